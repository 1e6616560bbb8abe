import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { decoyAccount, ensureDecoy } from '../../../../server/domain/accounts/decoy-account.js'
import {
  AddressChanged,
  type PasswordChange,
  type TicketSpending,
} from '../../../../server/domain/ports/account-store.js'
import type { Store } from '../../../../server/domain/ports/store.js'
import { randomId } from '../../../../server/domain/random-id.js'
import type { OpenedStore } from './opened-store.js'
import { account, added, freshUnit, grant, keyring, later, NOW, spending } from './sample-accounts.js'

/** Tickets: granted up to a cap, spent once, gone with what they were granted for. */
export function describeTickets(opened: OpenedStore): void {
  describe('tickets', () => {
    let store: Store
    let second: Store
    before(() => {
      ;({ store, second } = opened())
    })

    it('live to the second, in their own unit, while the account is as it was read [17]', async () => {
      const made = await added(store, account(freshUnit(), 'anna'))
      assert.equal(await store.accounts.grantTicket(grant(made, 'h')), true)
      const spend = (more: Partial<TicketSpending>) => store.accounts.spendTicket({ ...spending(made, 'h'), ...more })
      for (const more of [{ now: later(3_600) }, { hash: 'other' }, { unit: freshUnit() }, { mark: 'of another' }])
        assert.equal(await spend(more), undefined)
      assert.equal((await spend({ now: later(3_599) }))?.id, made.id)
    })

    it('are spent once, with all others of the account [16, 19]', async () => {
      const made = await added(store, account(freshUnit(), 'anna'))
      await store.accounts.grantTicket(grant(made, 'one'))
      await store.accounts.grantTicket(grant(made, 'two'))
      assert.equal(await store.accounts.spendTicket(spending(made, 'one', later(3_600))), undefined)
      assert.equal(await store.accounts.spendTicket({ ...spending(made, 'one'), unit: freshUnit() }), undefined)
      const notice = randomId()
      const spent = await store.accounts.spendTicket({ ...spending(made, 'one'), notice })
      assert.deepEqual(
        [spent?.passwordHash, spent?.passwordSetAt, spent?.passwordNotice, spent?.tickets],
        ['phc of one', NOW, notice, []],
      )
      assert.deepEqual((await store.accounts.findById(made.unit, made.id))?.passwordSetAt, NOW)
      for (const hash of ['one', 'two']) assert.equal(await store.accounts.spendTicket(spending(made, hash)), undefined)
    })

    it('are spent by one of fifty at once, and its password is the one that stays [16]', async () => {
      const made = await added(store, account(freshUnit(), 'anna'))
      await store.accounts.grantTicket(grant(made, 'h'))
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          (n % 2 ? store : second).accounts.spendTicket(spending(made, 'h', NOW, `phc ${n}`)),
        ),
      )
      const winners = outcomes.filter((outcome) => outcome !== undefined)
      assert.equal(winners.length, 1)
      assert.equal((await store.accounts.findById(made.unit, made.id))?.passwordHash, winners[0]?.passwordHash)
    })

    it('die with a password that is written over the very one that was shown, by one of fifty at once', async () => {
      const made = await added(store, account(freshUnit(), 'anna', {}, { passwordHash: 'phc' }))
      await store.accounts.grantTicket(grant(made, 'h'))
      const { unit, id, mark } = made
      const notice = randomId()
      const changing = (more: object = {}): PasswordChange => ({
        unit,
        id,
        basedOn: { mark, passwordHash: 'phc' },
        passwordHash: 'next',
        newMark: 'of next',
        notice,
        now: later(1),
        ...more,
      })
      for (const more of [
        { unit: freshUnit() },
        { basedOn: { mark: 'of another', passwordHash: 'phc' } },
        { basedOn: { mark, passwordHash: 'other' } },
      ])
        assert.equal(await store.accounts.changePassword(changing(more)), undefined)
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          (n % 2 ? store : second).accounts.changePassword(changing({ passwordHash: `phc ${n}` })),
        ),
      )
      const [winner, ...others] = outcomes.filter((outcome) => outcome !== undefined)
      assert.deepEqual(others, [])
      assert.deepEqual(winner, await store.accounts.findById(unit, id))
      assert.deepEqual(
        [winner?.mark, winner?.passwordSetAt, winner?.passwordNotice, winner?.tickets, winner?.changedAt],
        ['of next', later(1), notice, [], later(1)],
      )
      const disabling = { unit, id, basedOn: 'of next', status: 'disabled' as const, mark, at: later(1) }
      assert.equal(await store.accounts.setStatus(disabling), true)
      const late = changing({ basedOn: { mark, passwordHash: winner?.passwordHash } })
      assert.equal(await store.accounts.changePassword(late), undefined)
    })

    it('die with the account’s disabling, and a disabled account gets no new ones [19, 20]', async () => {
      const made = await added(store, account(freshUnit(), 'anna'))
      await store.accounts.grantTicket(grant(made, 'h'))
      const keys = keyring.of(made.unit).loginKeys('anna')
      const { unit, id, mark } = made
      const disabling = { unit, id, basedOn: mark, status: 'disabled' as const, mark, at: later(1) }
      assert.equal(await store.accounts.setStatus(disabling), true)
      const now = await store.accounts.findByLogin(made.unit, keys)
      assert.deepEqual([now?.status, now?.tickets], ['disabled', []])
      assert.equal(await store.accounts.grantTicket(grant(made, 'h2')), false)
      assert.equal(await store.accounts.spendTicket(spending(made, 'h')), undefined)
      assert.equal(await store.accounts.setStatus({ ...disabling, id: randomId() }), false)
    })

    it('are capped by hour and day, a retry counts once and replaces what it had [41]', async () => {
      const made = await added(store, account(freshUnit(), 'anna'))
      const first = randomId()
      assert.equal(await store.accounts.grantTicket(grant(made, 'h0', first)), true)
      assert.equal(await store.accounts.grantTicket(grant(made, 'h0-again', first)), true)
      const one = await store.accounts.findById(made.unit, made.id)
      assert.deepEqual([one?.tickets.map(({ hash }) => hash), one?.mails.length], [['h0-again'], 1])
      for (let n = 1; n < 5; n++) assert.equal(await store.accounts.grantTicket(grant(made, `h${n}`)), true)
      assert.equal(await store.accounts.grantTicket(grant(made, 'h5')), false)
      assert.equal(await store.accounts.grantTicket(grant(made, 'h0-thrice', first)), true)
      for (let n = 0; n < 5; n++)
        assert.equal(await store.accounts.grantTicket(grant(made, `g${n}`, randomId(), later(4_000))), true)
      assert.equal(await store.accounts.grantTicket(grant(made, 'day', randomId(), later(8_000))), false)
      assert.equal(await store.accounts.grantTicket(grant(made, 'next day', randomId(), later(86_401))), true)
    })

    it('and notices share a day: what is kept goes out all the same, and no hour of notices stops a ticket [82]', async () => {
      const made = await added(store, account(freshUnit(), 'anna'))
      const caps = { perHour: 1, perDay: 6 }
      const count = (request: string, isKept = false, at = NOW) =>
        store.accounts.countNotice({
          unit: made.unit,
          id: made.id,
          mail: { request, at, kind: 'notice' },
          caps,
          isKept,
        })
      for (let n = 0; n < 4; n++) assert.equal(await count(`n${n}`), true)
      assert.equal(await count('n0'), true)
      assert.equal(await count('n4'), false)
      // two within the day, and then one more of the school's own
      for (let n = 0; n < 3; n++) {
        const capped = { ...grant(made, `h${n}`, randomId(), later(n * 3_700)), caps }
        assert.equal(await store.accounts.grantTicket(capped), true)
      }
      assert.equal(await store.accounts.grantTicket({ ...grant(made, 'h3', randomId(), later(11_100)), caps }), false)
      assert.equal(await count('kept', true, later(7_401)), true)
      const { mails, tickets } = (await store.accounts.findById(made.unit, made.id)) ?? {}
      assert.deepEqual([mails?.length, tickets?.length], [8, 1])
      assert.equal(
        await store.accounts.countNotice({
          unit: freshUnit(),
          id: made.id,
          mail: { request: 'x', at: NOW, kind: 'notice' },
          caps,
          isKept: true,
        }),
        false,
      )
    })

    it('that a cap refuses leave the wish behind, in the same step, and none for the school [81]', async () => {
      const made = await added(store, account(freshUnit(), 'anna'))
      const from = (network: string, n: number) => {
        const order = grant(made, `${network} ${n}`, randomId(), later(n))
        return { ...order, mail: { ...order.mail, network } }
      }
      for (let n = 0; n < 5; n++) assert.equal(await store.accounts.grantTicket(from('stranger', n)), true)
      const refused = await Promise.all(
        [5, 6, 7].map((n) => (n % 2 ? store : second).accounts.grantTicket(from('stranger', n))),
      )
      assert.deepEqual(refused, [false, false, false])
      const flooded = await store.accounts.findById(made.unit, made.id)
      assert.deepEqual([flooded?.mails.length, flooded?.tickets.length, flooded?.capped?.length], [5, 5, 3])
      assert.ok(flooded && flooded.changedAt >= later(5))
      assert.equal(await store.accounts.grantTicket(from('owner', 8)), true)
      for (let n = 0; n < 5; n++)
        assert.equal(await store.accounts.grantTicket(grant(made, `school ${n}`, randomId(), later(9))), n < 3)
      const after = await store.accounts.findById(made.unit, made.id)
      assert.deepEqual([after?.mails.length, after?.capped?.length], [9, 3])
      assert.equal(after?.mails[5]?.network, 'owner')
      await store.sweep(later(86_407))
      const swept = await store.accounts.findById(made.unit, made.id)
      assert.deepEqual([swept?.mails.length, swept?.capped], [4, []], 'and it is forgotten with the day')
    })

    it('granted fifty at once are as many as the cap', async () => {
      const made = await added(store, account(freshUnit(), 'anna'))
      const grants = await Promise.all(
        Array.from({ length: 50 }, (_, n) => (n % 2 ? store : second).accounts.grantTicket(grant(made, `h${n}`))),
      )
      assert.equal(grants.filter(Boolean).length, 5)
      assert.equal((await store.accounts.findById(made.unit, made.id))?.tickets.length, 5)
    })

    it('are not granted for an address that is another one by now, whichever comes first [19]', async () => {
      const unit = freshUnit()
      for (let n = 0; n < 20; n++) {
        const made = await added(store, account(unit, `anna${n}`, { email: `a${n}@b.pl` }))
        const { login, keyVersion, profile, mark, class: ofClass } = made
        const keys = keyring.of(unit).identifierKeys({ login, ...(n % 3 && { email: `new${n}@b.pl` }) })
        const change = {
          login,
          keyVersion,
          profile,
          mark,
          class: ofClass,
          keys,
          basedOn: made,
          ticketsDie: true,
          changedAt: later(1),
        }
        const grantBefore = () => second.accounts.grantTicket(grant(made, 'old address'))
        const [granted] = await Promise.allSettled(
          n % 2
            ? [grantBefore(), store.accounts.change(unit, made.id, change)]
            : [store.accounts.change(unit, made.id, change), grantBefore()].toReversed(),
        )
        if (granted?.status === 'rejected') assert.ok(granted.reason instanceof AddressChanged)
        const after = await store.accounts.findById(unit, made.id)
        assert.ok(after)
        assert.deepEqual(after.tickets, [])
        await assert.rejects(store.accounts.grantTicket(grant(made, 'old address')), AddressChanged)
        assert.equal(await store.accounts.grantTicket(grant(after, 'new address')), true)
      }
    })

    it('find their decoy there, however many servers make it at once', async () => {
      const unit = freshUnit()
      const decoy = decoyAccount(keyring, unit, NOW)
      await Promise.all(Array.from({ length: 50 }, () => ensureDecoy(store.accounts, decoy)))
      assert.equal((await store.accounts.findById(unit, decoy.id))?.status, 'decoy')
    })

    it('of a decoy replace one another, and never reach a cap: a hundred leave one ticket and one mark', async () => {
      const decoy = await added(store, account(freshUnit(), 'decoy', {}, { status: 'decoy' }))
      for (let n = 0; n < 100; n++)
        assert.equal(await store.accounts.grantTicket(grant(decoy, `h${n}`, randomId(), later(n))), true)
      const after = await store.accounts.findById(decoy.unit, decoy.id)
      assert.deepEqual([after?.tickets.map(({ hash }) => hash), after?.mails.length], [['h99'], 1])
    })

    it('of one account are never more than fifty, however long they hold and however many mails are allowed', async () => {
      const made = await added(store, account(freshUnit(), 'anna'))
      for (let n = 0; n < 60; n++) {
        const generous = { ...grant(made, `h${n}`, randomId(), later(n)), caps: { perHour: 1_000, perDay: 1_000 } }
        assert.equal(await store.accounts.grantTicket(generous), true)
      }
      const tickets = (await store.accounts.findById(made.unit, made.id))?.tickets ?? []
      assert.deepEqual([tickets.length, tickets[0]?.hash, tickets[49]?.hash], [50, 'h10', 'h59'])
    })

    it('and links to object vanish with their end, however little else happens [48]', async () => {
      const made = await added(store, account(freshUnit(), 'anna'))
      const told = (change: string, seconds: number) =>
        store.accounts.countNotice({
          unit: made.unit,
          id: made.id,
          mail: { request: change, at: NOW, kind: 'notice' },
          caps: { perHour: 5, perDay: 10 },
          isKept: true,
          objection: { hash: change, change, at: NOW, former: 'sealed', expiresAt: later(seconds) },
        })
      assert.ok(await told('first', 100_000))
      assert.ok(await told('second', 200_000))
      const left = async () =>
        (await store.accounts.findById(made.unit, made.id))?.objections?.map(({ change }) => change)
      await store.sweep(later(90_000))
      assert.deepEqual(await left(), ['first', 'second'])
      await store.sweep(later(100_001))
      assert.deepEqual(await left(), ['second'])
      await store.sweep(later(200_001))
      assert.deepEqual(await left(), [])
    })

    it('vanish when they are out of date, and so do old marks [48]', async () => {
      const made = await added(store, account(freshUnit(), 'anna'))
      const kept = await added(store, account(made.unit, 'ewa'))
      await store.accounts.grantTicket(grant(made, 'h'))
      await store.accounts.grantTicket(grant(kept, 'h', randomId(), later(86_000)))
      await store.sweep(later(3_601))
      const swept = await store.accounts.findById(made.unit, made.id)
      assert.deepEqual([swept?.tickets, swept?.mails.length], [[], 1])
      await store.sweep(later(86_401))
      assert.deepEqual((await store.accounts.findById(made.unit, made.id))?.mails, [])
      assert.equal((await store.accounts.findById(made.unit, kept.id))?.tickets.length, 1)
    })
  })
}
