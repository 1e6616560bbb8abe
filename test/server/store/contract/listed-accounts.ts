import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { Account } from '../../../../server/domain/account.js'
import type { Store } from '../../../../server/domain/ports/store.js'
import type { OpenedStore } from './opened-store.js'
import { account, freshUnit, later, NOW } from './sample-accounts.js'

const known = (unit: string, login: string, more: Partial<Account> = {}): Account =>
  account(unit, login, {}, { keys: { login }, ...more })

/** What an account is changed to: as it is, but for this. */
const changeOf = (
  { login, keys, keyVersion, profile, mark }: Account,
  more: { class: string; ticketsDie: boolean; changedAt: Date },
) => ({ login, keys, keyVersion, profile, mark, basedOn: { profile, mark }, ...more })

/** Accounts as the panel lists them: what changed since a moment, and what became of whom. */
export function describeListedAccounts(opened: OpenedStore): void {
  describe('accounts in the panel', () => {
    let store: Store
    before(() => {
      ;({ store } = opened())
    })

    const changedSince = async (unit: string, since: Date): Promise<string[]> => {
      const logins: string[] = []
      for await (const { login } of store.accounts.changedSince(unit, since)) logins.push(login)
      return logins
    }

    it('keep their role, their classes, and when they were mailed', async () => {
      const made = known(freshUnit(), 'pani', { role: 'teacher', classes: ['4b', '5c'], class: '', mailedAt: NOW })
      await store.accounts.add(made)
      assert.deepEqual(await store.accounts.findById(made.unit, made.id), made)
      const change = changeOf(made, { class: '4b', ticketsDie: false, changedAt: later(1) })
      const { role: _role, classes: _classes, ...member } = made
      assert.deepEqual(await store.accounts.change(made.unit, made.id, change), {
        ...member,
        class: '4b',
        changedAt: later(1),
      })
    })

    it('forget what became of their mails when the address is another one', async () => {
      const made = known(freshUnit(), 'anna', {
        mailedAt: NOW,
        mailedFor: 'r',
        undelivered: { at: NOW, reason: 'refused' },
      })
      await store.accounts.add(made)
      const change = changeOf(made, { class: '4b', ticketsDie: true, changedAt: NOW })
      const changed = await store.accounts.change(made.unit, made.id, change)
      assert.deepEqual([changed?.mailedAt, changed?.mailedFor, changed?.undelivered], [undefined, undefined, undefined])
    })

    it('are told since a moment by every write that a list could show, the earliest first', async () => {
      const unit = freshUnit()
      const [a, b, c, d, e, f] = ['a', 'b', 'c', 'd', 'e', 'f'].map((login) => known(unit, login))
      assert.ok(a && b && c && d && e && f)
      for (const made of [a, b, c, d, e, f, known(unit, 'x'), known(unit, 'decoy', { status: 'decoy' })])
        await store.accounts.add(made)
      assert.equal((await changedSince(unit, NOW)).length, 7)
      assert.deepEqual(await changedSince(unit, later(0.001)), [])
      const grant = {
        unit,
        id: a.id,
        email: undefined,
        ticket: { hash: 'h', purpose: 'activation' as const, expiresAt: later(60), request: 'r' },
        mail: { request: 'r', at: later(5) },
        caps: { perHour: 5, perDay: 5 },
      }
      assert.ok(await store.accounts.grantTicket(grant))
      await store.accounts.markDelivery(unit, [b], { at: later(3), reason: 'refused' }, later(4))
      const status = { unit, basedOn: c.mark, mark: 'another' }
      await store.accounts.setStatus({ ...status, id: c.id, status: 'disabled', at: later(3) })
      await store.accounts.setStatus({ ...status, id: d.id, status: 'active', at: later(2) })
      const change = changeOf(e, { class: '5c', ticketsDie: false, changedAt: later(1) })
      await store.accounts.change(unit, e.id, change)
      await store.accounts.noteMailed(unit, [f], { request: 'r', at: later(6) })
      assert.deepEqual(await changedSince(unit, later(1)), ['e', 'd', 'c', 'b', 'a', 'f'])
      assert.deepEqual(await changedSince(unit, later(4)), ['b', 'a', 'f'])
      assert.equal(
        (await store.accounts.findById(unit, a.id))?.mailedAt,
        undefined,
        'a link is granted, no mail is out',
      )
      assert.deepEqual((await store.accounts.findById(unit, f.id))?.mailedAt, later(6))
      const spending = {
        unit,
        id: a.id,
        hash: 'h',
        mark: a.mark,
        newMark: a.mark,
        now: later(9),
        passwordHash: 'phc',
        notice: 'n',
      }
      assert.ok(await store.accounts.spendTicket(spending))
      assert.deepEqual(await changedSince(unit, later(9)), ['a'])
    })

    it('are told page after page though many changed in the same moment', async () => {
      const unit = freshUnit()
      for (let n = 0; n < 1_200; n++) await store.accounts.add(known(unit, `osoba${n}`))
      assert.equal(new Set(await changedSince(unit, NOW)).size, 1_200)
    })

    it('are listed from a login on', async () => {
      const unit = freshUnit()
      for (const login of ['a', 'b', 'ć', 'd']) await store.accounts.add(known(unit, login))
      const listed: string[] = []
      for await (const { login } of store.accounts.list(unit, 'a')) listed.push(login)
      assert.deepEqual(listed, ['b', 'd', 'ć'])
    })

    it('are disabled and enabled over what was read, and by one of two at once', async () => {
      const made = known(freshUnit(), 'anna', { status: 'disabled' })
      await store.accounts.add(made)
      const { unit, id } = made
      const change = { unit, id, basedOn: made.mark, status: 'active' as const, mark: 'second', at: later(1) }
      assert.equal(await store.accounts.setStatus(change), true)
      const enabled = await store.accounts.findById(unit, id)
      assert.deepEqual([enabled?.status, enabled?.mark, enabled?.rightsAt], ['active', 'second', later(1)])
      const late = { ...change, status: 'disabled' as const, mark: 'third', at: later(2) }
      assert.equal(await store.accounts.setStatus(late), false)
      assert.deepEqual(await store.accounts.findById(unit, id), enabled)
      assert.equal(await store.accounts.setStatus({ ...late, basedOn: 'second', unit: freshUnit() }), false)
      assert.equal(await store.accounts.setStatus({ ...late, basedOn: 'second' }), true)
      assert.deepEqual((await store.accounts.findById(unit, id))?.rightsAt, later(2))
    })
  })
}
