import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { Account } from '../../../server/domain/account.js'
import { openProfile } from '../../../server/domain/accounts/profile.js'
import { registerAccount } from '../../../server/domain/accounts/register-account.js'
import { Keyring } from '../../../server/domain/keyring.js'
import { decoyAccount, ensureDecoy } from '../../../server/domain/mailing/decoy-account.js'
import { AddressChanged, IdentifierTaken, type AccountStore } from '../../../server/domain/ports/account-store.js'
import type { OutboxItem, RecoveryRequest, WebhookCall } from '../../../server/domain/ports/outbox.js'
import type { Store } from '../../../server/domain/ports/store.js'
import { randomId } from '../../../server/domain/random-id.js'
import { testUnit } from '../../support/test-server.js'

const keyring = new Keyring(randomBytes(32))
const NOW = new Date('2026-09-01T08:00:00.000Z')
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1_000)
const nobody = { email: undefined, pesel: undefined, login: undefined, substitute: undefined }

/** An account of a unit, under identifiers of its own. */
function account(
  unit: string,
  login: string,
  own: { email?: string; pesel?: string; substitute?: string } = {},
  more: Partial<Account> = {},
): Account {
  return {
    id: randomId(),
    unit,
    login,
    status: 'active',
    keys: keyring.identifierKeys(unit, { login, ...own }),
    keyVersion: keyring.version,
    profile: 'sealed',
    class: '4b',
    tickets: [],
    mails: [],
    createdAt: NOW,
    changedAt: NOW,
    ...more,
  }
}

const caps = { perHour: 5, perDay: 10 }
const grant = ({ unit, id, keys }: Account, hash: string, request = randomId(), at = NOW) => ({
  unit,
  id,
  email: keys.email,
  ticket: { hash, purpose: 'recovery' as const, expiresAt: new Date(at.getTime() + 3_600_000), request },
  mail: { request, at },
  caps,
})
const spending = ({ unit, id }: Account, hash: string, now = NOW, passwordHash = `phc of ${hash}`) => ({
  unit,
  id,
  hash,
  now,
  passwordHash,
  notice: randomId(),
})
const request = (unit: string, dueAt = NOW): RecoveryRequest => ({
  kind: 'recovery',
  id: randomId(),
  unit,
  search: keyring.identifierSearch(unit, 'x', nobody),
  language: 'pl',
  createdAt: NOW,
  dueAt,
  attempts: 0,
  mailed: [],
})

/** What somebody is entered with. */
const entering = ({ accounts, outbox }: Store) => ({
  accounts,
  keyring,
  log: { info() {}, warn() {} },
  now: () => later(2),
  outbox,
})

/** What every store has to do; `open` gives another handle on the same data each time. */
export function describeStore(open: () => Promise<Store>): void {
  let store: Store
  let second: Store
  /** A unit that no other test touches. */
  const freshUnit = (): string => `unit-${randomId().slice(0, 8)}`
  const added = async (made: Account): Promise<Account> => {
    await store.accounts.add(made)
    return made
  }
  const taken = (kind: string) => (error: unknown) => error instanceof IdentifierTaken && error.kind === kind

  before(async () => {
    store = await open()
    second = await open()
  })
  after(async () => {
    await store.close()
    await second.close()
  })

  describe('accounts', () => {
    it('come back as they went in, dates and all', async () => {
      const made = await added(
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
      const made = await added(account(unit, 'anna', { email: 'a@b.pl', pesel: '11', substitute: '22' }))
      const found = async (readings: Partial<Record<keyof typeof nobody, string>>, where = unit) =>
        (await store.accounts.find(where, keyring.identifierSearch(where, 'x', { ...nobody, ...readings }))).map(
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
      await added(account(unit, 'jeden', { email: 'a@b.pl', pesel: '11', substitute: '22' }))
      await added(account(unit, 'dwa', { email: 'a@b.pl' }))
      await assert.rejects(store.accounts.add(account(unit, 'jeden')), taken('login'))
      await assert.rejects(store.accounts.add(account(unit, 'x', { pesel: '11' })), taken('pesel'))
      await assert.rejects(store.accounts.add(account(unit, 'x', { substitute: '22' })), taken('substitute'))
      await added(account(freshUnit(), 'jeden', { pesel: '11', substitute: '22' }))
      const found = await store.accounts.find(unit, keyring.identifierSearch(unit, 'x', { ...nobody, email: 'a@b.pl' }))
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
      const made = await added(account(unit, 'anna', { pesel: '11' }, { language: 'ru', passwordHash: 'phc' }))
      await store.accounts.grantTicket(grant(made, 'h'))
      const { login, keyVersion, profile } = made
      const keys = keyring.identifierKeys(unit, { login, pesel: '12' })
      const same = { login, keyVersion, profile, basedOn: profile, changedAt: later(1) }
      const change = { ...same, class: '5b', keys, ticketsDie: false }
      const changed = await store.accounts.change(unit, made.id, change)
      assert.ok(changed)
      assert.equal(changed.class, '5b')
      assert.equal(changed.language, undefined)
      assert.equal(changed.passwordHash, 'phc')
      assert.equal(changed.tickets.length, 1)
      await added(account(unit, 'inna', { pesel: '11' }))
      await store.accounts.markDelivery(unit, [changed], { at: NOW, reason: 'bounced' }, NOW)
      assert.equal((await store.accounts.change(unit, made.id, change))?.undelivered?.reason, 'bounced')
      const dead = await store.accounts.change(unit, made.id, { ...change, ticketsDie: true })
      assert.deepEqual(dead?.tickets, [])
      assert.equal(dead?.undelivered, undefined)
      assert.equal(
        await store.accounts.change(unit, randomId(), {
          ...change,
          keys: keyring.identifierKeys(unit, { login: 'y' }),
        }),
        undefined,
      )
      const clash = { ...change, keys: keyring.identifierKeys(unit, { login, pesel: '11' }) }
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
            await second.accounts.disable(unit.id, keyring.loginKeys(unit.id, 'anna'), later(1))
            return target.change(...args)
          }
        },
      })
      await registerAccount({ ...services, accounts }, { unit, row: { login: 'anna', firstName: 'Anna' } })
      const after = await store.accounts.findByLogin(unit.id, keyring.loginKeys(unit.id, 'anna'))
      assert.deepEqual([after?.status, after?.changedAt], ['disabled', later(2)])
    })

    it('are not changed from what somebody else has changed meanwhile', async () => {
      const made = await added(account(freshUnit(), 'anna'))
      const { unit, id, login, keys, keyVersion, profile } = made
      const change = { login, keys, keyVersion, profile: 'sealed anew', class: '5b', ticketsDie: true, changedAt: NOW }
      assert.equal((await second.accounts.change(unit, id, { ...change, basedOn: profile }))?.class, '5b')
      const late = { ...change, class: '6c', profile: 'sealed by another', basedOn: profile }
      assert.equal(await store.accounts.change(unit, id, late), undefined)
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
        keyring.identifierSearch(unit.id, 'x', { ...nobody, email: 'nowy@b.pl' }),
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

    it('tell the versions of the keys that made them, whatever made a decoy [70]', async () => {
      const unit = freshUnit()
      const before = await store.accounts.keyVersions()
      const [version, other] = [`v1${unit}`, `v2${unit}`]
      for (const login of ['a', 'b', 'c']) await added(account(unit, login, {}, { keyVersion: version }))
      await added(account(unit, 'd', {}, { keyVersion: other }))
      await added(account(unit, 'decoy', {}, { status: 'decoy', keyVersion: `v3${unit}` }))
      assert.deepEqual(await store.accounts.keyVersions(), [...before, version, other].sort())
    })

    it('of decoys are found by nobody', async () => {
      const unit = freshUnit()
      await store.accounts.add(account(unit, 'decoy', {}, { status: 'decoy' }))
      assert.deepEqual(
        await store.accounts.find(unit, keyring.identifierSearch(unit, 'x', { ...nobody, login: 'decoy' })),
        [],
      )
    })

    it('remember an address that could not be reached, and forget it', async () => {
      const made = await added(account(freshUnit(), 'anna'))
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

  describe('what became of a mail', () => {
    it('is noted only while the address is the one that it went to, whichever comes first', async () => {
      const unit = freshUnit()
      for (let n = 0; n < 20; n++) {
        const made = await added(account(unit, `anna${n}`, { email: `a${n}@b.pl` }))
        const { login, keyVersion, profile, class: ofClass } = made
        const keys = keyring.identifierKeys(unit, { login, ...(n % 3 && { email: `new${n}@b.pl` }) })
        const place = { login, keyVersion, profile, class: ofClass, keys, basedOn: profile }
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
      const ada = await added(account(unit, 'ada', { email: 'a@b.pl' }))
      const ben = await added(account(unit, 'ben', { email: 'a@b.pl' }))
      const ola = await added(account(unit, 'ola'))
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

  describe('tickets', () => {
    it('are found while they live, to the second, and finding spends nothing [17, 18]', async () => {
      const made = await added(account(freshUnit(), 'anna'))
      assert.equal(await store.accounts.grantTicket(grant(made, 'h')), true)
      const find = (now: Date, hash = 'h', unit = made.unit) =>
        store.accounts.findByTicket({ unit, id: made.id, hash, now })
      assert.equal((await find(NOW))?.id, made.id)
      assert.equal((await find(later(3_599)))?.id, made.id)
      assert.equal(await find(later(3_600)), undefined)
      assert.equal(await find(NOW, 'other'), undefined)
      assert.equal(await find(NOW, 'h', freshUnit()), undefined)
    })

    it('are spent once, with all others of the account [16, 19]', async () => {
      const made = await added(account(freshUnit(), 'anna'))
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
      const made = await added(account(freshUnit(), 'anna'))
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

    it('die with the account’s disabling, and a disabled account gets no new ones [19, 20]', async () => {
      const made = await added(account(freshUnit(), 'anna'))
      await store.accounts.grantTicket(grant(made, 'h'))
      const keys = keyring.loginKeys(made.unit, 'anna')
      const before = await store.accounts.disable(made.unit, keys, later(1))
      assert.equal(before?.status, 'active')
      const now = await store.accounts.findByLogin(made.unit, keys)
      assert.deepEqual([now?.status, now?.tickets], ['disabled', []])
      assert.equal(await store.accounts.grantTicket(grant(made, 'h2')), false)
      assert.equal(await store.accounts.spendTicket(spending(made, 'h')), undefined)
      assert.equal(await store.accounts.disable(made.unit, keyring.loginKeys(made.unit, 'nikt'), NOW), undefined)
    })

    it('are capped by hour and day, a retry counts once and replaces what it had [41]', async () => {
      const made = await added(account(freshUnit(), 'anna'))
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

    it('granted fifty at once are as many as the cap', async () => {
      const made = await added(account(freshUnit(), 'anna'))
      const grants = await Promise.all(
        Array.from({ length: 50 }, (_, n) => (n % 2 ? store : second).accounts.grantTicket(grant(made, `h${n}`))),
      )
      assert.equal(grants.filter(Boolean).length, 5)
      assert.equal((await store.accounts.findById(made.unit, made.id))?.tickets.length, 5)
    })

    it('are not granted for an address that is another one by now, whichever comes first [19]', async () => {
      const unit = freshUnit()
      for (let n = 0; n < 20; n++) {
        const made = await added(account(unit, `anna${n}`, { email: `a${n}@b.pl` }))
        const { login, keyVersion, profile, class: ofClass } = made
        const keys = keyring.identifierKeys(unit, { login, ...(n % 3 && { email: `new${n}@b.pl` }) })
        const change = {
          login,
          keyVersion,
          profile,
          class: ofClass,
          keys,
          basedOn: profile,
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
      const decoy = await added(account(freshUnit(), 'decoy', {}, { status: 'decoy' }))
      for (let n = 0; n < 100; n++)
        assert.equal(await store.accounts.grantTicket(grant(decoy, `h${n}`, randomId(), later(n))), true)
      const after = await store.accounts.findById(decoy.unit, decoy.id)
      assert.deepEqual([after?.tickets.map(({ hash }) => hash), after?.mails.length], [['h99'], 1])
    })

    it('of one account are never more than fifty, however long they hold and however many mails are allowed', async () => {
      const made = await added(account(freshUnit(), 'anna'))
      for (let n = 0; n < 60; n++) {
        const generous = { ...grant(made, `h${n}`, randomId(), later(n)), caps: { perHour: 1_000, perDay: 1_000 } }
        assert.equal(await store.accounts.grantTicket(generous), true)
      }
      const tickets = (await store.accounts.findById(made.unit, made.id))?.tickets ?? []
      assert.deepEqual([tickets.length, tickets[0]?.hash, tickets[49]?.hash], [50, 'h10', 'h59'])
    })

    it('vanish when they are out of date, and so do old marks [48]', async () => {
      const made = await added(account(freshUnit(), 'anna'))
      const kept = await added(account(made.unit, 'ewa'))
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

  describe('the outbox', () => {
    /** Takes everything that earlier tests left. */
    const drain = async (): Promise<void> => {
      for (;;) {
        const lease = randomId()
        const item = await store.outbox.claim({ lease, now: later(10 ** 8), until: later(10 ** 9) })
        if (item === undefined) return
        await store.outbox.finish({ id: item.id, lease })
      }
    }

    it('hands an item to one claim until its lease is over, then to another; the first can do nothing more', async () => {
      await drain()
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
      await drain()
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
      await drain()
    })

    it('keeps words to the schools’ systems in a queue of their own', async () => {
      await drain()
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
      await drain()
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
      await drain()
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
      await drain()
    })

    it('keeps notices too, and that the school’s system was told of them', async () => {
      await drain()
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
      await drain()
    })
  })

  describe('spent challenges', () => {
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

  describe('limits', () => {
    it('count in buckets of their own, say how long to wait, and can be forgotten', async () => {
      const key = randomId()
      const limit = { count: 3, seconds: 60 }
      const takes = []
      for (let n = 0; n < 4; n++) takes.push(await store.limiter.take('a', key, limit))
      assert.deepEqual(
        takes.map(({ allowed, used }) => [allowed, used]),
        [
          [true, 1],
          [true, 2],
          [true, 3],
          [false, 4],
        ],
      )
      assert.ok((takes[3]?.retryAfter ?? 0) > 50 && (takes[3]?.retryAfter ?? 0) <= 60)
      assert.equal((await store.limiter.take('b', key, limit)).used, 1)
      assert.ok((await store.limiter.used('a', key, limit)) >= 3)
      await store.limiter.forget('a', key, limit)
      assert.equal(await store.limiter.used('a', key, limit), 0)
      assert.equal((await store.limiter.take('a', key, limit)).allowed, true)
    })

    it('say that a limit is passed however often it is asked for more', async () => {
      const key = randomId()
      const limit = { count: 2, seconds: 60 }
      for (let n = 0; n < 8; n++) {
        const { allowed, used } = await store.limiter.take('passed', key, limit)
        assert.equal(allowed, used <= 2)
        assert.ok(used >= Math.min(n + 1, 3), `${used} after ${n + 1}`)
      }
    })

    it('let as many through as they say, of fifty at once', async () => {
      const key = randomId()
      const verdicts = await Promise.all(
        Array.from({ length: 50 }, () => store.limiter.take('race', key, { count: 7, seconds: 60 })),
      )
      assert.equal(verdicts.filter(({ allowed }) => allowed).length, 7)
    })

    it('end with their window', async () => {
      const key = randomId()
      const limit = { count: 1, seconds: 1 }
      assert.equal((await store.limiter.take('window', key, limit)).allowed, true)
      assert.equal((await store.limiter.take('window', key, limit)).allowed, false)
      await new Promise((resolve) => setTimeout(resolve, 1_100))
      assert.equal((await store.limiter.take('window', key, limit)).allowed, true)
    })
  })

  it('answers that it is there', () => store.ping())
}
