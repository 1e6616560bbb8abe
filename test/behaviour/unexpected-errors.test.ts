import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import pino from 'pino'
import { Registry } from 'prom-client'
import { createEventLog } from '../../server/event-log.js'
import { createApp, type AppParts } from '../../server/http/create-app.js'
import { LETTER_POLICY } from '../../server/letters/style.js'
import { writeLetters } from '../../server/letters/write-letters.js'
import { startTestServer, type TestServer } from '../support/test-server.js'
import { until } from '../support/until.js'

/** The HTTP side of a server, with what it logs. */
async function appOf(server: TestServer, parts: Partial<AppParts>) {
  const lines: string[] = []
  const metrics = new Registry()
  const logger = pino({ base: null }, { write: (line: string) => lines.push(line) })
  const log = createEventLog(logger, metrics)
  const app = await createApp({
    services: { ...server.services, log },
    logger,
    metrics,
    trustedProxies: [],
    widget: { folder: import.meta.dirname, version: '0.0.0' },
    drawMedia: async () => undefined,
    letters: { write: writeLetters, policy: LETTER_POLICY },
    ping: async () => {},
    ...parts,
  })
  return { app, lines, log }
}

describe('an error that nobody expected [65, 66]', () => {
  it('is logged as an event with its stack and without its message, which may hold an address', async () => {
    const server = await startTestServer()
    const { app, lines } = await appOf(server, {
      async drawMedia() {
        throw new Error('cannot draw for anna.nowak@example.org')
      },
    })
    try {
      const { statusCode, body } = await app.inject({ url: '/captcha/picture/x' })
      assert.deepEqual([statusCode, body], [500, '{"error":"Unavailable"}'])
      const events = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
      const failed = events.filter(({ event }) => event === 'http.failed')
      assert.deepEqual([failed.length, failed[0]?.['route']], [1, '/captcha/picture/:drawing'])
      assert.match(JSON.stringify(failed), /at drawMedia/)
      assert.doesNotMatch(lines.join(''), /anna\.nowak/)
    } finally {
      await app.close()
      await server.stop()
    }
  })
})

describe('a refusal that is expected [87]', () => {
  it('of a server that cannot keep up is one line, with no stack, however many calls it meets', async () => {
    const server = await startTestServer()
    // any turn of the event loop is too long
    const { app, lines, log } = await appOf(server, { patience: { lag: 1e-6 } })
    const issue = () =>
      app.inject({ method: 'POST', url: '/trpc/przykladowo/captcha.issue', payload: { kind: 'work', language: 'pl' } })
    try {
      await until('it refuses', async () => (await issue()).statusCode === 503)
      const answers = await Promise.all(Array.from({ length: 1_000 }, issue))
      assert.ok(answers.every(({ statusCode }) => statusCode === 503))
      const written = () =>
        lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ event }) => event === 'rpc.failed')
      assert.equal(written().length, 1)
      log.close()
      assert.deepEqual(
        written().map(({ times }) => times),
        [undefined, 1_000],
      )
      assert.doesNotMatch(lines.join(''), /stack/)
    } finally {
      await app.close()
      await server.stop()
    }
  })
})
