import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { openSeal, seal, sealVersion } from '../../../../server/domain/keys/sealing.js'
import { secretOf } from '../../../../server/domain/keys/secret.js'

describe('a seal', () => {
  const secret = secretOf(randomBytes(32))
  const place = { purpose: 'challenge', context: 'a' }

  it('refuses every flipped bit', () => {
    const sealed = seal(secret, place, 'odpowiedź')
    assert.equal(openSeal([secret], place, sealed), 'odpowiedź')
    for (let at = 0; at < sealed.length; at++) {
      for (let bit = 0; bit < 7; bit++) {
        const flipped =
          sealed.slice(0, at) + String.fromCharCode(sealed.charCodeAt(at) ^ (1 << bit)) + sealed.slice(at + 1)
        assert.equal(openSeal([secret], place, flipped), undefined, `bit ${bit} of character ${at}`)
      }
    }
  })

  it('opens for its own purpose and context alone, and by its own secret', () => {
    const sealed = seal(secret, place, 'x')
    assert.equal(openSeal([secret], { ...place, purpose: 'profile' }, sealed), undefined)
    assert.equal(openSeal([secret], { ...place, context: 'b' }, sealed), undefined)
    const other = secretOf(randomBytes(32))
    assert.equal(openSeal([other], place, sealed), undefined)
    assert.equal(openSeal([other, secret], place, sealed), 'x')
    assert.equal(sealVersion(sealed), secret.version)
  })

  it('is another text each time', () => {
    assert.notEqual(seal(secret, place, 'x'), seal(secret, place, 'x'))
  })

  it('takes nonsense for what it is', () => {
    const { version } = secret
    for (const nonsense of ['', '.', 'a.b', version, `${version}.`, `${version}.AAAA`, '\0', '__proto__.x'])
      assert.equal(openSeal([secret], place, nonsense), undefined)
  })
})
