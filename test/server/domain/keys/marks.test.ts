import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { isMarked, mark } from '../../../../server/domain/keys/marks.js'
import { secretOf } from '../../../../server/domain/keys/secret.js'

describe('a mark', () => {
  const [one, other] = [secretOf(randomBytes(32)), secretOf(randomBytes(32))]
  const marked = { purpose: 'account', parts: ['a', 'office', ''] }

  it('fits what it was made on, by whichever secret at hand made it', () => {
    assert.ok(isMarked([other, one], mark(one, marked), marked))
    assert.ok(!isMarked([other], mark(one, marked), marked))
  })

  it('fits nothing else: no part changed, moved, added or left out, no other purpose', () => {
    const made = mark(one, marked)
    for (const parts of [['a', 'member', ''], ['ao', 'ffice', ''], ['a', 'office'], ['a', 'office', '', ''], []])
      assert.ok(!isMarked([one], made, { ...marked, parts }))
    assert.ok(!isMarked([one], made, { ...marked, purpose: 'session' }))
  })

  it('is whole or none', () => {
    const made = mark(one, marked)
    for (const given of ['', '.', one.version, `${one.version}.`, made.slice(0, -1), `${made}A`, ` ${made}`])
      assert.ok(!isMarked([one], given, marked))
  })
})
