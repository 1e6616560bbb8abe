import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import { OutboxWorker, type Outcome } from '../../../../server/domain/outbox/outbox-worker.js'
import type { OutboxItem } from '../../../../server/domain/ports/outbox.js'
import type { Store } from '../../../../server/domain/ports/store.js'
import { randomId } from '../../../../server/domain/random-id.js'
import { openLibsqlStore } from '../../../../server/store/libsql/open-libsql-store.js'
import { createRecordingLog } from '../../mail/recording-log.js'

const DAY_MS = 24 * 3_600_000

describe('a worker of the outbox', () => {
  const folder = mkdtempSync(join(tmpdir(), 'klucznik-outbox-'))
  let store: Store
  let clock = new Date()
  before(async () => {
    store = await openLibsqlStore(folder)
  })
  after(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })
  beforeEach(async () => {
    // what an earlier test has left is done with first
    clock = new Date(clock.getTime() + DAY_MS)
    await workerThat(() => 'done').worker.runOnce()
    assert.equal(await store.outbox.count(), 0)
  })

  const add = async (...accounts: string[]) => {
    for (const account of accounts) {
      const item = { kind: 'password-set' as const, id: randomId(), unit: 'przykladowo', account, attempts: 0 }
      await store.outbox.add({ ...item, createdAt: clock, dueAt: clock })
    }
  }

  /** A worker, what its handler got to see, and what was logged. */
  const workerThat = (deliver: (account: string) => Outcome | Promise<Outcome>, lanes = 1) => {
    const log = createRecordingLog()
    const seen: string[] = []
    const givenUp: unknown[] = []
    const accountOf = (item: OutboxItem): string => ('account' in item ? item.account : '')
    const worker = new OutboxWorker<OutboxItem>(
      { log, now: () => clock, outbox: store.outbox },
      () => ({
        claim: (claim) => store.outbox.claim(claim),
        async deliver(item) {
          seen.push(accountOf(item))
          return deliver(accountOf(item))
        },
        giveUp: async (item, error) => void givenUp.push([accountOf(item), error]),
      }),
      { everyMs: Infinity, lanes, leaseMs: 60_000 },
    )
    return { worker, seen, givenUp, events: () => log.events.map(({ event }) => event) }
  }

  it('works until nothing is due', async () => {
    await add('a', 'b', 'c')
    const { worker, seen } = workerThat(() => 'done')
    await worker.runOnce()
    assert.deepEqual([seen.sort(), await store.outbox.count()], [['a', 'b', 'c'], 0])
  })

  it('works on as many at once as it has lanes', async () => {
    await add('a', 'b', 'c')
    const waiting: (() => void)[] = []
    const { worker, seen } = workerThat(
      () =>
        new Promise<Outcome>((resolve) => {
          waiting.push(() => resolve('done'))
          if (waiting.length === 2) for (const go of waiting.splice(0)) go()
          else if (seen.length === 3) resolve('done')
        }),
      2,
    )
    await worker.runOnce()
    assert.equal(seen.length, 3)
  })

  it('tries again by the schedule, or at the moment that the handler says', async () => {
    await add('later', 'then')
    const at = new Date(clock.getTime() + 5_000)
    const { worker, seen } = workerThat((account) =>
      clock >= at ? 'done' : account === 'later' ? 'again' : { again: at },
    )
    await worker.runOnce()
    assert.deepEqual(seen.sort(), ['later', 'then'])
    clock = new Date(at.getTime() - 1)
    await worker.runOnce()
    assert.equal(seen.length, 2)
    clock = at
    await worker.runOnce()
    assert.deepEqual(seen.slice(2), ['then'])
    clock = new Date(at.getTime() + 60_000)
    await worker.runOnce()
    assert.deepEqual(seen.slice(3), ['later'])
  })

  it('puts off what failed, says so without a name, and lets the lane rest', async () => {
    await add('a', 'b')
    const { worker, seen, events } = workerThat(() => Promise.reject(new Error('the relay is away')))
    await worker.runOnce()
    assert.deepEqual([seen.length, events(), await store.outbox.count()], [1, ['outbox.put-off'], 2])
  })

  it('gives up what was tried for a day, with the last error, and what would come again only after that day', async () => {
    const error = new Error('the relay is away')
    await add('failing')
    clock = new Date(clock.getTime() + DAY_MS)
    const failing = workerThat(() => Promise.reject(error))
    await failing.worker.runOnce()
    assert.deepEqual([failing.givenUp, await store.outbox.count()], [[['failing', error]], 0])
    await add('waiting')
    const waiting = workerThat(() => ({ again: new Date(clock.getTime() + DAY_MS) }))
    await waiting.worker.runOnce()
    assert.deepEqual([waiting.givenUp, await store.outbox.count()], [[['waiting', undefined]], 0])
  })

  it('takes nothing new once it stops, for good', async () => {
    await add('a', 'b')
    const { worker, seen } = workerThat(async (): Promise<Outcome> => {
      await worker.stop()
      return 'done'
    })
    await worker.runOnce()
    assert.deepEqual([seen.length, await store.outbox.count()], [1, 1])
    await worker.runOnce()
    assert.equal(seen.length, 1)
  })

  it('gives an item to nobody else while its lease holds', async () => {
    await add('a')
    const other = workerThat(() => 'done')
    const { worker } = workerThat(async (): Promise<Outcome> => {
      await other.worker.runOnce()
      return 'done'
    })
    await worker.runOnce()
    assert.deepEqual([other.seen, await store.outbox.count()], [[], 0])
  })
})
