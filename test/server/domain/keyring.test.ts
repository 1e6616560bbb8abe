import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { Keyring } from '../../../server/domain/keyring.js'

const none = { email: undefined, pesel: undefined, login: undefined, substitute: undefined }

describe('identifier keys', () => {
  const keyring = new Keyring(randomBytes(32))

  it('are the same for the same unit, kind and text, and differ when one of them does', () => {
    const key = (unit: string, login: string) => keyring.identifierKeys(unit, { login }).login
    assert.equal(key('a', 'jan'), key('a', 'jan'))
    assert.notEqual(key('a', 'jan'), key('b', 'jan'))
    assert.notEqual(key('a', 'jan'), key('a', 'jan2'))
    const { login, pesel } = keyring.identifierKeys('a', { login: '44051401359', pesel: '44051401359' })
    assert.notEqual(login, pesel)
  })

  it('cannot be confused by moving characters between the parts', () => {
    assert.notEqual(
      keyring.identifierKeys('ab', { login: 'c' }).login,
      keyring.identifierKeys('a', { login: 'bc' }).login,
    )
  })

  it('are looked for in the same number whatever was typed', () => {
    const counts = [none, { ...none, login: 'jan' }, { email: 'a@b.pl', pesel: '1', login: '2', substitute: '3' }].map(
      (readings) => Object.values(keyring.identifierSearch('a', 'x', readings)).map((keys) => keys.length),
    )
    assert.deepEqual(counts, [
      [1, 1, 1, 1],
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ])
  })

  it('that nobody can have stand for a kind that the text cannot be', () => {
    const search = keyring.identifierSearch('a', 'jan', none)
    assert.ok(!search.login.includes(keyring.identifierKeys('a', { login: 'jan' }).login))
  })
})

describe('a rotated key', () => {
  const [old, fresh] = [randomBytes(32), randomBytes(32)]
  const before = new Keyring(old)
  const after = new Keyring(fresh, old)

  it('still reads what the old one sealed, and seals with the new one', () => {
    assert.equal(after.open('profile', 'x', before.seal('profile', 'x', 'tajne')), 'tajne')
    assert.equal(before.open('profile', 'x', after.seal('profile', 'x', 'tajne')), undefined)
    assert.equal(after.version, new Keyring(fresh).version)
  })

  it('looks for accounts under both', () => {
    const search = after.identifierSearch('a', 'jan', { ...none, login: 'jan' })
    assert.ok(search.login.includes(before.identifierKeys('a', { login: 'jan' }).login))
    assert.ok(search.login.includes(after.identifierKeys('a', { login: 'jan' }).login))
  })
})

describe('a seal', () => {
  const keyring = new Keyring(randomBytes(32))

  it('refuses every flipped bit', () => {
    const sealed = keyring.seal('challenge', '', 'odpowiedź')
    assert.equal(keyring.open('challenge', '', sealed), 'odpowiedź')
    for (let at = 0; at < sealed.length; at++) {
      for (let bit = 0; bit < 7; bit++) {
        const flipped =
          sealed.slice(0, at) + String.fromCharCode(sealed.charCodeAt(at) ^ (1 << bit)) + sealed.slice(at + 1)
        assert.equal(keyring.open('challenge', '', flipped), undefined, `bit ${bit} of character ${at}`)
      }
    }
  })

  it('opens for its own purpose and context alone', () => {
    const sealed = keyring.seal('profile', 'unit id', 'x')
    assert.equal(keyring.open('challenge', 'unit id', sealed), undefined)
    assert.equal(keyring.open('profile', 'unit other', sealed), undefined)
  })

  it('is another text each time', () => {
    assert.notEqual(keyring.seal('profile', '', 'x'), keyring.seal('profile', '', 'x'))
  })

  it('takes nonsense for what it is', () => {
    for (const nonsense of [
      '',
      '.',
      'a.b',
      keyring.version,
      `${keyring.version}.`,
      `${keyring.version}.AAAA`,
      '\0',
      '__proto__.x',
    ]) {
      assert.equal(keyring.open('profile', '', nonsense), undefined)
    }
  })
})

describe('the hash of a client', () => {
  it('changes from day to day and tells nothing of the address', () => {
    const keyring = new Keyring(randomBytes(32))
    const [monday, tuesday] = [new Date('2026-11-23T12:00:00Z'), new Date('2026-11-24T12:00:00Z')]
    assert.equal(
      keyring.clientHash('192.0.2.1', monday),
      keyring.clientHash('192.0.2.1', new Date('2026-11-23T23:59:59Z')),
    )
    assert.notEqual(keyring.clientHash('192.0.2.1', monday), keyring.clientHash('192.0.2.1', tuesday))
  })
})
