import { PDFiumLibrary } from '@hyzyla/pdfium'
import jsqr from 'jsqr'

/** Dots an inch over the 72 of a PDF: what an office scanner sees. */
const SCALE = 200 / 72
/** Darker is ink, of 255. */
const INK = 128

/** A printed page. */
export interface PrintedPage {
  text: string
  /** What its first QR code says, read off its pixels; undefined if there is none. */
  qr: string | undefined
  /** Where there is ink: the first and the last row that have some, as parts of the height; undefined on a blank page. */
  ink: { first: number; last: number } | undefined
}

/** The pages of a PDF, drawn as a printer draws them. */
export async function readPdf(pdf: Buffer): Promise<PrintedPage[]> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(pdf)
    const pages: PrintedPage[] = []
    for (const page of document.pages()) {
      // before it is drawn: the library takes it apart for that
      const text = page.getText()
      const { data, width, height } = await page.render({ scale: SCALE, render: 'bitmap' })
      // blue and red are the other way round, which black and white do not mind
      const qr = jsqr.default(Uint8ClampedArray.from(data), width, height)?.data
      pages.push({ text, qr, ink: inkOf(data, { width, height }) })
    }
    document.destroy()
    return pages
  } finally {
    library.destroy()
  }
}

function inkOf(data: Uint8Array, { width, height }: { width: number; height: number }): PrintedPage['ink'] {
  const rows = Array.from({ length: height }, (_, row) => row).filter((row) => {
    for (let at = row * width * 4; at < (row + 1) * width * 4; at += 4) if ((data[at] ?? 255) < INK) return true
    return false
  })
  const [first, last] = [rows[0], rows.at(-1)]
  return first === undefined || last === undefined ? undefined : { first: first / height, last: last / height }
}
