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

/** A drawing is `viewBox` and a path of lines along its modules. */
function readDrawing(svg: string): string {
  const [, quiet = '', side = ''] = /viewBox="-(\d+) -\d+ (\d+)/.exec(svg) ?? []
  const [, path = ''] = / d="([^"]+)"/.exec(svg) ?? []
  const edges = uprightEdges(path)
  const [modules, margin] = [Number(side), Number(quiet)]
  const width = modules * PIXELS
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255)
  for (let y = 0; y < modules; y++)
    for (let x = 0; x < modules; x++) {
      const at = { x: x - margin + 0.5, y: y - margin + 0.5 }
      const crossed = edges.filter((edge) => edge.x < at.x && edge.from < at.y && edge.to > at.y).length
      if (crossed % 2 === 1) fill(pixels, { x, y, width })
    }
  const text = jsqr.default(pixels, width, width)?.data
  if (text === undefined) throw new Error('no QR code on the letter')
  return text
}

function fill(pixels: Uint8ClampedArray, { x, y, width }: { x: number; y: number; width: number }): void {
  for (let row = y * PIXELS; row < (y + 1) * PIXELS; row++)
    for (let column = x * PIXELS; column < (x + 1) * PIXELS; column++)
      pixels.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3)
}

/** The edges of the path's areas that stand upright. */
function uprightEdges(path: string): { x: number; from: number; to: number }[] {
  const edges: { x: number; from: number; to: number }[] = []
  for (const area of path.split('M').slice(1)) {
    const points = (area.match(/-?[\d.]+[ ,]-?[\d.]+/g) ?? []).map((point) => point.split(/[ ,]/).map(Number))
    points.forEach(([x = 0, y = 0], at) => {
      const [nextX, nextY = 0] = points[(at + 1) % points.length] ?? []
      if (nextX === x && nextY !== y) edges.push({ x, from: Math.min(y, nextY), to: Math.max(y, nextY) })
    })
  }
  return edges
}
