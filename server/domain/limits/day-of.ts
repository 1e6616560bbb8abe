const DAY_MS = 86_400_000

/** A day's limit ends by itself: its counter is named after the day. Seconds that a counter has to be kept. */
export const DAY_SECONDS = DAY_MS / 1_000

/** The day of a moment in UTC, as `2026-09-01`. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10)
}

/** When the day of a moment ends. */
export function dayEnd(now: Date): Date {
  return new Date((Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS)
}
