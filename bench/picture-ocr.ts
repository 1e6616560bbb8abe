import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { drawPicture } from '../server/captcha/picture/draw-picture.js'
import { PICTURE_ALPHABET } from '../server/captcha/picture/picture-format.js'
import type { BenchRow } from './table.js'

const run = promisify(execFile)

/** How many pictures tesseract reads whole, as a line (psm 7) and as a word (psm 8), told which characters there are. */
export async function readByOcr(wishes: { text: string; seed: Uint8Array }[]): Promise<BenchRow[]> {
  const hasTesseract = await run('tesseract', ['--version']).then(
    () => true,
    () => false,
  )
  if (!hasTesseract) return [{ name: 'read whole by tesseract', figure: 'not measured: tesseract is not installed' }]
  const folder = await mkdtemp(join(tmpdir(), 'klucznik-ocr-'))
  try {
    const rows: BenchRow[] = []
    for (const mode of ['7', '8']) {
      let read = 0
      for (const [n, { text, seed }] of wishes.entries()) {
        const file = join(folder, `${n}.png`)
        await writeFile(file, drawPicture({ text, seed, scale: 2 }))
        const { stdout } = await run('tesseract', [
          file,
          '-',
          '--psm',
          mode,
          '-c',
          `tessedit_char_whitelist=${PICTURE_ALPHABET}`,
        ])
        if (stdout.replace(/\s/g, '') === text) read++
      }
      rows.push({
        name: `read whole by tesseract, psm ${mode}, of ${wishes.length}`,
        figure: `${((100 * read) / wishes.length).toFixed(1)} %`,
      })
    }
    return rows
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
