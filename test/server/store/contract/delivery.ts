import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { Store } from '../../../../server/domain/ports/store.js'
import type { OpenedStore } from './opened-store.js'
import { account, added, freshUnit, keyring, later, NOW } from './sample-accounts.js'

/** What became of a mail, noted with whom it went to. */
export function describeDelivery(opened: OpenedStore): void {
  describe('what became of a mail', () => {
    let store: Store
    let second: Store
    before(() => {
      ;({ store, second } = opened())
    })

    it('is noted only while the address is the one that it went to, whichever comes first', async () => {
      const unit = freshUnit()
      for (let n = 0; n < 20; n++) {
        const made = await added(store, account(unit, `anna${n}`, { email: `a${n}@b.pl` }))
        const { login, keyVersion, profile, mark, class: ofClass } = made
        const keys = keyring.of(unit).identifierKeys({ login, ...(n % 3 && { email: `new${n}@b.pl` }) })
        const place = { login, keyVersion, profile, mark, class: ofClass, keys, basedOn: made }
        const change = () => store.accounts.change(unit, made.id, { ...place, ticketsDie: true, changedAt: later(1) })
        const note = () =>
          n % 2
            ? second.accounts.noteMailed(unit, [made], { request: 'r', at: later(2) })
            : second.accounts.markDelivery(unit, [made], { at: later(2), reason: 'refused' }, later(2))
        await Promise.all(n % 4 < 2 ? [note(), change()] : [change(), note()])
        await note()
        const after = await store.accounts.findById(unit, made.id)
        assert.deepEqual(
          [after?.mailedAt, after?.mailedFor, after?.undelivered, after?.changedAt],
          [undefined, undefined, undefined, later(1)],
        )
      }
    })

    it('is noted of each of a family, and of the one who has no address', async () => {
      const unit = freshUnit()
      const ada = await added(store, account(unit, 'ada', { email: 'a@b.pl' }))
      const ben = await added(store, account(unit, 'ben', { email: 'a@b.pl' }))
      const ola = await added(store, account(unit, 'ola'))
      const { keys } = account(unit, 'ola', { email: 'a@b.pl' })
      await store.accounts.markDelivery(unit, [ada, ben, { id: ola.id, keys }], { at: NOW, reason: 'refused' }, NOW)
      const reasons = async () =>
        (await Promise.all([ada, ben, ola].map(({ id }) => store.accounts.findById(unit, id)))).map(
          (each) => each?.undelivered?.reason,
        )
      assert.deepEqual(await reasons(), ['refused', 'refused', undefined])
      await store.accounts.markDelivery(unit, [{ ...ada, keys: ola.keys }, ola], { at: NOW, reason: 'no-address' }, NOW)
      assert.deepEqual(await reasons(), ['refused', 'refused', 'no-address'])
    })
  })
}
