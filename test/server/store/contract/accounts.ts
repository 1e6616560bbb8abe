import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { openProfile } from '../../../../server/domain/accounts/profile.js'
import { registerAccount } from '../../../../server/domain/accounts/register-account.js'
import { setStatus } from '../../../../server/domain/accounts/set-status.js'
import { IdentifierTaken, type AccountStore } from '../../../../server/domain/ports/account-store.js'
import type { Store } from '../../../../server/domain/ports/store.js'
import { testUnit } from '../../../support/test-server.js'
import { randomId } from '../../../../server/domain/random-id.js'
import type { OpenedStore } from './opened-store.js'
import { account, added, freshUnit, grant, keyring, later, nobody, NOW } from './sample-accounts.js'

/** What somebody is entered with. */
const entering = ({ accounts, outbox }: Store) => ({
  accounts,
  keyring,
  log: { info() {}, warn() {} },
  now: () => later(2),
  outbox,
})

const taken = (kind: string) => (error: unknown) => error instanceof IdentifierTaken && error.kind === kind

/** Accounts: one for each identifier, changed as a whole, found by any of their keys. */
export function describeAccounts(opened: OpenedStore): void {
  describe('accounts', () => {
    let store: Store
    let second: Store
    before(() => {
      ;({ store, second } = opened())
    })

    it('come back as they went in, dates and all', async () => {
      const made = await added(
        store,
        account(
          freshUnit(),
          'anna',
          { email: 'a@b.pl', pesel: '1', substitute: '2' },
          {
            language: 'uk',
            passwordHash: 'phc',
            passwordSetAt: NOW,
            tickets: [{ hash: 'h', purpose: 'activation', expiresAt: later(60), request: 'r' }],
            mails: [{ request: 'r', at: NOW }],
            undelivered: { at: NOW, reason: 'refused' },
          },
        ),
      )
      assert.deepEqual(await store.accounts.findById(made.unit, made.id), made)
      assert.equal(await store.accounts.findById(freshUnit(), made.id), undefined)
    })

    it('are found by any of their keys, in their own unit alone [7]', async () => {
      const unit = freshUnit()
      const made = await added(store, account(unit, 'anna', { email: 'a@b.pl', pesel: '11', substitute: '22' }))
      const found = async (readings: Partial<Record<keyof typeof nobody, string>>, where = unit) =>
        (await store.accounts.find(where, keyring.of(where).identifierSearch('x', { ...nobody, ...readings }))).map(
          ({ id }) => id,
        )
      for (const readings of [
        { email: 'a@b.pl' },
        { pesel: '11' },
        { substitute: '22' },
        { login: 'anna' },
        { login: 'anna', email: 'a@b.pl' },
      ]) {
        assert.deepEqual(await found(readings), [made.id])
        assert.deepEqual(await found(readings, freshUnit()), [])
      }
      assert.deepEqual(await found({ email: 'anna' }), [])
      assert.deepEqual(await found({}), [])
    })

    it('share an e-mail address, and nothing else', async () => {
      const unit = freshUnit()
      await added(store, account(unit, 'jeden', { email: 'a@b.pl', pesel: '11', substitute: '22' }))
      await added(store, account(unit, 'dwa', { email: 'a@b.pl' }))
      await assert.rejects(store.accounts.add(account(unit, 'jeden')), taken('login'))
      await assert.rejects(store.accounts.add(account(unit, 'x', { pesel: '11' })), taken('pesel'))
      await assert.rejects(store.accounts.add(account(unit, 'x', { substitute: '22' })), taken('substitute'))
      await added(store, account(freshUnit(), 'jeden', { pesel: '11', substitute: '22' }))
      const found = await store.accounts.find(
        unit,
        keyring.of(unit).identifierSearch('x', { ...nobody, email: 'a@b.pl' }),
      )
      assert.deepEqual(found.map(({ login }) => login).sort(), ['dwa', 'jeden'])
    })

    it('with one PESEL are added by one of fifty at once [70]', async () => {
      const unit = freshUnit()
      const adds = Array.from({ length: 50 }, (_, n) =>
        (n % 2 ? store : second).accounts.add(account(unit, `login${n}`, { pesel: '33' })),
      )
      const outcomes = await Promise.allSettled(adds)
      assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
      for (const outcome of outcomes) if (outcome.status === 'rejected') assert.ok(taken('pesel')(outcome.reason))
    })

    it('change as a whole: what is left out is gone, the old key is free, tickets live unless told', async () => {
      const unit = freshUnit()
      const made = await added(store, account(unit, 'anna', { pesel: '11' }, { language: 'ru', passwordHash: 'phc' }))
      await store.accounts.grantTicket(grant(made, 'h'))
      const { login, keyVersion, profile, mark } = made
      const keys = keyring.of(unit).identifierKeys({ login, pesel: '12' })
      const same = { login, keyVersion, profile, mark, basedOn: made, changedAt: later(1) }
      const change = { ...same, class: '5b', keys, ticketsDie: false }
      const changed = await store.accounts.change(unit, made.id, change)
      assert.ok(changed)
      assert.equal(changed.class, '5b')
      assert.equal(changed.language, undefined)
      assert.equal(changed.passwordHash, 'phc')
      assert.equal(changed.tickets.length, 1)
      await added(store, account(unit, 'inna', { pesel: '11' }))
      await store.accounts.markDelivery(unit, [changed], { at: NOW, reason: 'bounced' }, NOW)
      assert.equal((await store.accounts.change(unit, made.id, change))?.undelivered?.reason, 'bounced')
      const dead = await store.accounts.change(unit, made.id, { ...change, ticketsDie: true })
      assert.deepEqual(dead?.tickets, [])
      assert.equal(dead?.undelivered, undefined)
      assert.equal(
        await store.accounts.change(unit, randomId(), {
          ...change,
          keys: keyring.of(unit).identifierKeys({ login: 'y' }),
        }),
        undefined,
      )
      const clash = { ...change, keys: keyring.of(unit).identifierKeys({ login, pesel: '11' }) }
      await assert.rejects(store.accounts.change(unit, made.id, clash), taken('pesel'))
    })

    it('stay disabled when they are entered again by somebody who read them before [20]', async () => {
      const unit = testUnit({ id: freshUnit() })
      const services = entering(store)
      await registerAccount(services, { unit, row: { login: 'anna' } })
      const accounts: AccountStore = new Proxy(store.accounts, {
        get(target, name: keyof AccountStore) {
          if (name !== 'change') return target[name]
          return async (...args: Parameters<AccountStore['change']>) => {
            const known = await second.accounts.findById(unit.id, args[1])
            assert.ok(known)
            await setStatus({ ...entering(second), now: () => later(1) }, known, 'disabled')
            return target.change(...args)
          }
        },
      })
      await registerAccount({ ...services, accounts }, { unit, row: { login: 'anna', firstName: 'Anna' } })
      const after = await store.accounts.findByLogin(unit.id, keyring.of(unit.id).loginKeys('anna'))
      assert.deepEqual([after?.status, after?.changedAt], ['disabled', later(2)])
    })

    it('are not changed from what somebody else has changed meanwhile', async () => {
      const made = await added(store, account(freshUnit(), 'anna'))
      const { unit, id, login, keys, keyVersion, mark } = made
      const place = { login, keys, keyVersion, mark, class: '5b', ticketsDie: true, changedAt: NOW }
      const change = { ...place, profile: 'sealed anew', basedOn: made }
      assert.equal((await second.accounts.change(unit, id, change))?.class, '5b')
      const late = { ...change, class: '6c', profile: 'sealed by another' }
      assert.equal(await store.accounts.change(unit, id, late), undefined)
      const marked = { ...late, basedOn: { profile: 'sealed anew', mark: 'of another' } }
      assert.equal(await store.accounts.change(unit, id, marked), undefined)
      const after = await store.accounts.findById(unit, id)
      assert.deepEqual([after?.class, after?.profile], ['5b', 'sealed anew'])
    })

    it('keep what each of forty at once has changed: no old address comes back with a new name [19, 70]', async () => {
      const unit = testUnit({ id: freshUnit() })
      await registerAccount(entering(store), { unit, row: { login: 'anna', email: 'stary@b.pl', class: '4b' } })
      const rows = Array.from({ length: 40 }, (_, n) => {
        if (n === 17) return { login: 'anna', email: 'nowy@b.pl' }
        return n % 2 ? { login: 'anna', firstName: `Anna ${n}` } : { login: 'anna', lastName: `Nowak ${n}` }
      })
      await Promise.all(rows.map((row, n) => registerAccount(entering(n % 2 ? store : second), { unit, row })))
      const [found] = await store.accounts.find(
        unit.id,
        keyring.of(unit.id).identifierSearch('x', { ...nobody, email: 'nowy@b.pl' }),
      )
      assert.equal(found?.class, '4b')
      const profile = found && openProfile(keyring, found)
      assert.equal(profile?.email, 'nowy@b.pl')
      assert.match(`${profile?.firstName}, ${profile?.lastName}`, /^Anna \d+, Nowak \d+$/)
    })

    it('are listed by login, page after page, without the decoy', async () => {
      const unit = freshUnit()
      const logins = Array.from({ length: 1_100 }, (_, n) => `osoba${String(n).padStart(4, '0')}`)
      for (const login of logins.toReversed()) await store.accounts.add(account(unit, login))
      await store.accounts.add(account(unit, 'decoy', {}, { status: 'decoy' }))
      const listed: string[] = []
      for await (const { login } of store.accounts.list(unit)) listed.push(login)
      assert.deepEqual(listed, logins)
    })

    it('of decoys are found by nobody', async () => {
      const unit = freshUnit()
      await store.accounts.add(account(unit, 'decoy', {}, { status: 'decoy' }))
      assert.deepEqual(
        await store.accounts.find(unit, keyring.of(unit).identifierSearch('x', { ...nobody, login: 'decoy' })),
        [],
      )
    })

    it('remember an address that could not be reached, and forget it', async () => {
      const made = await added(store, account(freshUnit(), 'anna'))
      await store.accounts.markDelivery(made.unit, [made], { at: NOW, reason: 'expired' }, NOW)
      assert.deepEqual((await store.accounts.findById(made.unit, made.id))?.undelivered, { at: NOW, reason: 'expired' })
      await store.accounts.noteMailed(made.unit, [made, account(made.unit, 'ewa')], { request: 'r', at: later(1) })
      const mailed = { ...made, mailedAt: later(1), mailedFor: 'r', changedAt: later(1) }
      assert.deepEqual(await store.accounts.findById(made.unit, made.id), mailed)
      await store.accounts.markDelivery(made.unit, [made], { at: later(2), reason: 'bounced' }, later(2))
      assert.deepEqual((await store.accounts.findById(made.unit, made.id))?.mailedAt, later(1))
      await store.accounts.noteMailed(freshUnit(), [made], { request: 'r9', at: later(9) })
      await store.accounts.markDelivery(made.unit, [made], undefined, later(3))
      assert.deepEqual(await store.accounts.findById(made.unit, made.id), { ...mailed, changedAt: later(3) })
    })
  })
}
