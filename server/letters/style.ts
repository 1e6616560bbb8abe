import { createHash } from 'node:crypto'

/**
 * A letter folds like a Z: the lower third goes up onto the middle one, face to face, the upper third goes back. Then
 * the upper third is the only one whose print is outside, and the middle one lies between two layers of paper: the
 * identifier stands there. Pages have no margin of their own, so that the thirds are those of the paper and browsers
 * print no address and no date at the edge; a sheet is 1 mm short, so that rounding never spills it onto a second page.
 * No type is smaller than 12 points, or 16 in large print, but where names, addresses or contacts are extremely long.
 */
export const LETTER_STYLE = `@page { size: A4 portrait; margin: 0 }
@page register { size: A4 portrait; margin: 12mm 15mm }
* { box-sizing: border-box }
:root { color-scheme: light; print-color-adjust: exact; -webkit-print-color-adjust: exact }
body { margin: 0; background: #fff; color: #000; font: 12pt/1.3 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, 'DejaVu Sans', sans-serif }
h1, h2, p, ol { margin: 0; text-wrap: pretty }
.store { display: none }
.hint { padding: 10px 15px; background: #fff; font-size: 16px; text-align: center }
.sheet { position: relative; width: 210mm; height: 296mm; overflow: hidden; overflow-wrap: anywhere }
.sheet > div { position: absolute; left: 0; width: 210mm; height: 99mm; padding: 6mm 18mm 5mm }
.outer { top: 0 }
.middle { top: 99mm }
.sheet > .lower { top: 198mm; height: 98mm; padding-top: 5.5mm }
.middle::before, .middle::after, .lower::before, .lower::after { content: ''; position: absolute; top: 0; width: 5mm; border-top: 0.2mm solid #000 }
.middle::before, .lower::before { left: 5mm }
.middle::after, .lower::after { right: 5mm }
.unit { padding-top: 6mm; font-weight: 600 }
.to { position: absolute; left: 100mm; bottom: 10mm; width: 92mm; height: 54mm }
.to .quiet { margin-bottom: 1mm }
.name { font-size: 18pt; line-height: 1.2; font-weight: 700 }
.name.long { font-size: 12pt; line-height: 1.15 }
.class { margin-top: 1mm; line-height: 1.15 }
.middle { display: flex; flex-direction: column; justify-content: space-between; gap: 2mm }
h1 { font-size: 17pt; line-height: 1.15 }
.way { display: flex; gap: 6mm }
.words { flex: 1; min-width: 0 }
.intro { margin: 1mm 0 2mm }
.address { font-size: 14pt; line-height: 1.25; font-weight: 600 }
.address.long { font-size: 10pt; line-height: 1.15 }
.qr { flex: none; width: 44mm; line-height: 1.15; text-align: center }
.qr svg { display: block; width: 44mm; height: 44mm; margin-top: -1.5mm }
.identifier { padding: 1.5mm 3mm 2mm; border: 0.5mm solid #000; border-radius: 2mm; text-align: center }
.identifier p { text-wrap: balance }
.keys { display: flex; justify-content: space-evenly; gap: 4mm }
.id { font: 700 24pt/1.2 ui-monospace, 'Cascadia Mono', Consolas, Menlo, 'Liberation Mono', 'DejaVu Sans Mono', monospace; white-space: nowrap }
.keys.two .id { font-size: 20pt }
.lower { display: flex; flex-direction: column; gap: 1.5mm }
h2 { font-size: 14pt; line-height: 1.2 }
ol { padding-left: 7mm; font-size: 14pt; line-height: 1.25 }
.tight ol { font-size: 13pt; line-height: 1.2 }
li { padding-left: 1mm }
li + li { margin-top: 0.5mm }
.notice { padding: 1mm 3mm; border: 0.5mm solid #000; border-radius: 2mm; font-weight: 600; line-height: 1.2 }
.help { margin-top: auto; line-height: 1.2 }
.help.long { font-size: 10pt; line-height: 1.15 }
.large { font-size: 16pt }
.large .to { left: 80mm; width: 112mm }
.large .name { font-size: 22pt }
.large .name.long { font-size: 12.5pt }
.large h1 { font-size: 20pt }
.large h2 { font-size: 22pt }
.large .address { margin-top: 1mm; font-size: 17pt }
.large .address.long { font-size: 10pt }
.large .help.long { font-size: 14pt }
.large .qr { width: 44mm }
.large .qr svg { width: 39mm; height: 39mm; margin-inline: auto }
.large .words .label { line-height: 1.15 }
.large .id { font-size: 26pt }
.large .keys.two .id { font-size: 21pt }
.large .middle { gap: 1mm }
.large .identifier { padding: 1mm 2mm 1.5mm }
.large .identifier .label { line-height: 1.12 }
.large .steps ol { padding-left: 10mm; font-size: 20pt; line-height: 1.35 }
.large .steps li + li { margin-top: 5mm }
.large .steps .notice { font-size: 18pt }
.sheet > .steps { top: 0; height: 296mm; padding-top: 15mm; display: flex; flex-direction: column; gap: 5mm }
.register { page: register; overflow-wrap: anywhere; font-size: 12pt }
.register .fold { margin: 1.5mm 0 2.5mm; line-height: 1.2 }
table { width: calc(100% - 0.6mm); margin: 0 0.3mm; border-collapse: collapse; table-layout: fixed }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { height: 7.6mm; padding: 0.5mm 2mm; border: 0.2mm solid #000; text-align: left; line-height: 1.1 }
.of { border: 0; padding: 0 0 1.5mm; line-height: 1.25 }
.number { width: 13mm; text-align: right }
td.code, th.code { text-align: center }
.code { width: 15mm }
.date { width: 28mm }
.signature { width: 55mm }
@media print {
  .hint { display: none }
  .sheet ~ .sheet, .sheet ~ .register { break-before: page }
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
