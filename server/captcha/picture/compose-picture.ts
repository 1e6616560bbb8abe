import { boundsOf, mapOutline, type Outline } from './outline.js'
import { PICTURE_HEIGHT, PICTURE_WIDTH } from './picture-format.js'
import { placeGlyphs } from './place-glyphs.js'
import type { RandomStream } from '../random/random-stream.js'
import { strokeOutline } from './stroke-outline.js'
import { randomWarp } from './warp.js'

/** Free space around everything, in CSS pixels. */
const MARGIN = 3

/** Most that a capital letter is high, in CSS pixels; long or wide texts are smaller. */
const CAPITAL = { from: 40, to: 46 }

/** Shapes in CSS pixels, all within the picture. */
export interface Composition {
  /** One a character, from left to right. */
  glyphs: Outline[]
  /** The stroke through all of them, in ink. */
  line: Outline
  /** The stroke that is erased from them. */
  erased: Outline
}

/** Lays the picture's shapes out: glyphs side by side, two strokes, and one warp over all. */
export function composePicture(text: string, random: RandomStream): Composition {
  const glyphs = placeGlyphs(text, random)
  const { left, right } = boundsOf(glyphs)
  const line = strokeOutline(
    {
      left: left - random.between(0.03, 0.15),
      right: right + random.between(0.03, 0.15),
      width: random.between(0.04, 0.05),
      swing: random.between(0.2, 0.34),
      length: random.between(2.5, 5),
    },
    random,
  )
  const erased = strokeOutline(
    {
      left: left,
      right: right,
      width: random.between(0.032, 0.042),
      swing: random.between(0.3, 0.42),
      length: random.between(1.6, 2.6),
    },
    random,
  )
  const warp = randomWarp(random)
  const [warpedLine, warpedErased, ...warpedGlyphs] = [line, erased, ...glyphs].map((outline) =>
    mapOutline(outline, warp),
  )
  return fit({ glyphs: warpedGlyphs, line: warpedLine ?? [], erased: warpedErased ?? [] }, random)
}

/** Scales capital heights to CSS pixels, and puts the whole at a random place within the margins. */
function fit({ glyphs, line, erased }: Composition, random: RandomStream): Composition {
  const { left, top, right, bottom } = boundsOf([...glyphs, line, erased])
  const scale = Math.min(
    random.between(CAPITAL.from, CAPITAL.to),
    (PICTURE_WIDTH - 2 * MARGIN) / (right - left),
    (PICTURE_HEIGHT - 2 * MARGIN) / (bottom - top),
  )
  const shiftX = random.between(MARGIN, PICTURE_WIDTH - MARGIN - scale * (right - left)) - scale * left
  const shiftY = random.between(MARGIN, PICTURE_HEIGHT - MARGIN - scale * (bottom - top)) - scale * top
  const place = (outline: Outline) => mapOutline(outline, (x, y) => [x * scale + shiftX, y * scale + shiftY])
  return { glyphs: glyphs.map(place), line: place(line), erased: place(erased) }
}
