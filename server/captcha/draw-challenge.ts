import { drawPicture } from './picture/draw-picture.js'
import type { DrawableChallenge } from './sealed-drawings.js'
import { drawSound } from './sound/draw-sound.js'

/** The picture of a challenge, sharp on every screen (PNG), or its sound (WAV); the same bytes every time. */
export function drawChallenge({ kind, answer, language, seed }: DrawableChallenge): Buffer {
  return kind === 'picture'
    ? drawPicture({ text: answer, seed, scale: 2 })
    : drawSound({ digits: answer, language, seed })
}
