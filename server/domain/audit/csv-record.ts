/** What a spreadsheet takes for a formula, or what may bring the next character to the front (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/

/**
 * One record as in RFC 4180, with CRLF. A field that a spreadsheet would compute gets an apostrophe in front: it is then
 * shown as it is.
 */
export function csvRecord(fields: string[]): string {
  return `${fields.map(csvField).join(',')}\r\n`
}

function csvField(text: string): string {
  const shown = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n\t']/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown
}
