import { correction, generate } from 'lean-qr'
import { markup, trusted, type Markup } from './markup.js'

/** Modules of white around the code, as ISO/IEC 18004 asks for. */
const QUIET = 4

/** The address as a QR code: an SVG symbol of this id, drawn wherever `use` names it. */
export function qrSymbol(id: string, address: string): Markup {
  const { viewBox, path } = draw(address)
  return markup`<symbol id="${id}" viewBox="${viewBox}">${path}</symbol>`
}

/** The address as a QR code, with the text that is read aloud in its place. */
export function qrPicture(label: string, address: string): Markup {
  const { viewBox, path } = draw(address)
  return markup`<svg role="img" aria-label="${label}" viewBox="${viewBox}">${path}</svg>`
}

/** Readers guess the encoding of what is not ASCII, so a host or path with other letters goes in as browsers send it. */
function draw(address: string): { viewBox: string; path: Markup } {
  const text = /^[\x21-\x7e]*$/.test(address) ? address : new URL(address).href
  const code = generate(text, { minCorrectionLevel: correction.M })
  const side = code.size + 2 * QUIET
  return {
    viewBox: `${-QUIET} ${-QUIET} ${side} ${side}`,
    // lines a little wider than a module, so that no light shows between two rows
    path: markup`<path stroke="#000" stroke-width="1.05" d="${trusted(darkLines(code))}"/>`,
  }
}

/** A line through each run of dark modules: a third of what their outlines take, and drawn in a fiftieth of the time. */
function darkLines(code: ReturnType<typeof generate>): string {
  let path = ''
  for (let y = 0; y < code.size; y++) {
    let pen: number | undefined
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue
      const from = x
      while (code.get(x, y)) x++
      path += pen === undefined ? `M${from} ${y}.5h${x - from}` : `m${from - pen} 0h${x - from}`
      pen = x
    }
  }
  return path
}
