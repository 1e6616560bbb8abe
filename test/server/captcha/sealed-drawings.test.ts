import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { openDrawing, sealDrawing, type DrawnChallenge } from '../../../server/captcha/sealed-drawings.js'
import { Keyring } from '../../../server/domain/keyring.js'

const now = new Date('2026-09-01T08:00:00Z')
const key = randomBytes(32)
const keyring = new Keyring(key)
const drawn = (own: Partial<DrawnChallenge> = {}): DrawnChallenge => ({
  id: randomBytes(16).toString('hex'),
  unit: 'przykladowo',
  kind: 'sound',
  language: 'uk',
  expires: now.getTime() / 1_000 + 600,
  answer: '123456',
  ...own,
})

describe('what a picture or sound is drawn from', () => {
  it('is what was sealed, with the same seed on every server that has the key', () => {
    const one = drawn()
    const sealed = sealDrawing(keyring, one)
    const opened = openDrawing(keyring, sealed, now)
    assert.ok(opened)
    const { seed, ...rest } = opened
    assert.deepEqual(rest, { unit: 'przykladowo', kind: 'sound', language: 'uk', answer: '123456' })
    assert.equal(seed.length, 32)
    assert.deepEqual(openDrawing(new Keyring(key), sealed, now), opened)
    const other = openDrawing(keyring, sealDrawing(keyring, drawn()), now)
    assert.notDeepEqual(other?.seed, seed)
  })

  it('has at most 190 characters, of the unit with the longest name, and one part of a path', () => {
    const longest = sealDrawing(keyring, drawn({ unit: 'u'.repeat(63), expires: 36 ** 6 }))
    assert.ok(longest.length <= 190, `${longest.length} characters`)
    assert.equal(encodeURIComponent(longest), longest)
  })
})
