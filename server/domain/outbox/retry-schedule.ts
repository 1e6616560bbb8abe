const FIRST_MS = 15_000
const LONGEST_MS = 30 * 60_000
/** An item that nobody could mail for so long is given up. */
const GIVEN_UP_AFTER_MS = 24 * 3_600_000

/** When to try again after so many tries: doubling from 15 s to 30 min, spread by a quarter to either side. */
export function nextTry(now: Date, attempts: number, random: () => number = Math.random): Date {
  const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts, 20))
  return new Date(now.getTime() + wait * (0.75 + random() / 2))
}

/** Whether it is time to stop trying. */
export function isGivenUp(createdAt: Date, now: Date): boolean {
  return now.getTime() - createdAt.getTime() >= GIVEN_UP_AFTER_MS
}
