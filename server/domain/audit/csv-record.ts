/**
 * What a spreadsheet takes for a formula, or what may bring the next character to the front (OWASP, CSV injection); also
 * behind a semicolon or a tab, since a Polish Excel begins a cell there, whatever quotation marks stand around it.
 */
const FORMULA = /(?<=^|[;\t\r\n])(?=[=+\-@\t\r])/g

/**
 * One record as in RFC 4180, with CRLF. What a spreadsheet would compute gets an apostrophe in front: it is then shown as
 * it is.
 */
export function csvRecord(fields: string[]): string {
  return `${fields.map(csvField).join(',')}\r\n`
}

function csvField(text: string): string {
  return quoted(text.replace(FORMULA, "'"))
}

/** A field with quotation marks around it where it has a sign that some spreadsheet does not take for its own. */
export function quoted(text: string): string {
  return /[",;\r\n\t']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
