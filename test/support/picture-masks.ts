import { composePicture } from '../../server/captcha/picture/compose-picture.js'
import { PICTURE_HEIGHT, PICTURE_WIDTH } from '../../server/captcha/picture/picture-format.js'
import { RandomStream } from '../../server/captcha/random/random-stream.js'
import { rasterise } from '../../server/captcha/picture/rasterise.js'

const HALF = 0.5

/** How many pictures have every glyph touch its neighbour, and how many no white column between the first and the last. */
export function touchingPictures(wishes: { text: string; seed: Uint8Array }[]): { all: number; gapless: number } {
  let all = 0
  let gapless = 0
  for (const { text, seed } of wishes) {
    const { glyphs } = composePicture(text, new RandomStream(seed, `masks ${text}`))
    // the glyphs alone: the stroke through them would make everything touch
    const masks = glyphs.map((glyph) => rasterise([glyph], { width: PICTURE_WIDTH, height: PICTURE_HEIGHT }).values)
    if (masks.every((mask, n) => n === 0 || touches(masks[n - 1] ?? mask, mask))) all++
    if (!hasWhiteColumn(masks)) gapless++
  }
  return { all, gapless }
}

function touches(one: Float32Array, other: Float32Array): boolean {
  return one.some((cover, at) => {
    if (cover <= HALF) return false
    return [0, 1, -1, PICTURE_WIDTH, -PICTURE_WIDTH].some((step) => (other[at + step] ?? 0) > HALF)
  })
}

function hasWhiteColumn(masks: Float32Array[]): boolean {
  const columns = Array.from({ length: PICTURE_WIDTH }, () => 0)
  for (const mask of masks) {
    for (const [at, cover] of mask.entries())
      columns[at % PICTURE_WIDTH] = Math.max(columns[at % PICTURE_WIDTH] ?? 0, cover)
  }
  const [first, last] = [columns.findIndex((ink) => ink > HALF), columns.findLastIndex((ink) => ink > HALF)]
  return columns.slice(first, last).some((ink) => ink < 0.05)
}
