import jsqr from 'jsqr'

/** Pixels a module: what a telephone needs to find the corners. */
const PIXELS = 4

/** A letter as its reader has it. */
export interface ReadLetter {
  name: string
  /** As printed. */
  identifier: string
  /** As printed; undefined on a letter that opens nothing. */
  code: string | undefined
  /** What the QR code leads to. */
  link: string
  /** The ticket in it. */
  ticket: string | undefined
}

/** All whole letters of a document, its beginning or its middle; QR codes are read off their drawing. */
export function readLetters(html: string): ReadLetter[] {
  const symbols = new Map(
    [...html.matchAll(/<symbol id="([^"]+)" (.*?)<\/symbol>/gs)].map(([, id = '', it]) => [id, it]),
  )
  const sheets = html.match(/<section class="sheet"[\s\S]*?<\/section>/g) ?? []
  return sheets.map((sheet) => {
    const [identifier = '', code] = [...sheet.matchAll(/class="id">([^<]*)/g)].map(([, id]) => id)
    const [, drawn = ''] = /<div class="qr">(.*?)<\/svg>/s.exec(sheet) ?? []
    const [, used = ''] = /href="#([^"]+)"/.exec(drawn) ?? []
    const link = readDrawing(symbols.get(used) ?? drawn)
    const [, name = ''] = /class="name[^"]*"><bdi>([^<]*)/.exec(sheet) ?? []
    return { name, identifier, code, link, ticket: /#klucznik=(.*)$/.exec(link)?.[1] }
  })
}

/** A drawing is `viewBox` and a path of lines along the dark modules of each row. */
function readDrawing(svg: string): string {
  const [, quiet = '', side = ''] = /viewBox="-(\d+) -\d+ (\d+)/.exec(svg) ?? []
  const [, path = ''] = / d="([^"]+)"/.exec(svg) ?? []
  const [modules, margin] = [Number(side), Number(quiet)]
  const width = modules * PIXELS
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255)
  const pen = { x: 0, y: 0 }
  for (const [, act = '', x = '', y = ''] of path.matchAll(/([Mmh])([\d.]+) ?([\d.]+)?/g)) {
    if (act === 'M') Object.assign(pen, { x: Number(x), y: Math.floor(Number(y)) })
    if (act === 'h') darken(pixels, { width, x: pen.x + margin, y: pen.y + margin, length: Number(x) })
    if (act !== 'M') pen.x += Number(x)
  }
  const text = jsqr.default(pixels, width, width)?.data
  if (text === undefined) throw new Error('no QR code on the letter')
  return text
}

function darken(
  pixels: Uint8ClampedArray,
  { width, x, y, length }: { width: number; x: number; y: number; length: number },
): void {
  for (let row = y * PIXELS; row < (y + 1) * PIXELS; row++)
    for (let column = x * PIXELS; column < (x + length) * PIXELS; column++)
      pixels.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3)
}
