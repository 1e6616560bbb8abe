/** A file of the person's own as text: what the server says of it by line numbers is found here. */
export interface OwnFile {
  bytes: Uint8Array<ArrayBuffer>
  header: string
  delimiter: ',' | ';'
  columns: string[]
  lines: string[]
}

/** Reads UTF-8, UTF-16 with its mark, and else the code page of Polish Windows, as the server does. */
export async function readOwnFile(file: Blob): Promise<OwnFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const lines = decode(bytes).split(/\r?\n/)
  const header = lines[0] ?? ''
  const delimiter = header.split(';').length > header.split(',').length ? ';' : ','
  const columns = splitFields(header, delimiter).map((name) => name.trim())
  return { bytes, header, delimiter, columns, lines }
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.match(/\ufffd/g)?.length ?? 0
  const sound = text.match(/[\u0080-\ufffc]/g)?.length ?? 0
  return broken > sound ? new TextDecoder('windows-1250').decode(bytes) : text
}

/** Whom a line is about, as far as it says so. */
export interface LinePerson {
  login: string
  firstName: string
  lastName: string
  class: string
}

/** Of a line with a field too many or too few, the login alone: the others may be anything, a PESEL too. */
export function personOfLine({ lines, delimiter, columns }: OwnFile, line: number): LinePerson {
  const fields = splitFields(lines[line - 1] ?? '', delimiter)
  const read = (name: string): string => fields[columns.indexOf(name)]?.trim() ?? ''
  const isSound = fields.length === columns.length
  const sound = (name: string): string => (isSound ? read(name) : '')
  return { login: read('login'), firstName: sound('first_name'), lastName: sound('last_name'), class: sound('class') }
}

/** What a spreadsheet takes for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/

/**
 * The refused lines under the file's own header, ready for a spreadsheet: a field that it would compute begins with an
 * apostrophe. `all` are the lines where records begin, in their order, so that a record over several lines stays whole.
 */
export function refusedLines(file: OwnFile, refused: ReadonlySet<number>, all: readonly number[]): string {
  const { header, delimiter, lines } = file
  const records = all.flatMap((line, at) => {
    if (!refused.has(line)) return []
    const text = lines.slice(line - 1, (all[at + 1] ?? lines.length + 1) - 1).join('\n')
    return [splitFields(text.trimEnd(), delimiter)]
  })
  const rows = [splitFields(header, delimiter), ...records]
  return `\ufeff${rows.map((fields) => fields.map((field) => writeField(field, delimiter)).join(delimiter)).join('\r\n')}\r\n`
}

function writeField(text: string, delimiter: string): string {
  const shown = FORMULA.test(text) ? `'${text}` : text
  return shown.includes(delimiter) || /["\r\n\t']/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown
}

/** Fields as in RFC 4180; of a broken line, whatever can be made of it. */
export function splitFields(text: string, delimiter: string): string[] {
  const fields = ['']
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    const last = fields.length - 1
    if (sign === '"' && isQuoted && text[at + 1] === '"') {
      fields[last] += sign
      at++
    } else if (sign === '"' && (isQuoted || fields[last] === '')) isQuoted = !isQuoted
    else if (sign === delimiter && !isQuoted) fields.push('')
    else fields[last] += sign
  }
  return fields
}
