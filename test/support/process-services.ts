import { loadUnitKeys } from '../../server/domain/key-keeping/load-unit-keys.js'
import { Keyring } from '../../server/domain/keyring.js'
import type { Store } from '../../server/domain/ports/store.js'
import { createArgon2Hasher } from '../../server/passwords/argon2-hasher.js'
import type { ServerProcess } from './server-process.js'
import { testUnit, type TestServer } from './test-server.js'

/**
 * A server in a process of its own as far as entering people and signing in need one: it has no test server's parts, so
 * they are put together here, over another handle on its store.
 */
export async function processServices(server: ServerProcess, store: Store): Promise<TestServer> {
  const keyring = new Keyring(...server.env.secretKeys)
  await loadUnitKeys({ keyring, keys: store.keys, now: () => new Date() }, ['przykladowo'])
  const services = {
    accounts: store.accounts,
    keyring,
    hasher: createArgon2Hasher(),
    log: { info() {}, warn() {} },
    now: () => new Date(),
    units: new Map([['przykladowo', testUnit()]]),
  }
  const publicUrl = server.url.replace('127.0.0.1', 'localhost')
  return { url: server.url, env: { publicUrl }, services } as unknown as TestServer
}
