import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startInbox, type Inbox } from '../../demo/inbox.js'
import { digestOfKey, SYSTEM_RIGHTS } from '../../server/domain/system-key.js'
import type { Unit } from '../../server/domain/unit.js'
import type { Environment } from '../../server/env.js'
import { startServer, type RunningServer, type ServerOptions } from '../../server/main.js'
import { parseUnits } from '../../server/units-file.js'
import { freePort } from './free-port.js'

/** The key that every test unit knows, with every right; the history calls it `dziennik`. */
export const SYSTEM_KEY = 'test-system-key'

/** A units file's entry, with what a test sets differently. */
export function testUnit(own: Record<string, unknown> = {}): Unit {
  const [unit] = parseUnits([
    {
      id: 'przykladowo',
      name: 'Gmina Przykładowo',
      from: 'Gmina Przykładowo <konto@przykladowo.example>',
      origins: ['https://www.przykladowo.example'],
      contact: 'tel. 12 345 67 89',
      systemKeys: [{ name: 'dziennik', sha256: digestOfKey(SYSTEM_KEY), may: [...SYSTEM_RIGHTS] }],
      captcha: { workFactor: 0.01 },
      // by default each first sign-in would be told of it
      staffSecondFactor: 'off',
      ...own,
    },
  ])
  if (unit === undefined) throw new Error('no unit')
  return unit
}

/** A whole server: HTTP on a free port, real SMTP, a store of its own. */
export interface TestServer extends RunningServer {
  env: Environment
  inbox: Inbox
}

/** What a test asks of its server. */
export interface TestServerOptions extends ServerOptions {
  units?: Unit[]
  env?: Partial<Environment>
}

/** Starts a server whose worker looks into the outbox every 50 ms; `stop()` removes all traces. */
export async function startTestServer({
  units = [testUnit()],
  env: own = {},
  ...options
}: TestServerOptions = {}): Promise<TestServer> {
  const inbox = await startInbox()
  const dataDir = own.dataDir ?? (await mkdtemp(join(tmpdir(), 'klucznik-test-')))
  const port = own.port ?? (await freePort())
  const env: Environment = {
    port,
    host: '127.0.0.1',
    publicUrl: `http://localhost:${port}`,
    secretKeys: [randomBytes(32)],
    dataDir,
    smtpUrl: inbox.url,
    units,
    trustedProxies: [],
    logLevel: 'silent',
    ...own,
  }
  const removeTraces = async (): Promise<void> => {
    await inbox.close()
    if (own.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
  }
  // on a busy machine a process gets no turn for seconds now and then, and would refuse calls in the next one for that
  const patience = { lag: 0, ...options.patience }
  const server = await startServer(env, { pace: { everyMs: 50 }, ...options, patience }).catch(
    async (error: unknown) => {
      await removeTraces()
      throw error
    },
  )
  return {
    ...server,
    env,
    inbox,
    async stop() {
      await server.stop()
      await removeTraces()
    },
  }
}
