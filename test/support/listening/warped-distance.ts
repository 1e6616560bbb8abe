/** How unlike two rows of vectors are when either may be stretched in time (dynamic time warping), for each step. */
export function warpedDistance(one: number[][], other: number[][]): number {
  let before = new Float64Array(other.length + 1).fill(Infinity)
  before[0] = 0
  for (const row of one) {
    const now = new Float64Array(other.length + 1).fill(Infinity)
    for (const [j, column] of other.entries()) {
      const cost = distance(row, column)
      now[j + 1] = Math.min(
        (before[j + 1] ?? Infinity) + cost,
        (now[j] ?? Infinity) + cost,
        (before[j] ?? Infinity) + 2 * cost,
      )
    }
    before = now
  }
  return (before[other.length] ?? Infinity) / (one.length + other.length)
}

function distance(one: number[], other: number[]): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += ((one[i] ?? 0) - (other[i] ?? 0)) ** 2
  return Math.sqrt(sum)
}
