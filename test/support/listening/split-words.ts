import { levels } from './levels.js'

const FRAME_SECONDS = 0.01

/** Stops inside a word are shorter, pauses between words longer. */
const GAP_SECONDS = 0.3

/** Where a word is, in samples. */
export interface Stretch {
  from: number
  to: number
}

/** Finds words between silences, or between the noise that the first quarter of a second is made of. */
export function splitWords(samples: Float64Array, rate: number): Stretch[] {
  const size = Math.round(FRAME_SECONDS * rate)
  const frames = levels(samples, size)
  const noise = Math.max(...frames.slice(0, Math.round(0.25 / FRAME_SECONDS)))
  const limit = Math.max(noise + 3, -60)
  const words: Stretch[] = []
  for (const [frame, level] of frames.entries()) {
    if (level <= limit) continue
    const last = words.at(-1)
    const from = frame * size
    if (last !== undefined && from - last.to < GAP_SECONDS * rate) last.to = from + size
    else words.push({ from, to: from + size })
  }
  return words
}
