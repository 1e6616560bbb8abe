import type { DrawableChallenge } from './sealed-drawings.js'

/** Pictures and sounds that are kept. One has 4 kB, the other 60: two megabytes at the most, and a screen's worth of visitors. */
const MOST_KEPT = 32

/**
 * Draws a challenge once, however often its address is asked for: asking costs a visitor nothing, and drawing costs the
 * server milliseconds. What was not asked for the longest is let go.
 */
export function recentlyDrawn(draw: (drawable: DrawableChallenge) => Buffer): (drawable: DrawableChallenge) => Buffer {
  const drawn = new Map<string, Buffer>()
  return (drawable) => {
    const key = drawable.seed.toString('base64')
    const media = drawn.get(key) ?? draw(drawable)
    drawn.delete(key)
    drawn.set(key, media)
    const [oldest] = drawn.keys()
    if (drawn.size > MOST_KEPT && oldest !== undefined) drawn.delete(oldest)
    return media
  }
}
