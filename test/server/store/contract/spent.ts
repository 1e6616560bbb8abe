import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { Store } from '../../../../server/domain/ports/store.js'
import { randomId } from '../../../../server/domain/random-id.js'
import type { OpenedStore } from './opened-store.js'

/** Challenges, each of which is spent once. */
export function describeSpent(opened: OpenedStore): void {
  describe('spent challenges', () => {
    let store: Store
    let second: Store
    before(() => {
      ;({ store, second } = opened())
    })

    it('are spent by one of fifty at once [10]', async () => {
      const id = randomId()
      const wins = await Promise.all(
        Array.from({ length: 50 }, (_, n) => (n % 2 ? store : second).spent.spend(id, new Date(Date.now() + 600_000))),
      )
      assert.equal(wins.filter(Boolean).length, 1)
      assert.equal(await store.spent.spend(id, new Date(Date.now() + 600_000)), false)
      assert.equal(await store.spent.spend(randomId(), new Date(Date.now() + 600_000)), true)
    })
  })
}
