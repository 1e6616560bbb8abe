import { GLYPH_PATHS } from './glyph-paths.js'
import type { Outline } from './outline.js'
import { OUTLINE_UNITS } from './picture-format.js'

/** Longest piece of a flattened line, in capital heights: short enough for straight stems to bend with the warp. */
const LONGEST_PIECE = 0.06

/** Curves as small as a serif's corner still get this many pieces. */
const FEWEST_CURVE_PIECES = 3

type Point = readonly [x: number, y: number]

/** Each glyph is flattened once: there are a hundred. */
const flattened = new Map<string, Outline>()

/** Names of the faces in which people recognise the character; none for a character that no face has. */
export function facesWith(character: string): string[] {
  return [...GLYPH_PATHS].filter(([, glyphs]) => glyphs.has(character)).map(([face]) => face)
}

/**
 * A glyph flattened into short straight pieces: one unit is the height of a capital letter, the origin is in the glyph's
 * middle, y points down. Throws a RangeError when the face lacks the character.
 */
export function glyphOutline(face: string, character: string): Outline {
  const key = `${face} ${character}`
  const known = flattened.get(key)
  if (known) return known
  const path = GLYPH_PATHS.get(face)?.get(character)
  if (path === undefined) throw new RangeError(`no glyph in face ${face}`)
  const outline = flattenPath(path)
  flattened.set(key, outline)
  return outline
}

/** Reads `M l q c z`: every command is written out and followed by the numbers of one segment. */
function flattenPath(path: string): Outline {
  return path
    .split('z')
    .filter((contour) => contour !== '')
    .map((contour) => {
      const flat: number[] = []
      let at: Point = [0, 0]
      for (const [command] of contour.matchAll(/[Mlqc][^Mlqc]*/g)) {
        const points = readPoints(command, at)
        const end = points.at(-1) ?? at
        if (command.startsWith('M')) flat.push(...end)
        else flatten([at, ...points], flat)
        at = end
      }
      // the last piece back to the start, which the path leaves to its z
      flatten([at, [flat[0] ?? 0, flat[1] ?? 0]], flat)
      return Float64Array.from(flat)
    })
}

function readPoints(command: string, [x, y]: Point): Point[] {
  const numbers = (command.match(/-?\d+/g) ?? []).map((number) => Number(number) / OUTLINE_UNITS)
  const points: Point[] = []
  for (let i = 0; i + 1 < numbers.length; i += 2) points.push([x + (numbers[i] ?? 0), y + (numbers[i + 1] ?? 0)])
  return points
}

/** Adds the points after the first of a line (2 control points), a quadratic (3) or cubic (4) Bézier curve. */
function flatten(controls: readonly Point[], flat: number[]): void {
  const pieces = Math.max(controls.length > 2 ? FEWEST_CURVE_PIECES : 1, Math.ceil(reach(controls) / LONGEST_PIECE))
  for (let piece = 1; piece <= pieces; piece += 1) flat.push(...bezier(controls, piece / pieces))
}

function reach(controls: readonly Point[]): number {
  return controls.slice(1).reduce((sum, [x, y], i) => {
    const [lastX, lastY] = controls[i] ?? [x, y]
    return sum + Math.hypot(x - lastX, y - lastY)
  }, 0)
}

/** De Casteljau: the point at `t` of the curve through the first and last control point. */
function bezier(controls: readonly Point[], t: number): Point {
  const [first = [0, 0], ...rest] = controls
  if (rest.length === 0) return first
  return bezier(
    rest.map(([x, y], i) => {
      const [lastX, lastY] = controls[i] ?? first
      return [lastX + (x - lastX) * t, lastY + (y - lastY) * t] as const
    }),
    t,
  )
}
