import english from '@tesseract.js-data/eng'
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js'
import { drawPicture } from '../server/captcha/picture/draw-picture.js'
import { PICTURE_ALPHABET } from '../server/captcha/picture/picture-text.js'
import { drawPlainText } from './plain-text.js'
import type { BenchRow } from './table.js'

/** How the reader is told to look at a picture, and by which of its two engines. */
const WAYS = [
  { name: 'as a line, LSTM', mode: PSM.SINGLE_LINE, engine: OEM.LSTM_ONLY },
  { name: 'as a word, LSTM', mode: PSM.SINGLE_WORD, engine: OEM.LSTM_ONLY },
  { name: 'as a word, legacy', mode: PSM.SINGLE_WORD, engine: OEM.TESSERACT_ONLY },
]

/**
 * How many pictures, as they are sent, tesseract reads whole, told which characters there are; and, to show that it can
 * read, how many of the same texts set in straight and separate letters.
 */
export async function readByOcr(wishes: { text: string; seed: Uint8Array }[]): Promise<BenchRow[]> {
  const pictures = wishes.map(({ text, seed }) => ({ text, png: drawPicture({ text, seed, scale: 2 }) }))
  const plain = wishes.slice(0, 100).map(({ text }) => ({ text, png: drawPlainText(text) }))
  const rows: BenchRow[] = []
  for (const { name, mode, engine } of WAYS) {
    const reader = await startReader(engine)
    try {
      await reader.setParameters({ tessedit_pageseg_mode: mode, tessedit_char_whitelist: PICTURE_ALPHABET })
      rows.push(
        { name: `tesseract ${name}: read whole, of ${pictures.length}`, figure: await shareRead(reader, pictures) },
        { name: `  the same texts plainly set, of ${plain.length}`, figure: await shareRead(reader, plain) },
      )
    } finally {
      await reader.terminate()
    }
  }
  return rows
}

/** A reader that fetches nothing: program and language lie in packages. */
function startReader(engine: OEM): Promise<Worker> {
  const isLegacy = engine === OEM.TESSERACT_ONLY
  return createWorker(english.code, engine, {
    langPath: english.langPath,
    gzip: english.gzip,
    cacheMethod: 'none',
    legacyCore: isLegacy,
    legacyLang: isLegacy,
  })
}

async function shareRead(reader: Worker, pictures: { text: string; png: Buffer }[]): Promise<string> {
  let read = 0
  for (const { text, png } of pictures) {
    const { data } = await reader.recognize(png)
    if (data.text.replace(/\s/g, '').toUpperCase() === text) read++
  }
  return `${((100 * read) / pictures.length).toFixed(1)} %`
}
