/** Closed contours that bound an inked shape; each is x, y, x, y, …, its last point joined to its first. */
export type Outline = readonly Float64Array[]

/** Where a point goes. */
export type PointMap = (x: number, y: number) => readonly [x: number, y: number]

export interface Bounds {
  left: number
  top: number
  right: number
  bottom: number
}

/** The outline with every point moved. */
export function mapOutline(outline: Outline, map: PointMap): Outline {
  return outline.map((contour) => {
    const moved = new Float64Array(contour.length)
    for (let i = 0; i < contour.length; i += 2) {
      const [x, y] = map(contour[i] ?? 0, contour[i + 1] ?? 0)
      moved[i] = x
      moved[i + 1] = y
    }
    return moved
  })
}

/** The least upright rectangle around all outlines. */
export function boundsOf(outlines: readonly Outline[]): Bounds {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const contour of outlines.flat()) {
    for (let i = 0; i < contour.length; i += 2) {
      const x = contour[i] ?? 0
      const y = contour[i + 1] ?? 0
      bounds.left = Math.min(bounds.left, x)
      bounds.right = Math.max(bounds.right, x)
      bounds.top = Math.min(bounds.top, y)
      bounds.bottom = Math.max(bounds.bottom, y)
    }
  }
  return bounds
}
