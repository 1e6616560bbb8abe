import type { Outline } from './outline.js'
import type { RandomStream } from '../random/random-stream.js'

/** Distance of points along a stroke in capital heights. */
const STEP = 0.08

/** Where a stroke runs and how it swings, in capital heights. */
export interface StrokeShape {
  left: number
  right: number
  width: number
  /** How far above and below the middle its swing takes it. */
  swing: number
  /** From one crest to the next. */
  length: number
}

/** A wavy stroke from left to right along y = 0, as a shape that runs the same way round as glyphs do. */
export function strokeOutline({ left, right, width, swing, length }: StrokeShape, random: RandomStream): Outline {
  const tilt = random.between(-0.5, 0.5) * swing
  const depth = swing - Math.abs(tilt)
  const phase = random.between(0, 2 * Math.PI)
  const upper: number[] = []
  const lower: number[] = []
  const pieces = Math.ceil((right - left) / STEP)
  for (let piece = 0; piece <= pieces; piece += 1) {
    const along = piece / pieces
    const x = left + (right - left) * along
    const turn = (2 * Math.PI * x) / length + phase
    const y = tilt * (2 * along - 1) + depth * Math.sin(turn)
    const slope = (2 * tilt) / (right - left) + ((2 * Math.PI) / length) * depth * Math.cos(turn)
    const half = width / 2 / Math.hypot(1, slope)
    upper.push(x + half * slope, y - half)
    lower.unshift(x - half * slope, y + half)
  }
  return [Float64Array.from([...upper, ...lower])]
}
