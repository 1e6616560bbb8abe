import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { setStatus } from '../../../../server/domain/accounts/set-status.js'
import { registerAccount } from '../../../../server/domain/accounts/register-account.js'
import { markAccount } from '../../../../server/domain/accounts/account-mark.js'
import type { Account } from '../../../../server/domain/account.js'
import type { Store } from '../../../../server/domain/ports/store.js'
import { randomId } from '../../../../server/domain/random-id.js'
import { testUnit } from '../../../support/test-server.js'
import type { OpenedStore } from './opened-store.js'
import { account, added, freshUnit, grant, keyring, later, NOW, spending } from './sample-accounts.js'

/** Second factors, which lie sealed in the account: written over what was read, and over nothing else. */
export function describeFactors(opened: OpenedStore): void {
  describe('second factors', () => {
    let store: Store
    let second: Store
    before(() => {
      ;({ store, second } = opened())
    })

    const setting = ({ unit, id, mark }: Account, factors: string | undefined) => ({
      unit,
      id,
      basedOn: mark,
      factors,
      mark: `mark of ${factors}`,
    })
    const read = async ({ unit, id }: Account): Promise<Account> => {
      const found = await store.accounts.findById(unit, id)
      assert.ok(found)
      return found
    }

    it('are written over the account that was read, and nothing else of it is another', async () => {
      const made = await added(store, account(freshUnit(), 'anna', {}, { passwordHash: 'phc' }))
      assert.equal(await store.accounts.setFactors(setting(made, 'sealed')), true)
      assert.deepEqual(await read(made), { ...made, factors: 'sealed', mark: 'mark of sealed' })
      assert.equal(await store.accounts.setFactors(setting(made, 'late')), false)
      const strange = { ...setting(await read(made), 'x'), unit: freshUnit() }
      assert.equal(await store.accounts.setFactors(strange), false)
    })

    it('that are new or gone move the account in the list, and name the mail that tells of them', async () => {
      const made = await added(store, account(freshUnit(), 'anna', {}, { factors: 'sealed' }))
      const told = { at: later(60), notice: randomId() }
      assert.equal(await store.accounts.setFactors({ ...setting(made, undefined), told }), true)
      const { factors: _factors, ...bare } = made
      const after = { ...bare, mark: 'mark of undefined', factorNotice: told.notice, changedAt: told.at }
      assert.deepEqual(await read(made), after)
    })

    it('are written by one of fifty at once', async () => {
      const made = await added(store, account(freshUnit(), 'anna'))
      const writes = Array.from({ length: 50 }, (_, n) =>
        (n % 2 ? store : second).accounts.setFactors(setting(made, `sealed ${n}`)),
      )
      const outcomes = await Promise.all(writes)
      assert.equal(outcomes.filter(Boolean).length, 1)
      assert.equal((await read(made)).factors, `sealed ${outcomes.indexOf(true)}`)
    })

    it('stay when the school changes, disables and enables the person, who sets another password', async () => {
      const unit = testUnit({ id: freshUnit() })
      const log = { info() {}, warn() {} }
      const services = { accounts: store.accounts, keyring, log, now: () => NOW, outbox: store.outbox }
      await registerAccount(services, { unit, row: { login: 'anna', class: '4b' } })
      const found = await store.accounts.findByLogin(unit.id, keyring.of(unit.id).loginKeys('anna'))
      assert.ok(found)
      const factors = 'sealed'
      const mark = markAccount(keyring, { ...found, factors })
      assert.ok(await store.accounts.setFactors({ ...setting(found, factors), mark }))
      await registerAccount(services, { unit, row: { login: 'anna', class: '5b', firstName: 'Anna' } })
      for (const status of ['disabled', 'active'] as const) await setStatus(services, found, status)
      const known = await read(found)
      await store.accounts.grantTicket(grant(known, 'h'))
      const newMark = markAccount(keyring, { ...known, passwordHash: 'phc of h' })
      assert.ok(await store.accounts.spendTicket({ ...spending(known, 'h'), newMark }))
      const after = await read(found)
      assert.deepEqual([after.factors, after.class, after.passwordHash], [factors, '5b', 'phc of h'])
      assert.equal(after.mark, markAccount(keyring, after))
    })
  })
}
