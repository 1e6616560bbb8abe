import { html, type TemplateResult } from 'lit'

/** No piece is wider than the narrowest column. */
const PIECES = /[^\s@._-]{1,20}[\s@._-]{0,3}|[\s@._-]{1,3}/gu

/** A login or an address may be longer than its column: it breaks after its signs, and what is copied stays whole. */
export function breakable(text: string): TemplateResult {
  const pieces = text.match(PIECES) ?? []
  return html`<span>${pieces.map((piece, at) => (at === 0 ? piece : html`<wbr />${piece}`))}</span>`
}
