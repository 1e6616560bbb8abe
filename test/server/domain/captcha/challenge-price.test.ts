import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { challengePrice, PRICE_CEILING, UNIT_PRICE_CEILING } from '../../../../server/domain/captcha/challenge-price.js'
import type { ChallengeLoad } from '../../../../server/domain/limits/challenge-limits.js'

const limits = { perAddress: { count: 300, seconds: 600 }, perUnit: { count: 6_000, seconds: 600 } }

const price = (load: Partial<ChallengeLoad>, own: Partial<typeof limits> = {}) =>
  challengePrice({ issued: 1, failed: 0, redeemedInUnit: 0, ...load }, { ...limits, ...own })

/** How much a count of something costs, by itself. */
function assertPrices(figure: keyof ChallengeLoad, prices: Record<number, number>): void {
  for (const [count, expected] of Object.entries(prices))
    assert.equal(price({ [figure]: Number(count) }), expected, `${figure}: ${count}`)
}

describe('the price of a challenge', () => {
  it('is quiet for the first third of an address’s limit, and doubles with every sixth after it', () => {
    assertPrices('issued', { 1: 1, 99: 1, 100: 1, 101: 2, 150: 2, 151: 4, 200: 4, 201: 8, 250: 8, 251: 16, 300: 16 })
  })

  it('forgives a sixteenth of an address’s limit in wrong answers, and doubles with every sixteenth after it', () => {
    assertPrices('failed', { 0: 1, 1: 1, 18: 1, 19: 2, 37: 2, 38: 4, 56: 4, 57: 8, 75: 8, 76: 16, 300: 16 })
  })

  it('goes by what comes back in the unit in the same steps as by what an address takes, but only up to four times [85]', () => {
    assert.equal(UNIT_PRICE_CEILING, 4)
    assertPrices('redeemedInUnit', { 0: 1, 2000: 1, 2001: 2, 3000: 2, 3001: 4, 4001: 4, 5001: 4, 6000: 4 })
  })

  it('adds the doublings of all three up', () => {
    assert.equal(price({ issued: 150, failed: 20, redeemedInUnit: 2_500 }), 8)
  })

  it('never passes its ceiling, whatever comes together and however far a limit is passed', () => {
    assert.equal(PRICE_CEILING, 16)
    assert.equal(price({ issued: 300, failed: 300, redeemedInUnit: 6_000 }), 16)
    for (const figure of ['issued', 'failed'] as const) assert.equal(price({ [figure]: 1_000_000_000 }), 16)
    assert.equal(price({ redeemedInUnit: 1_000_000_000 }), 4)
  })

  it('of a hall where a hundred and thirty parents take a challenge each and one in ten mistypes is twice the quiet one', () => {
    assert.equal(price({ issued: 130, failed: 13, redeemedInUnit: 130 }), 2)
  })

  it('is the quiet one for the first of all and for three mistakes, however small the limits are', () => {
    const smallest = { perAddress: { count: 1, seconds: 1 }, perUnit: { count: 1, seconds: 1 } }
    assert.equal(price({}, smallest), 1)
    assert.equal(price({ failed: 3 }, smallest), 1)
    assert.equal(price({ redeemedInUnit: 2 }, smallest), 4)
  })

  it('is never less than one nor anything but a power of two', () => {
    for (let count = 0; count <= 400; count++) {
      for (const figure of ['issued', 'failed', 'redeemedInUnit'] as const)
        assert.ok([1, 2, 4, 8, 16].includes(price({ [figure]: count }, { perUnit: { count: 300, seconds: 600 } })))
    }
  })
})
