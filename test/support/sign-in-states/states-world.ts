import { employ } from '../panel.js'
import { hearRoutes } from '../registered-routes.js'
import { startTestServer, testUnit } from '../test-server.js'
import type { Environment } from '../../../server/env.js'
import type { StatesWorld } from './browser-states.js'

/** Starts a server with a unit of each kind, and says which routes it has. */
export async function startStatesWorld(env: Partial<Environment>): Promise<{ world: StatesWorld; routes: string[] }> {
  let ahead = 0
  const limits = { perAddress: '100000/60' }
  const units = [
    testUnit({ staffSecondFactor: 'offered', limits }),
    testUnit({ id: 'obok', limits }),
    testUnit({ id: 'ostro', staffSecondFactor: 'required', limits }),
  ]
  const start = () => startTestServer({ units, env, now: () => new Date(Date.now() + ahead) })
  const { result: server, routes } = await hearRoutes(start)
  // the same few passwords over and over: each is worked out once
  const { hasher } = server.services
  const known = new Map<string, Promise<unknown>>()
  const once = <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
    const kept = known.get(key) ?? work()
    known.set(key, kept)
    return kept as Promise<Result>
  }
  server.services.hasher = {
    hash: (password, about) => once(`hash ${password}`, () => hasher.hash(password, about)),
    verify: (phc, password, about) => once(`${phc} ${password}`, () => hasher.verify(phc, password, about)),
    verifyNothing: (password, about) => once(`nothing ${password}`, () => hasher.verifyNothing(password, about)),
  }
  for (const unit of ['przykladowo', 'obok', 'ostro']) await employ(server, { login: 'stala', role: 'teacher', unit })
  return { world: { server, wait: (ms) => void (ahead += ms) }, routes }
}
