import { createHash } from 'node:crypto'

/**
 * A letter folds like a Z: the lower third goes up onto the middle one, face to face, the upper third goes back. Then
 * the upper third is the only one whose print is outside, and the middle one lies between two layers of paper: the
 * identifier stands there. Pages have no margin of their own, so that the thirds are those of the paper and browsers
 * print no address and no date at the edge; a sheet is 1 mm short, so that rounding never spills it onto a second page.
 */
export const LETTER_STYLE = `@page { size: A4 portrait; margin: 0 }
@page register { size: A4 portrait; margin: 12mm 15mm }
* { box-sizing: border-box }
:root { color-scheme: light; print-color-adjust: exact; -webkit-print-color-adjust: exact }
body { margin: 0; background: #fff; color: #000; font: 11.5pt/1.35 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, 'DejaVu Sans', sans-serif }
h1, h2, p, ol { margin: 0; text-wrap: pretty }
.store { display: none }
.hint { padding: 10px 15px; background: #fff; font-size: 16px; text-align: center }
.sheet { position: relative; width: 210mm; height: 296mm; overflow: hidden; overflow-wrap: anywhere }
.sheet > div { position: absolute; left: 0; width: 210mm; height: 99mm; padding: 7mm 18mm 5.5mm }
.outer { top: 0 }
.middle { top: 99mm }
.sheet > .lower { top: 198mm; height: 98mm; padding-top: 6mm }
.middle::before, .middle::after, .lower::before, .lower::after { content: ''; position: absolute; top: 0; width: 5mm; border-top: 0.2mm solid #000 }
.middle::before, .lower::before { left: 5mm }
.middle::after, .lower::after { right: 5mm }
.unit { padding-top: 6mm; font-weight: 600 }
.to { position: absolute; left: 108mm; bottom: 12mm; width: 84mm; height: 48mm }
.to .quiet { margin-bottom: 1mm; font-size: 10pt }
.name { font-size: 17pt; line-height: 1.2; font-weight: 700 }
.name.long { font-size: 10pt }
.class { margin-top: 1mm }
.middle { display: flex; flex-direction: column; justify-content: space-between; gap: 2mm }
h1 { font-size: 16pt; line-height: 1.2 }
.way { display: flex; gap: 6mm }
.words { flex: 1; min-width: 0 }
.intro { margin: 1.5mm 0 2.5mm }
.label { font-size: 10.5pt }
.address { font-size: 13pt; font-weight: 600 }
.address.long { font-size: 9pt; line-height: 1.25 }
.qr { flex: none; width: 38mm; font-size: 10pt; line-height: 1.2; text-align: center }
.qr svg { display: block; width: 38mm; height: 38mm; margin-top: -3mm; fill: #000 }
.identifier { padding: 2mm 4mm 2.5mm; border: 0.5mm solid #000; border-radius: 2mm; text-align: center }
.identifier p { text-wrap: balance }
.id { margin: 0.5mm 0; font: 700 26pt/1.25 ui-monospace, 'Cascadia Mono', Consolas, Menlo, 'Liberation Mono', 'DejaVu Sans Mono', monospace; white-space: nowrap }
.lower { display: flex; flex-direction: column; gap: 2mm; font-size: 11pt }
h2 { font-size: 13pt; line-height: 1.2 }
ol { padding-left: 6mm }
li { padding-left: 1mm }
li + li { margin-top: 0.6mm }
.notice { padding: 1.5mm 3mm; border: 0.5mm solid #000; border-radius: 2mm; font-weight: 600 }
.help { margin-top: auto }
.help.long { font-size: 10pt; line-height: 1.25 }
.register { page: register; overflow-wrap: anywhere }
.register .fold { margin: 2mm 0 3mm; font-size: 10pt }
table { width: calc(100% - 0.6mm); margin: 0 0.3mm; border-collapse: collapse; table-layout: fixed }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { height: 7.6mm; padding: 0.5mm 2mm; border: 0.2mm solid #000; text-align: left; line-height: 1.1 }
th { font-size: 10pt }
.of { border: 0; padding: 0 0 1.5mm; font-size: 11.5pt; line-height: 1.25 }
.number { width: 13mm; text-align: right }
.date { width: 30mm }
.signature { width: 58mm }
@media print {
  .hint { display: none }
  .sheet + .sheet, .sheet + .register, .register + .sheet { break-before: page }
}
@media screen {
  body { background: #e4e7eb }
  .sheet, .register { width: 210mm; margin: 8mm auto; background: #fff; box-shadow: 0 1px 6px rgb(0 0 0 / 0.3) }
  .sheet { height: 297mm }
  .register { min-height: 297mm; padding: 12mm 15mm }
}
`

/** All that the document may do: be drawn with its own style. Whoever sends it over HTTP must allow no less. */
export const LETTER_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(LETTER_STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`
