import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Account } from '../../../server/domain/account.js'
import type { AuditEntry } from '../../../server/domain/ports/audit-log.js'
import type { OutboxItem } from '../../../server/domain/ports/outbox.js'
import type { Session } from '../../../server/domain/ports/session-store.js'
import type { Store } from '../../../server/domain/ports/store.js'
import { randomId } from '../../../server/domain/random-id.js'

const NOW = new Date('2026-09-01T08:00:00.000Z')
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1_000)
/** A time that no clean-up by the real clock touches. */
const FAR = new Date('2200-01-01T00:00:00.000Z')
const freshUnit = (): string => `unit-${randomId().slice(0, 8)}`

function account(unit: string, login: string, more: Partial<Account> = {}): Account {
  const place = { id: randomId(), unit, login, class: '4b', keys: { login }, keyVersion: 'v', profile: 'sealed' }
  return { ...place, status: 'active', tickets: [], mails: [], createdAt: NOW, changedAt: NOW, ...more }
}

/** What every store does for those who work with the panel; `open` gives another handle on the same data each time. */
export function describePeopleStore(open: () => Promise<Store>): void {
  let store: Store
  before(async () => {
    store = await open()
  })
  after(() => store.close())

  describe('accounts in the panel', () => {
    const changedSince = async (unit: string, since: Date): Promise<string[]> => {
      const logins: string[] = []
      for await (const { login } of store.accounts.changedSince(unit, since)) logins.push(login)
      return logins
    }

    it('keep their role, their classes, and when they were mailed', async () => {
      const made = account(freshUnit(), 'pani', { role: 'teacher', classes: ['4b', '5c'], class: '', mailedAt: NOW })
      await store.accounts.add(made)
      assert.deepEqual(await store.accounts.findById(made.unit, made.id), made)
      const { login, keys, keyVersion, profile } = made
      const change = {
        login,
        keys,
        keyVersion,
        profile,
        class: '4b',
        basedOn: profile,
        ticketsDie: false,
        changedAt: later(1),
      }
      const { role: _role, classes: _classes, ...member } = made
      assert.deepEqual(await store.accounts.change(made.unit, made.id, change), {
        ...member,
        class: '4b',
        changedAt: later(1),
      })
    })

    it('forget what became of their mails when the address is another one', async () => {
      const made = account(freshUnit(), 'anna', {
        mailedAt: NOW,
        mailedFor: 'r',
        undelivered: { at: NOW, reason: 'refused' },
      })
      await store.accounts.add(made)
      const { login, keys, keyVersion, profile } = made
      const change = {
        login,
        keys,
        keyVersion,
        profile,
        class: '4b',
        basedOn: profile,
        ticketsDie: true,
        changedAt: NOW,
      }
      const changed = await store.accounts.change(made.unit, made.id, change)
      assert.deepEqual([changed?.mailedAt, changed?.mailedFor, changed?.undelivered], [undefined, undefined, undefined])
    })

    it('are told since a moment by every write that a list could show, the earliest first', async () => {
      const unit = freshUnit()
      const [a, b, c, d, e, f] = ['a', 'b', 'c', 'd', 'e', 'f'].map((login) => account(unit, login))
      assert.ok(a && b && c && d && e && f)
      for (const made of [a, b, c, d, e, f, account(unit, 'x'), account(unit, 'decoy', { status: 'decoy' })])
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
      await store.accounts.disable(unit, ['c'], later(3))
      await store.accounts.enable(unit, ['d'], later(2))
      const { login, keys, keyVersion, profile } = e
      const change = {
        login,
        keys,
        keyVersion,
        profile,
        class: '5c',
        basedOn: profile,
        ticketsDie: false,
        changedAt: later(1),
      }
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
      const spending = { unit, id: a.id, hash: 'h', now: later(9), passwordHash: 'phc', notice: 'n' }
      assert.ok(await store.accounts.spendTicket(spending))
      assert.deepEqual(await changedSince(unit, later(9)), ['a'])
    })

    it('are told page after page though many changed in the same moment', async () => {
      const unit = freshUnit()
      for (let n = 0; n < 1_200; n++) await store.accounts.add(account(unit, `osoba${n}`))
      assert.equal(new Set(await changedSince(unit, NOW)).size, 1_200)
    })

    it('are listed from a login on', async () => {
      const unit = freshUnit()
      for (const login of ['a', 'b', 'ć', 'd']) await store.accounts.add(account(unit, login))
      const listed: string[] = []
      for await (const { login } of store.accounts.list(unit, 'a')) listed.push(login)
      assert.deepEqual(listed, ['b', 'd', 'ć'])
    })

    it('are enabled again', async () => {
      const made = account(freshUnit(), 'anna', { status: 'disabled' })
      await store.accounts.add(made)
      assert.equal((await store.accounts.enable(made.unit, ['anna'], later(1)))?.status, 'disabled')
      const enabled = await store.accounts.findById(made.unit, made.id)
      assert.deepEqual([enabled?.status, enabled?.rightsAt], ['active', later(1)])
      await store.accounts.disable(made.unit, ['anna'], later(2))
      assert.deepEqual((await store.accounts.findById(made.unit, made.id))?.rightsAt, later(2))
      assert.equal(await store.accounts.enable(made.unit, ['nikt'], NOW), undefined)
    })
  })

  describe('sessions', () => {
    const session = (more: Partial<Session> = {}): Session => ({
      id: randomId(),
      unit: freshUnit(),
      account: randomId(),
      role: 'office',
      passwordMark: 'mark',
      createdAt: NOW,
      seenAt: NOW,
      expiresAt: FAR,
      ...more,
    })

    it('are found in their own unit, touched, and removed', async () => {
      const made = session()
      await store.sessions.add(made)
      assert.deepEqual(await store.sessions.find(made.unit, made.id), made)
      assert.equal(await store.sessions.find(freshUnit(), made.id), undefined)
      const seen = { seenAt: later(60), expiresAt: new Date(FAR.getTime() + 1) }
      await store.sessions.touch(freshUnit(), made.id, seen)
      assert.deepEqual(await store.sessions.find(made.unit, made.id), made)
      await store.sessions.touch(made.unit, made.id, seen)
      assert.deepEqual(await store.sessions.find(made.unit, made.id), { ...made, ...seen })
      await store.sessions.remove(session().id)
      assert.ok(await store.sessions.find(made.unit, made.id))
      await store.sessions.remove(made.id)
      assert.equal(await store.sessions.find(made.unit, made.id), undefined)
    })
  })

  describe('the audit', () => {
    const entry = (unit: string, at: Date, more: Partial<AuditEntry> = {}): AuditEntry => ({
      id: randomId(),
      unit,
      at,
      via: 'panel',
      actor: 'sekretariat',
      action: 'person.added',
      subject: 'anna',
      detail: 'import',
      expiresAt: FAR,
      ...more,
    })

    it('is read backwards, page after page, though much was done in the same moment', async () => {
      const unit = freshUnit()
      const entries = [entry(unit, later(9)), ...Array.from({ length: 5 }, () => entry(unit, NOW))]
      await store.audit.add(entries.toReversed())
      await store.audit.add([entry(freshUnit(), later(99))])
      await store.audit.add([])
      const read: AuditEntry[] = []
      for (;;) {
        const before = read.at(-1)
        const page = await store.audit.list(unit, { limit: 2, ...(before && { before }) })
        read.push(...page)
        if (page.length < 2) break
      }
      assert.deepEqual(read[0], entries[0])
      assert.deepEqual(read.map(({ id }) => id).sort(), entries.map(({ id }) => id).sort())
    })
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
    const claimed: OutboxItem[] = []
    for (;;) {
      const lease = randomId()
      const item = await store.outbox.claim({ lease, now: NOW, until: later(600) })
      if (item === undefined) break
      claimed.push(item)
      await store.outbox.finish({ id: item.id, lease })
    }
    assert.equal(claimed.filter(({ unit }) => unit === 'wiele').length, 1_100)
  })
}
