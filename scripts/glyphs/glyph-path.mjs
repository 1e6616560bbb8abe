import { OUTLINE_UNITS } from '../../server/captcha/picture/picture-format.ts'

/**
 * A glyph as SVG path data: whole numbers, relative, y downwards, only `m l q c z`. The origin is the middle of the
 * glyph's width and half the height of the capital H; the outer contours run so that their signed area is positive.
 */
export function glyphPath(font, character) {
  const { commands, bbox } = font.glyphForCodePoint(character.codePointAt(0)).path
  const capital = font.glyphForCodePoint('H'.codePointAt(0)).path.bbox
  const scale = OUTLINE_UNITS / (capital.maxY - capital.minY)
  const middle = { x: (bbox.minX + bbox.maxX) / 2, y: (capital.minY + capital.maxY) / 2 }
  const contours = contoursOf(commands, (x, y) => [
    Math.round((x - middle.x) * scale),
    Math.round((middle.y - y) * scale),
  ])
  const turned = contours.reduce((sum, contour) => sum + signedArea(contour), 0) < 0
  return contours.map((contour) => write(turned ? reverse(contour) : contour)).join('')
}

/** Contours of quantised points, each a start and its segments: one point for a line, two or three for a curve. */
function contoursOf(commands, quantise) {
  const contours = []
  for (const { command, args } of commands) {
    if (command === 'closePath') continue
    const points = []
    for (let i = 0; i < args.length; i += 2) points.push(quantise(args[i], args[i + 1]))
    if (command === 'moveTo') contours.push({ start: points[0], segments: [] })
    else contours.at(-1).segments.push(points)
  }
  return contours
}

/** Twice the area inside the points, curves taken as their control points: the sign is all that counts. */
function signedArea({ start, segments }) {
  const points = [start, ...segments.flat()]
  return points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length]
    return sum + x * nextY - nextX * y
  }, 0)
}

function reverse({ start, segments }) {
  const points = [start, ...segments.flat()].toReversed()
  const reversed = { start: points[0], segments: [] }
  let next = 1
  for (const { length } of segments.toReversed()) {
    reversed.segments.push(points.slice(next, next + length))
    next += length
  }
  return reversed
}

function write({ start, segments }) {
  let text = `M${numbers(start)}`
  let [x, y] = start
  for (const points of segments) {
    const relative = points.flatMap((point) => [point[0] - x, point[1] - y])
    ;[x, y] = points.at(-1)
    // rounding makes some segments nothing
    if (relative.some((number) => number !== 0)) text += 'lqc'[points.length - 1] + numbers(relative)
  }
  return `${text}z`
}

/** A minus separates as well as a space. */
function numbers(values) {
  return values.map((value, i) => (i > 0 && value >= 0 ? ` ${value}` : String(value))).join('')
}
