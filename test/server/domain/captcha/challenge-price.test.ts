import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { challengePrice } from '../../../../server/domain/captcha/challenge-price.js'

describe('the price of a challenge', () => {
  const hall = { count: 320, seconds: 600 }

  it('is 1 for a home, and doubles with every doubling of what an address does', () => {
    assert.deepEqual(
      [1, 5, 20, 21, 40, 41, 80, 160, 161, 320].map((used) => challengePrice(used, hall)),
      [1, 1, 1, 2, 2, 4, 4, 8, 16, 16],
    )
  })

  it('has a ceiling', () => {
    assert.equal(challengePrice(1_000_000, hall), 16)
  })

  it('holds for the smallest limit too', () => {
    assert.equal(challengePrice(1, { count: 1, seconds: 1 }), 1)
  })
})
