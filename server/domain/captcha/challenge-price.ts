import type { ChallengeLoad } from '../limits/limits.js'
import type { Unit } from '../unit.js'

/** What a unit multiplies all work by. */
export const WORK_FACTOR = { least: 0.01, default: 1, most: 100 } as const

/** The most that anybody pays, in multiples of the quiet price. */
export const PRICE_CEILING = 16

const MOST_DOUBLINGS = Math.log2(PRICE_CEILING)

/** A third of a limit costs nobody more, and every further sixth of it doubles the price. */
const QUIET_PART = 3
const DOUBLING_PART = 6

/** A sixteenth of an address's limit may be wrong answers, and every further sixteenth doubles the price. */
const FORGIVEN_PART = 16

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
  const forgiven = Math.max(LEAST_FORGIVEN, perAddress.count / FORGIVEN_PART)
  const doublings =
    doublingsPast(perAddress.count / QUIET_PART, perAddress.count / DOUBLING_PART, issued) +
    doublingsPast(forgiven, forgiven, failed) +
    doublingsPast(perUnit.count / QUIET_PART, perUnit.count / DOUBLING_PART, issuedInUnit)
  return 2 ** Math.min(MOST_DOUBLINGS, doublings)
}

/** None up to `quiet`, then one more with every `step` that is begun; the first of all costs nobody more. */
function doublingsPast(quiet: number, step: number, count: number): number {
  return Math.max(0, Math.ceil((count - Math.max(1, quiet)) / step))
}
