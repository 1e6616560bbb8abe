import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { registerAccount } from '../server/domain/accounts/register-account.js'
import { Directory } from '../server/domain/directory/directory.js'
import { TestKeyring } from '../test/support/test-keyring.js'
import { countClasses, listPeople, searchPeople } from '../server/domain/panel/look-up.js'
import { importLines } from '../server/import/import-lines.js'
import { openPeopleFile } from '../server/import/open-people-file.js'
import { openStore } from '../server/store/open-store.js'
import { testUnit } from '../test/support/test-server.js'
import type { BenchRow } from './table.js'

const ROUNDS = 50
const LAST_NAMES = ['Nowak', 'Kowalska', 'Wiśniewski', 'Wójcik', 'Kamińska', 'Lewandowski', 'Zielińska', 'Szymański']

/** What a panel of a large unit waits for, on the embedded store; `node --expose-gc` makes the memory exact. */
export async function benchPanel({ people = 20_000 } = {}): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'klucznik-bench-'))
  const store = await openStore({ dataDir: folder })
  try {
    const unit = testUnit()
    const keyring = new TestKeyring()
    let ahead = 0
    const now = () => new Date(Date.now() + ahead)
    const log = { info() {}, warn() {} }
    const writing = { accounts: store.accounts, audit: store.audit, keyring, log, now, outbox: store.outbox }

    const importStart = performance.now()
    const { columns, records } = await openPeopleFile(bytesOf(csv(people)))
    const signal = new AbortController().signal
    const actor = { via: 'panel', actor: 'bench' } as const
    for await (const worked of importLines({
      services: writing,
      unit,
      columns,
      records,
      mode: 'store',
      actor,
      signal,
    }))
      if (worked.outcome === 'refused') throw new Error(`line ${worked.record.line} was refused`)
    const importSeconds = (performance.now() - importStart) / 1_000

    const heapBefore = heap()
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const directory = new Directory({ accounts: store.accounts, keyring, now })
    const firstStart = performance.now()
    await directory.peopleOf(unit.id)
    const firstMs = performance.now() - firstStart
    delay.disable()
    const bytes = (heap() - heapBefore) / people

    const services = { directory, now }
    // what an import has just written is read again for a minute; this is about every other one
    ahead = 120_000
    await directory.peopleOf(unit.id)
    const look = { unit, reach: 'unit' } as const
    const measure = async (run: (round: number) => Promise<unknown>): Promise<string> => {
      const times: number[] = []
      for (let round = 0; round < ROUNDS; round++) {
        // as at work: somebody was changed since the last look
        await registerAccount(writing, { unit, row: { login: `osoba${round}`, firstName: `Nowe${Math.random()}` } })
        const start = performance.now()
        await run(round)
        times.push(performance.now() - start)
      }
      times.sort((one, other) => one - other)
      return `${times[ROUNDS / 2]?.toFixed(1)} ms, slowest of ${ROUNDS}: ${times.at(-1)?.toFixed(1)} ms`
    }
    return [
      { name: `import, ${people} new lines with audit`, figure: `${Math.round(people / importSeconds)} lines/s` },
      { name: 'first look: every profile opened', figure: `${Math.round(firstMs)} ms` },
      { name: 'first look, event loop held at the longest', figure: `${(delay.max / 1e6).toFixed(0)} ms` },
      { name: 'memory for each person', figure: `${Math.round(bytes)} bytes` },
      { name: 'classes with their funnels', figure: await measure(() => countClasses(services, look)) },
      {
        name: 'list of a class',
        figure: await measure(() => listPeople(services, { ...look, filter: { class: '4b' }, offset: 0, limit: 200 })),
      },
      {
        name: 'a page from the middle of all',
        figure: await measure(() => listPeople(services, { ...look, filter: {}, offset: people / 2, limit: 50 })),
      },
      {
        name: 'search, as typed',
        figure: await measure((round) =>
          searchPeople(services, { ...look, query: 'wiśniewski 19999'.slice(0, 1 + (round % 16)), limit: 20 }),
        ),
      },
    ]
  } finally {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
}

function csv(people: number): string {
  const rows = Array.from({ length: people }, (_, n) => {
    const lastName = LAST_NAMES[n % LAST_NAMES.length]
    return `osoba${n},osoba${n}@example.org,,,Imię,${lastName} ${n},${1 + (n % 8)}${'abcdefghijklmnopqrstuvwxyz'[n % 26]},pl`
  })
  return `login,email,pesel,substitute_id,first_name,last_name,class,language\n${rows.join('\n')}\n`
}

async function* bytesOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text)
}

function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
