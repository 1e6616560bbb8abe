import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { registerAccount } from '../server/domain/accounts/register-account.js'
import { loadUnitKeys } from '../server/domain/key-keeping/load-unit-keys.js'
import { renewKeys } from '../server/domain/key-keeping/renew-keys.js'
import { Keyring } from '../server/domain/keyring.js'
import { openStore } from '../server/store/open-store.js'
import { testUnit } from '../test/support/test-server.js'
import type { BenchRow } from './table.js'

const MILLION = 1_000_000

/** How long it takes to key a unit anew, on the embedded store, or on the MongoDB that `BENCH_MONGODB` names. */
export async function benchKeys({ people = 100_000 } = {}): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'klucznik-bench-'))
  const databaseUrl = process.env['BENCH_MONGODB']
  const { accounts, audit, close, keys, outbox } = await openStore({
    dataDir: folder,
    ...(databaseUrl !== undefined && { databaseUrl }),
  })
  try {
    const unit = testUnit()
    const keyring = new Keyring(randomBytes(32))
    const now = () => new Date()
    const services = { accounts, audit, keyring, keys, log: { info() {}, warn() {} }, now, outbox }
    await loadUnitKeys(services, [unit.id])
    for (let n = 0; n < people; n++) {
      const row = { login: `osoba${n}`, email: `osoba${n}@example.org`, firstName: 'Imię', lastName: `Nowak ${n}` }
      await registerAccount(services, { unit, row })
    }

    const loopStart = performance.now()
    // what the store alone takes: each row read, and written as it is
    for (let after: string | undefined = ''; after !== undefined;)
      after = (await accounts.rewritePage(unit.id, after, (account) => ({ ...account }))).next
    const loopSeconds = (performance.now() - loopStart) / 1_000

    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const start = performance.now()
    const { rekeyed } = await renewKeys(services, unit.id, { wait: async () => {} })
    const seconds = (performance.now() - start) / 1_000
    delay.disable()
    if (rekeyed !== people) throw new Error(`${rekeyed} of ${people} accounts were written`)

    const minutes = ((seconds / people) * MILLION) / 60
    return [
      { name: `${people} rows read and written in one loop`, figure: `${Math.round(people / loopSeconds)} rows/s` },
      {
        name: `${people} accounts keyed anew, the last look included`,
        figure: `${Math.round(people / seconds)} rows/s`,
      },
      { name: 'event loop held at the longest', figure: `${(delay.max / 1e6).toFixed(0)} ms` },
      { name: 'a million at this pace, and 0.5 min of waiting', figure: `${(minutes + 0.5).toFixed(1)} min` },
    ]
  } finally {
    await close()
    await rm(folder, { recursive: true, force: true })
  }
}
