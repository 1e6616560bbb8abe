import type { ChallengeLoad } from '../limits/challenge-limits.js'
import type { Unit } from '../unit.js'

/** What a unit multiplies all work by. */
export const WORK_FACTOR = { least: 0.01, default: 1, most: 100 } as const

/** The most that anybody pays, in multiples of the quiet price. */
export const PRICE_CEILING = 16

const MOST_DOUBLINGS = Math.log2(PRICE_CEILING)

/** The most that others in a unit make anybody pay, in multiples of the quiet price. */
export const UNIT_PRICE_CEILING = 4

const MOST_DOUBLINGS_BY_UNIT = Math.log2(UNIT_PRICE_CEILING)

/** A third of a limit costs nobody more, and every further sixth of it doubles the price. */
const QUIET_PART = 3
const DOUBLING_PART = 6

/** A sixteenth of an address's limit may be wrong answers, and every further sixteenth doubles the price. */
const FORGIVEN_PART = 16

/** So many wrong answers in a window are anybody's, however small the limit is. */
const LEAST_FORGIVEN = 3

/**
 * How much more work the next challenge asks, 1 to {@link PRICE_CEILING}: the doublings by what its networks took, by what
 * they got wrong, and by what everybody in the unit sent back, together. A stranger who only takes challenges makes them
 * dearer for their own networks alone.
 */
export function challengePrice(
  { issued, failed, redeemedInUnit }: ChallengeLoad,
  { perAddress, perUnit }: Pick<Unit['limits'], 'perAddress' | 'perUnit'>,
): number {
  // a hall full of parents takes much and mistypes little; whoever guesses does not
  const forgiven = Math.max(LEAST_FORGIVEN, perAddress.count / FORGIVEN_PART)
  const doublings =
    doublingsPast(perAddress.count / QUIET_PART, perAddress.count / DOUBLING_PART, issued) +
    doublingsPast(forgiven, forgiven, failed) +
    Math.min(
      MOST_DOUBLINGS_BY_UNIT,
      doublingsPast(perUnit.count / QUIET_PART, perUnit.count / DOUBLING_PART, redeemedInUnit),
    )
  return 2 ** Math.min(MOST_DOUBLINGS, doublings)
}

/** None up to `quiet`, then one more with every `step` that is begun; the first of all costs nobody more. */
function doublingsPast(quiet: number, step: number, count: number): number {
  return Math.max(0, Math.ceil((count - Math.max(1, quiet)) / step))
}
