import { prepareDemo, type Demo } from '../../demo/prepare-demo.js'
import { readEnvironment, type Environment } from '../../server/env.js'
import { startServer, type RunningServer, type ServerOptions } from '../../server/main.js'
import { freePort } from '../support/free-port.js'

/** The demo as `klucznik serve --demo` starts it, on a free port and with a worker that does not keep tests waiting. */
export type DemoServer = RunningServer & { env: Environment; demo: Demo }

export async function startDemoServer({ now }: Pick<ServerOptions, 'now'> = {}): Promise<DemoServer> {
  const port = String(await freePort())
  const demo = await prepareDemo({ PORT: port })
  const env = readEnvironment({ ...demo.variables, PORT: port, HOST: '127.0.0.1', LOG_LEVEL: 'silent' })
  const server = await startServer(env, { demo, pace: { everyMs: 50 }, patience: { lag: 0 }, ...(now && { now }) })
  return { ...server, env, demo }
}

/** What the school diary's page posts. */
export function signIn(server: RunningServer, body: unknown): Promise<Response> {
  return fetch(`${server.url}/demo/dziennik/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}
