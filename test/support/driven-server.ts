import assert from 'node:assert/strict'
import { startTestServer, type TestServer, type TestServerOptions } from './test-server.js'

/** A server whose workers rest until a test drives them, and whose clock a test sets forward. */
export interface DrivenServer extends TestServer {
  /** Lets so many milliseconds pass. */
  advance(ms: number): void
  /** One round of the outbox, then one of the words to schools' systems, which it may have queued. */
  deliver(): Promise<void>
  /** The same, after which nothing may be left. */
  deliverAll(): Promise<void>
}

/** Starts a server that does nothing by itself but answer. */
export async function startDrivenServer(options: Omit<TestServerOptions, 'now' | 'pace'> = {}): Promise<DrivenServer> {
  let ahead = 0
  const server = await startTestServer({
    ...options,
    pace: { everyMs: Infinity },
    now: () => new Date(Date.now() + ahead),
  })
  const { services, workers } = server
  const deliver = async (): Promise<void> => {
    await workers.outbox.runOnce()
    await workers.webhooks.runOnce()
  }
  return {
    ...server,
    advance: (ms) => void (ahead += ms),
    deliver,
    async deliverAll() {
      await deliver()
      assert.equal(await services.outbox.count(), 0, 'something waits for a later round')
    },
  }
}
