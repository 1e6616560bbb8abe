import { encodePng } from '../server/captcha/picture/encode-png.js'
import { facesWith, glyphOutline } from '../server/captcha/picture/glyph-outline.js'
import { boundsOf, mapOutline } from '../server/captcha/picture/outline.js'
import { rasterise } from '../server/captcha/picture/rasterise.js'

const CAPITAL = 40
const GAP = 10
const MARGIN = 20

/** The text in the first face that has each character, upright and apart, black on white: a PNG that anything can read. */
export function drawPlainText(text: string): Buffer {
  let right = MARGIN
  const glyphs = Array.from(text, (character) => {
    const glyph = glyphOutline(facesWith(character)[0] ?? 'sans', character)
    const bounds = boundsOf([glyph])
    const shift = right - bounds.left * CAPITAL
    right = shift + bounds.right * CAPITAL + GAP
    return mapOutline(glyph, (x, y) => [x * CAPITAL + shift, y * CAPITAL + CAPITAL / 2 + MARGIN])
  })
  const size = { width: Math.ceil(right - GAP + MARGIN), height: CAPITAL + 2 * MARGIN }
  const levels = Uint8Array.from(rasterise(glyphs, size).values, (cover) => Math.round(15 * (1 - cover)))
  return encodePng({ ...size, levels })
}
