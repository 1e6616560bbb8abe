import type { Limit } from '../unit.js'

/** The most that a busy address pays, in multiples of the quiet price. */
export const PRICE_CEILING = 16

/**
 * How much more work the next challenge asks of an address that has had `used` in the current window: 1 up to a
 * sixteenth of its limit, then doubling with every doubling, at most {@link PRICE_CEILING}.
 */
export function challengePrice(used: number, limit: Limit): number {
  const quiet = Math.max(1, limit.count / PRICE_CEILING)
  const doublings = Math.ceil(Math.log2(Math.max(1, used / quiet)))
  return Math.min(PRICE_CEILING, 2 ** doublings)
}
