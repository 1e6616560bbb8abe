import type { ChallengeLoad } from '../limits/limits.js'
import type { Unit } from '../unit.js'

/** The most that anybody pays, in multiples of the quiet price. */
export const PRICE_CEILING = 16

const MOST_DOUBLINGS = Math.log2(PRICE_CEILING)

/** So many wrong answers in a window are anybody's, however small the limit is. */
const LEAST_FORGIVEN = 3

/**
 * How much more work the next challenge asks, 1 to {@link PRICE_CEILING}: the doublings by what its address took, by what
 * its address got wrong, and by what its unit took, together. Everybody else pays what they paid.
 */
export function challengePrice(
  { issued, failed, issuedInUnit }: ChallengeLoad,
  { perAddress, perUnit }: Pick<Unit['limits'], 'perAddress' | 'perUnit'>,
): number {
  // a hall full of parents takes much and mistypes little; whoever guesses does not
  const forgiven = Math.max(LEAST_FORGIVEN, perAddress.count / 16)
  const doublings =
    doublingsPast(perAddress.count / 3, perAddress.count / 6, issued) +
    doublingsPast(forgiven, forgiven, failed) +
    doublingsPast(perUnit.count / 3, perUnit.count / 6, issuedInUnit)
  return 2 ** Math.min(MOST_DOUBLINGS, doublings)
}

/** None up to `quiet`, then one more with every `step` that is begun; the first of all costs nobody more. */
function doublingsPast(quiet: number, step: number, count: number): number {
  return Math.max(0, Math.ceil((count - Math.max(1, quiet)) / step))
}
