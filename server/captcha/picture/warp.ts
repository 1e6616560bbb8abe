import type { PointMap } from './outline.js'
import type { RandomStream } from '../random/random-stream.js'

/** A sine along one axis; `length` and `depth` are in capital heights. */
interface Wave {
  length: number
  depth: number
  phase: number
}

/**
 * A smooth bend of the whole line, in capital heights: it rises and falls along its length, leans to and fro over its
 * height, and is denser here than there. Its slope stays far below 1, so that nothing folds over.
 */
export function randomWarp(random: RandomStream): PointMap {
  const rise = randomWave(random, { length: [3.5, 5], depth: [0.19, 0.25] })
  const ripple = randomWave(random, { length: [1.2, 1.8], depth: [0.015, 0.03] })
  const lean = randomWave(random, { length: [1, 1.6], depth: [0.03, 0.06] })
  const density = randomWave(random, { length: [2.5, 5], depth: [0.03, 0.07] })
  return (x, y) => [x + at(lean, y) + at(density, x), y + at(rise, x) + at(ripple, x)]
}

function randomWave(
  random: RandomStream,
  { length, depth }: { length: readonly [number, number]; depth: readonly [number, number] },
): Wave {
  return { length: random.between(...length), depth: random.between(...depth), phase: random.between(0, 2 * Math.PI) }
}

function at({ length, depth, phase }: Wave, position: number): number {
  return depth * Math.sin((2 * Math.PI * position) / length + phase)
}
