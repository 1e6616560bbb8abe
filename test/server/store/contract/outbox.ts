import assert from 'node:assert/strict'
import { before, beforeEach, describe, it } from 'node:test'
import type { OutboxItem, RecoveryRequest, WebhookCall } from '../../../../server/domain/ports/outbox.js'
import type { Store } from '../../../../server/domain/ports/store.js'
import { randomId } from '../../../../server/domain/random-id.js'
import type { OpenedStore } from './opened-store.js'
import { freshUnit, keyring, later, nobody, NOW } from './sample-accounts.js'

const request = (unit: string, dueAt = NOW): RecoveryRequest => ({
  kind: 'recovery',
  id: randomId(),
  unit,
  search: keyring.of(unit).identifierSearch('x', nobody),
  keyVersion: keyring.of(unit).newestVersion,
  network: 'a network',
  language: 'pl',
  createdAt: NOW,
  dueAt,
  attempts: 0,
  mailed: [],
})

/** The outbox: each item once, leased, put off, in two queues. */
export function describeOutbox(opened: OpenedStore): void {
  describe('the outbox', () => {
    let store: Store
    let second: Store
    before(() => {
      ;({ store, second } = opened())
    })

    /** Takes everything that is due by then. */
    const takeAll = async (now: Date): Promise<OutboxItem[]> => {
      const taken: OutboxItem[] = []
      for (;;) {
        const item = await store.outbox.claim({ lease: 'all', now, until: later(10 ** 9) })
        if (item === undefined) return taken
        taken.push(item)
        await store.outbox.finish({ id: item.id, lease: 'all' })
      }
    }
    // no test finds what another left
    beforeEach(() => takeAll(later(10 ** 8)))

    it('hands an item to one claim until its lease is over, then to another; the first can do nothing more', async () => {
      const item = request(freshUnit())
      await store.outbox.add(item)
      const claim = (lease: string, now: Date) =>
        store.outbox.claim({ lease, now, until: new Date(now.getTime() + 60_000) })
      assert.equal(await claim('a', later(-1)), undefined)
      assert.deepEqual(await claim('a', NOW), item)
      assert.equal(await claim('b', later(59)), undefined)
      assert.equal((await claim('b', later(60)))?.id, item.id)
      const { id } = item
      assert.deepEqual(
        [
          await store.outbox.markMailed({ id, lease: 'a' }, ['x']),
          await store.outbox.postpone({ id, lease: 'a' }, later(1)),
          await store.outbox.finish({ id, lease: 'a' }),
        ],
        [false, false, false],
      )
      assert.equal(await store.outbox.markMailed({ id, lease: 'b' }, ['x', 'y']), true)
      assert.equal(await store.outbox.postpone({ id, lease: 'b' }, later(300)), true)
      assert.equal(await claim('c', later(299)), undefined)
      const again = await claim('c', later(300))
      assert.deepEqual(again, { ...item, mailed: ['x', 'y'], attempts: 1, dueAt: later(300) })
      assert.equal(await store.outbox.finish({ id, lease: 'c' }), true)
      assert.equal(await store.outbox.count(), 0)
    })

    it('gives each of many items to exactly one of eight workers', async () => {
      const items: OutboxItem[] = Array.from({ length: 100 }, () => request(freshUnit()))
      for (const item of items) await store.outbox.add(item)
      const claimed: string[] = []
      await Promise.all(
        Array.from({ length: 8 }, async (_, n) => {
          for (;;) {
            const item = await (n % 2 ? store : second).outbox.claim({ lease: randomId(), now: NOW, until: later(60) })
            if (item === undefined) return
            claimed.push(item.id)
          }
        }),
      )
      assert.deepEqual(claimed.sort(), items.map(({ id }) => id).sort())
    })

    it('keeps words to the schools’ systems in a queue of their own', async () => {
      const call: WebhookCall = {
        kind: 'webhook',
        id: randomId(),
        unit: freshUnit(),
        event: 'mail.undelivered',
        login: 'anna',
        at: later(-3),
        createdAt: NOW,
        dueAt: NOW,
        attempts: 0,
      }
      const item = request(call.unit, later(1))
      await store.outbox.add(call)
      await store.outbox.add(item)
      assert.equal(await store.outbox.count(), 2)
      const claim = (lease: string) => ({ lease, now: later(2), until: later(60) })
      assert.equal((await store.outbox.claim(claim('a')))?.id, item.id)
      assert.equal(await store.outbox.claim(claim('b')), undefined)
      assert.deepEqual(await second.outbox.claimWebhook(claim('c')), call)
      assert.equal(await store.outbox.claimWebhook(claim('d')), undefined)
      assert.equal(await store.outbox.postpone({ id: call.id, lease: 'd' }, later(9)), false)
      assert.equal(await store.outbox.postpone({ id: call.id, lease: 'c' }, later(9)), true)
      assert.deepEqual(await store.outbox.claimWebhook({ lease: 'e', now: later(9), until: later(60) }), {
        ...call,
        dueAt: later(9),
        attempts: 1,
      })
      assert.equal(await store.outbox.finish({ id: call.id, lease: 'e' }), true)
      assert.equal(await store.outbox.finish({ id: item.id, lease: 'a' }), true)
    })

    it('leaves an item that waits already as it is', async () => {
      const item = request(freshUnit())
      assert.equal(await store.outbox.add(item), true)
      await store.outbox.claim({ lease: 'a', now: NOW, until: later(60) })
      assert.equal(await second.outbox.add({ ...item, language: 'uk' }), false)
      assert.equal(await store.outbox.count(), 1)
      assert.equal(await store.outbox.postpone({ id: item.id, lease: 'a' }, NOW), true)
      assert.deepEqual(await store.outbox.claim({ lease: 'b', now: NOW, until: later(60) }), { ...item, attempts: 1 })
      await store.outbox.finish({ id: item.id, lease: 'b' })
    })

    it('takes each of many once, however many add them at once, and says how many were new', async () => {
      const unit = freshUnit()
      const items = Array.from({ length: 1_100 }, () => request(unit))
      const added = await Promise.all([
        store.outbox.addAll(items),
        second.outbox.addAll(items.toReversed()),
        store.outbox.addAll(items.slice(300)),
      ])
      assert.equal(
        added.reduce((sum, each) => sum + each),
        1_100,
      )
      assert.equal(await store.outbox.count(), 1_100)
      assert.equal(await store.outbox.addAll([...items, request(unit)]), 1)
      assert.equal(await store.outbox.addAll([]), 0)
    })

    it('keeps notices too, and that the school’s system was told of them', async () => {
      const notice: OutboxItem = {
        kind: 'password-set',
        id: randomId(),
        unit: freshUnit(),
        account: randomId(),
        createdAt: NOW,
        dueAt: later(5),
        attempts: 0,
      }
      await store.outbox.add(notice)
      assert.deepEqual(await store.outbox.claim({ lease: 'a', now: later(5), until: later(60) }), notice)
      const { id } = notice
      assert.equal(await second.outbox.markTold({ id, lease: 'b' }), false)
      assert.equal(await second.outbox.markTold({ id, lease: 'a' }), true)
      assert.equal(await store.outbox.postpone({ id, lease: 'a' }, later(5)), true)
      const again = await store.outbox.claim({ lease: 'c', now: later(5), until: later(60) })
      assert.deepEqual(again, { ...notice, isTold: true, attempts: 1 })
    })

    const waiting = { createdAt: NOW, dueAt: NOW, attempts: 0, mailed: [] }

    it('keeps an invitation over a retry, and who was mailed', async () => {
      const item: OutboxItem = {
        kind: 'invitation',
        id: randomId(),
        unit: 'raz',
        account: 'x',
        language: 'uk',
        ...waiting,
      }
      await store.outbox.add(item)
      const claim = (lease: string, now: Date) => store.outbox.claim({ lease, now, until: later(600) })
      assert.deepEqual(await claim('one', NOW), item)
      assert.ok(await store.outbox.markMailed({ id: item.id, lease: 'one' }, ['x']))
      assert.ok(await store.outbox.postpone({ id: item.id, lease: 'one' }, later(1)))
      assert.deepEqual(await claim('two', later(1)), { ...item, mailed: ['x'], dueAt: later(1), attempts: 1 })
      assert.ok(await store.outbox.finish({ id: item.id, lease: 'two' }))
    })

    it('adds many outbox items at once', async () => {
      const items = Array.from({ length: 1_100 }, (): OutboxItem => ({
        kind: 'invitation',
        id: randomId(),
        unit: 'wiele',
        account: randomId(),
        language: 'pl',
        ...waiting,
      }))
      await store.outbox.addAll(items)
      await store.outbox.addAll([])
      const claimed = await takeAll(NOW)
      assert.deepEqual(claimed.map(({ id }) => id).sort(), items.map(({ id }) => id).sort())
    })
  })
}
