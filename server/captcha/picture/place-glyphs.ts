import { facesWith, glyphOutline } from './glyph-outline.js'
import { glyphSides, overlappingDistance, type GlyphSides } from './glyph-sides.js'
import { boundsOf, mapOutline, type Outline, type PointMap } from './outline.js'
import type { RandomStream } from '../random/random-stream.js'

/** What a glyph covers of its neighbour, in capital heights squared: they touch, and stay two shapes. */
const OVERLAP = { from: 0.004, to: 0.008 }

/** The least advance as a share of the neighbours' mean width, so that no glyph slips under another's arm. */
const LEAST_ADVANCE = 0.66

interface PlacedGlyph {
  outline: Outline
  sides: GlyphSides
  width: number
  x: number
}

/**
 * One outline a character, side by side from left to right, each in a face of its own and turned, slanted and stretched
 * by itself. One unit is the height of a capital letter; the middle of the line is at y = 0.
 */
export function placeGlyphs(text: string, random: RandomStream): Outline[] {
  const placed: PlacedGlyph[] = []
  for (const character of text) {
    const outline = mapOutline(glyphOutline(random.pick(facesWith(character)), character), randomPose(random))
    const { left, right } = boundsOf([outline])
    const glyph = { outline, sides: glyphSides(outline), width: right - left, x: 0 }
    const last = placed.at(-1)
    if (last) glyph.x = last.x + advance(last, glyph, random)
    placed.push(glyph)
  }
  return placed.map(({ outline, x: shift }) => mapOutline(outline, (x, y) => [x + shift, y]))
}

/** Rotation by up to 14°, slant, size and height on the line: enough to differ, not enough to turn N into Z. */
function randomPose(random: RandomStream): PointMap {
  const angle = random.between(-0.14, 0.14)
  const slant = random.between(-0.08, 0.08) - angle / 2
  const wide = random.between(0.85, 1)
  const high = random.between(0.92, 1.1)
  const drop = random.between(-0.14, 0.14)
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  return (x, y) => {
    const slanted = x * wide + y * high * slant
    return [slanted * cos - y * high * sin, slanted * sin + y * high * cos + drop]
  }
}

function advance(last: PlacedGlyph, next: PlacedGlyph, random: RandomStream): number {
  const touching = overlappingDistance(last.sides, next.sides, random.between(OVERLAP.from, OVERLAP.to))
  return Math.max(touching, (LEAST_ADVANCE * (last.width + next.width)) / 2)
}
