import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import type { DataKey } from '../../../../server/domain/keys/data-key.js'
import { UnitKeys } from '../../../../server/domain/keys/unit-keys.js'

const none = { email: undefined, pesel: undefined, login: undefined, substitute: undefined }
const PESEL = '44051401359'
const START = new Date('2026-09-01T06:00:00Z')
const LATER = new Date('2026-09-01T07:00:00Z')

/** Keys of a unit, one made after the other; the last `waiting` are not active. */
function chainOf(length: number, { waiting = 0 } = {}): DataKey[] {
  return Array.from({ length }, (_, at) => ({
    bytes: randomBytes(32),
    ...(at < length - waiting && { activeAt: START }),
  }))
}

describe('identifier keys', () => {
  const [key] = chainOf(1)
  assert.ok(key)
  const keysOf = (unit: string) => new UnitKeys(unit, [key])

  it('are the same for the same unit, kind and text, and differ when one of them does', () => {
    const login = (unit: string, text: string) => keysOf(unit).identifierKeys({ login: text }).login
    assert.equal(login('a', 'jan'), login('a', 'jan'))
    assert.notEqual(login('a', 'jan'), login('b', 'jan'))
    assert.notEqual(login('a', 'jan'), login('a', 'jan2'))
    const { login: one, pesel: other } = keysOf('a').identifierKeys({ login: PESEL, pesel: PESEL })
    assert.notEqual(one, other)
  })

  it('cannot be confused by moving characters between the parts', () => {
    assert.notEqual(
      keysOf('ab').identifierKeys({ login: 'c' }).login,
      keysOf('a').identifierKeys({ login: 'bc' }).login,
    )
  })

  it('are looked for in the same number whatever was typed', () => {
    for (const length of [1, 3]) {
      const keys = new UnitKeys('a', chainOf(length))
      const all = [none, { ...none, login: 'jan' }, { email: 'a@b.pl', pesel: '1', login: '2', substitute: '3' }]
      for (const readings of all)
        for (const found of Object.values(keys.identifierSearch('x', readings))) assert.equal(found.length, length)
    }
  })

  it('that nobody can have stand for a kind that the text cannot be', () => {
    const keys = keysOf('a')
    assert.ok(!keys.identifierSearch('jan', none).login.includes(keys.identifierKeys({ login: 'jan' }).login))
  })
})

describe('a unit that is keyed anew', () => {
  const chain = chainOf(2)
  const before = new UnitKeys('a', chain.slice(0, 1))
  const during = new UnitKeys('a', chain)
  const after = new UnitKeys('a', [chain[0], { ...chain[1], rekeyedAt: START }] as DataKey[])
  const stored = before.identifierKeys({ login: 'jan', pesel: PESEL })

  it('makes the new identifier keys from the stored ones, with nobody typing anything', () => {
    assert.deepEqual(during.followKeys(stored, before.version), during.identifierKeys({ login: 'jan', pesel: PESEL }))
    assert.deepEqual(during.followKeys(stored, 'ffffffff'), undefined)
  })

  it('looks under both while it is under way, and under the new one alone afterwards', () => {
    const fresh = during.identifierKeys({ login: 'jan', pesel: PESEL }).pesel
    const readings = { ...none, pesel: PESEL }
    assert.deepEqual(during.identifierSearch(PESEL, readings).pesel, [stored.pesel, fresh])
    assert.deepEqual(after.identifierSearch(PESEL, readings).pesel, [fresh])
    assert.ok(during.isBeingRenewed)
    assert.ok(!after.isBeingRenewed)
  })

  it('finds by a search that was written down before', () => {
    const search = before.identifierSearch(PESEL, { ...none, pesel: PESEL })
    const followed = after.followSearch(search, before.version)
    assert.ok(followed.pesel.includes(after.identifierKeys({ login: 'jan', pesel: PESEL }).pesel ?? ''))
    assert.deepEqual(after.followSearch(followed, after.newestVersion), followed)
  })

  it('shows nobody to whoever has the old key alone', () => {
    const old = new UnitKeys('a', chain.slice(0, 1))
    const fresh = after.identifierKeys({ login: 'jan', pesel: PESEL })
    const guessed = old.identifierSearch(PESEL, { email: 'a@b.pl', pesel: PESEL, login: 'jan', substitute: 'x' })
    for (const kind of ['login', 'pesel'] as const) assert.ok(!guessed[kind].includes(fresh[kind] ?? ''))
    assert.equal(old.open('profile', 'x', after.seal('profile', 'x', 'tajne')), undefined)
    assert.ok(!old.isMarked(after.mark('account', 'x'), 'account', 'x'))
    const facts = { account: '0f', purpose: 'recovery', expiresAt: LATER, secret: randomBytes(32) }
    assert.ok(!old.isTicket(after.ticketHash(facts), facts))
    assert.ok(!old.isTicket(after.followTicket(old.ticketHash(facts)), facts))
  })

  it('takes no mark of the old key any more once all accounts are done', () => {
    const mark = before.mark('account', 'x')
    assert.ok(during.isMarked(mark, 'account', 'x'))
    assert.ok(!after.isMarked(mark, 'account', 'x'))
  })

  it('knows what the old key signed for as long as it is asked to, and not longer', () => {
    const given = before.sign('mail id', 'x')
    const replacedAt = chain[1]?.activeAt ?? START
    assert.ok(after.isSignedSince(replacedAt, given, 'mail id', 'x'))
    assert.ok(!after.isSignedSince(new Date(replacedAt.getTime() + 1), given, 'mail id', 'x'))
    assert.ok(after.isSignedSince(new Date(replacedAt.getTime() + 1), after.sign('mail id', 'x'), 'mail id', 'x'))
    assert.ok(!after.isSignedSince(replacedAt, given, 'mail id', 'y'))
  })

  it('keeps tickets that are on their way, twice over as well', () => {
    const three = [...chain, ...chainOf(1)]
    const facts = { account: '0f', purpose: 'recovery', expiresAt: LATER, secret: randomBytes(32) }
    const once = during.followTicket(before.ticketHash(facts))
    const twice = new UnitKeys('a', three).followTicket(once)
    assert.ok(during.isTicket(once, facts))
    assert.ok(new UnitKeys('a', three).isTicket(twice, facts))
    assert.ok(new UnitKeys('a', three).isTicket(before.ticketHash(facts), facts))
  })

  it('writes with the old key until the new one is active everywhere', () => {
    const waiting = chainOf(2, { waiting: 1 })
    const early = new UnitKeys('a', waiting)
    const first = new UnitKeys('a', waiting.slice(0, 1))
    assert.equal(early.version, first.version)
    assert.deepEqual(early.identifierKeys({ login: 'jan' }), first.identifierKeys({ login: 'jan' }))
    // and yet finds what a server whose clock is ahead has written
    const ahead = new UnitKeys('a', waiting)
    assert.ok(early.loginKeys('jan').includes(ahead.identifierKeys({ login: 'jan' }).login))
    assert.equal(early.open('profile', 'x', ahead.seal('profile', 'x', 'tajne')), 'tajne')
  })
})

describe('what a unit’s keys seal, mark and hash', () => {
  const [key, other] = chainOf(2)
  assert.ok(key && other)
  const keys = new UnitKeys('a', [key])

  it('opens with no bit changed, in no other context, for no other purpose, in no other unit', () => {
    const sealed = keys.seal('profile', 'x', 'Zażółć')
    assert.equal(keys.open('profile', 'x', sealed), 'Zażółć')
    assert.equal(keys.open('profile', 'y', sealed), undefined)
    assert.equal(keys.open('address', 'x', sealed), undefined)
    assert.equal(new UnitKeys('b', [key]).open('profile', 'x', sealed), undefined)
    assert.equal(new UnitKeys('a', [other]).open('profile', 'x', sealed), undefined)
    const [version, text = ''] = sealed.split('.')
    const bytes = Buffer.from(text, 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes)
      flipped.writeUInt8((flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3)
      assert.equal(keys.open('profile', 'x', `${version}.${flipped.toString('base64url')}`), undefined)
    }
  })

  it('holds a ticket to its account, purpose and end', () => {
    const facts = { account: '0f', purpose: 'recovery', expiresAt: LATER, secret: randomBytes(32) }
    const hash = keys.ticketHash(facts)
    assert.ok(keys.isTicket(hash, facts))
    assert.ok(!keys.isTicket(hash, { ...facts, account: '1f' }))
    assert.ok(!keys.isTicket(hash, { ...facts, purpose: 'activation' }))
    assert.ok(!keys.isTicket(hash, { ...facts, expiresAt: new Date(LATER.getTime() + 1) }))
    assert.ok(!keys.isTicket(hash, { ...facts, secret: randomBytes(32) }))
    assert.ok(!keys.isTicket('', facts))
  })

  it('marks the parts as they are, none moved into another', () => {
    const mark = keys.mark('session', 'ab', 'c')
    assert.ok(keys.isMarked(mark, 'session', 'ab', 'c'))
    for (const parts of [['a', 'bc'], ['abc'], ['ab', 'c', '']]) assert.ok(!keys.isMarked(mark, 'session', ...parts))
    assert.ok(!keys.isMarked(mark, 'account', 'ab', 'c'))
    assert.ok(!keys.isMarked('', 'session', 'ab', 'c'))
  })

  it('signs ids that stay the same, and knows those of an older key', () => {
    const id = keys.sign('mail', 'x')
    assert.match(id, /^[0-9a-f]{32}$/)
    assert.equal(keys.sign('mail', 'x'), id)
    assert.ok(new UnitKeys('a', [key, other]).isSignedSince(START, id, 'mail', 'x'))
    assert.ok(!keys.isSignedSince(START, '', 'mail', 'x'))
  })
})
