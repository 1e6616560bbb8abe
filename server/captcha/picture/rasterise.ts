import type { Outline } from './outline.js'

/** How much of each pixel is inked, row by row, 0 to 1. */
export interface Coverage {
  width: number
  height: number
  values: Float32Array
}

/**
 * The exact area of every pixel that lies inside the outlines. They are in pixels, lie within the picture, and all run
 * the same way round; where they overlap they join.
 *
 * Each edge notes, in every row that it crosses, how it changes the coverage of all pixels to its right; the running sum
 * along a row then is the coverage (the way of font-rs and stb_truetype).
 */
export function rasterise(
  outlines: readonly Outline[],
  { width, height }: { width: number; height: number },
): Coverage {
  // a column more, since an edge also writes to the pixel on its right
  const stride = width + 1
  const changes = new Float32Array(stride * height)
  for (const contour of outlines.flat()) {
    let x = contour.at(-2) ?? 0
    let y = contour.at(-1) ?? 0
    for (let i = 0; i < contour.length; i += 2) {
      const nextX = contour[i] ?? 0
      const nextY = contour[i + 1] ?? 0
      if (y < nextY) addEdge(changes, stride, x, y, nextX, nextY, 1)
      else if (y > nextY) addEdge(changes, stride, nextX, nextY, x, y, -1)
      x = nextX
      y = nextY
    }
  }
  return { width, height, values: sumRows(changes, width, height) }
}

/** An edge from its upper to its lower end; `direction` tells which way the contour runs along it. */
function addEdge(
  changes: Float32Array,
  stride: number,
  upperX: number,
  upperY: number,
  lowerX: number,
  lowerY: number,
  direction: number,
): void {
  const slope = (lowerX - upperX) / (lowerY - upperY)
  let x = upperX
  let y = upperY
  while (y < lowerY) {
    const row = Math.floor(y)
    const nextY = Math.min(row + 1, lowerY)
    const nextX = x + slope * (nextY - y)
    addInRow(changes, row * stride, Math.min(x, nextX), Math.max(x, nextX), (nextY - y) * direction)
    x = nextX
    y = nextY
  }
}

/** The part of an edge within one row: from `left` to `right`, `area` being its signed height. */
function addInRow(changes: Float32Array, rowStart: number, left: number, right: number, area: number): void {
  let from = left
  do {
    const column = Math.floor(from)
    const to = Math.min(column + 1, right)
    const part = right > left ? (area * (to - from)) / (right - left) : area
    const rightOfEdge = column + 1 - (from + to) / 2
    const index = rowStart + column
    changes[index] = (changes[index] ?? 0) + part * rightOfEdge
    changes[index + 1] = (changes[index + 1] ?? 0) + part * (1 - rightOfEdge)
    from = to
  } while (from < right)
}

function sumRows(changes: Float32Array, width: number, height: number): Float32Array {
  const values = new Float32Array(width * height)
  for (let row = 0; row < height; row += 1) {
    let sum = 0
    for (let column = 0; column < width; column += 1) {
      sum += changes[row * (width + 1) + column] ?? 0
      values[row * width + column] = Math.min(1, Math.abs(sum))
    }
  }
  return values
}
