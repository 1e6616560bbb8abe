import { composePicture } from './compose-picture.js'
import { encodePng } from './encode-png.js'
import { mapOutline, type Outline } from './outline.js'
import { PICTURE_HEIGHT, PICTURE_WIDTH, type PictureScale } from './picture-format.js'
import { PICTURE_ALPHABET, PICTURE_CHARACTERS } from './picture-text.js'
import { RandomStream } from '../random/random-stream.js'
import { rasterise } from './rasterise.js'

/** Grey levels of 15; the least contrast, 4 on 13, is 7:1 (WCAG 2.2, 1.4.6). */
const INK = [0, 1, 2, 3, 4]
const PAPER = [13, 14, 15]

/** Steps from paper to ink: at twice the size five look as smooth as fifteen, and take a fifth fewer bytes. */
const STEPS = { 1: 15, 2: 5 } as const

/**
 * Draws a text for people to read and type: a PNG of 200×70 pixels, or twice that at scale 2, in 4-bit grey.
 *
 * The same text, seed and scale give the same bytes; the same text and seed give the same picture at both scales. The
 * text is 1 to PICTURE_CHARACTERS.most characters of PICTURE_ALPHABET, the seed what {@link RandomStream} takes. Throws a
 * RangeError, which does not repeat the text, for anything else.
 */
export function drawPicture({
  text,
  seed,
  scale = 1,
}: {
  text: string
  seed: Uint8Array
  scale?: PictureScale
}): Buffer {
  assertDrawable(text)
  const random = new RandomStream(seed, `picture ${text}`)
  const ink = random.pick(INK)
  const paper = random.pick(PAPER)
  const steps = STEPS[scale]
  const { glyphs, line, erased } = composePicture(text, random)
  const size = { width: PICTURE_WIDTH * scale, height: PICTURE_HEIGHT * scale }
  const inPixels = (outline: Outline) => mapOutline(outline, (x, y) => [x * scale, y * scale])
  const inked = rasterise([...glyphs, line].map(inPixels), size).values
  const wiped = rasterise([inPixels(erased)], size).values
  const levels = new Uint8Array(inked.length)
  const tones = Uint8Array.from({ length: steps + 1 }, (_, step) => Math.round(paper + ((ink - paper) * step) / steps))
  for (let i = 0; i < levels.length; i += 1) {
    levels[i] = tones[Math.round((inked[i] ?? 0) * (1 - (wiped[i] ?? 0)) * steps)] ?? paper
  }
  return encodePng({ ...size, levels })
}

function assertDrawable(text: string): void {
  if (text.length < 1 || text.length > PICTURE_CHARACTERS.most) {
    throw new RangeError(`a picture shows 1 to ${PICTURE_CHARACTERS.most} characters, not ${text.length}`)
  }
  for (const character of text) {
    if (!PICTURE_ALPHABET.includes(character)) {
      throw new RangeError(`a picture shows characters of ${PICTURE_ALPHABET} alone`)
    }
  }
}
