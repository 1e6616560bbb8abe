import type { Outline } from './outline.js'

/** Height of one band in capital heights, and the bands above and below the middle. */
const BAND = 0.04
const HALF = 30

/** How far a glyph reaches to the left and to the right in each horizontal band; infinite where it is not at all. */
export interface GlyphSides {
  left: Float64Array
  right: Float64Array
}

/** Reads both sides off a flattened outline in capital heights, whose y lies within ±1.2. */
export function glyphSides(outline: Outline): GlyphSides {
  const left = new Float64Array(2 * HALF).fill(Infinity)
  const right = new Float64Array(2 * HALF).fill(-Infinity)
  for (const contour of outline) {
    let x = contour.at(-2) ?? 0
    let y = contour.at(-1) ?? 0
    for (let i = 0; i < contour.length; i += 2) {
      const nextX = contour[i] ?? 0
      const nextY = contour[i + 1] ?? 0
      // pieces are short, so the whole piece counts in each band that it touches
      for (let band = bandOf(Math.min(y, nextY)); band <= bandOf(Math.max(y, nextY)); band += 1) {
        left[band] = Math.min(left[band] ?? Infinity, x, nextX)
        right[band] = Math.max(right[band] ?? -Infinity, x, nextX)
      }
      x = nextX
      y = nextY
    }
  }
  return { left, right }
}

/**
 * How far apart two glyphs' origins have to be for the second to cover `area` of the first, in capital heights squared.
 * By area and not by depth, so that two corners meet visibly and two stems side by side do not become one.
 */
export function overlappingDistance(first: GlyphSides, second: GlyphSides, area: number): number {
  // for each band the distance at which the two would touch if there were no other, the widest first
  const reaches = first.right.map((right, band) => right - (second.left[band] ?? Infinity)).toSorted((a, b) => b - a)
  let sum = 0
  for (const [index, reach] of reaches.entries()) {
    sum += reach
    const distance = (sum - area / BAND) / (index + 1)
    if (distance >= (reaches[index + 1] ?? -Infinity)) return distance
  }
  return -Infinity
}

function bandOf(y: number): number {
  return Math.min(2 * HALF - 1, Math.max(0, Math.floor(y / BAND) + HALF))
}
