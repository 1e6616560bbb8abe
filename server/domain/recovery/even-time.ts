/** Milliseconds between the moments at which a refusal may leave. */
const BEAT_MS = 50

/** A timer knows whole milliseconds, and fires early or late by as much. */
const TIMER_MS = 2

/**
 * Resolves at the next of the moments that follow one another by {@link BEAT_MS} from `begun` on (of `performance.now`). The
 * work is as much for everybody as it can be; what is left of a difference, some tenths of a millisecond, shows only where
 * it reaches over such a moment. They begin with the asker's own work: nobody can aim at one.
 */
export async function untilEvenTime(begun: number): Promise<void> {
  const beats = Math.floor((performance.now() - begun) / BEAT_MS) + 1
  const left = (): number => begun + beats * BEAT_MS - performance.now()
  if (left() > TIMER_MS) await new Promise((resolve) => setTimeout(resolve, left() - TIMER_MS))
  // to the microsecond, and without keeping anybody waiting: a part of a millisecond tells as much as a whole one
  while (left() > 0) await new Promise((resolve) => setImmediate(resolve))
}
