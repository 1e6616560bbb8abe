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
export function personOfLine(file: OwnFile, line: number): LinePerson {
  const { columns } = file
  const fields = recordAt(file, line)
  const read = (name: string): string => fields[columns.indexOf(name)]?.replace(GUARD, '').trim() ?? ''
  const isSound = fields.length === columns.length
  const sound = (name: string): string => (isSound ? read(name) : '')
  return { login: read('login'), firstName: sound('first_name'), lastName: sound('last_name'), class: sound('class') }
}

/** What a spreadsheet takes for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/
/** What keeps it from computing one; the server takes it away again. */
const GUARD = /^'(?=[=+\-@\t\r])/

/**
 * The refused lines under the file's own header, ready for a spreadsheet: a field that it would compute begins with an
 * apostrophe, and semicolons stand between, where a Polish one begins a cell whatever quotation marks say. `all` are the
 * lines where records begin, in their order.
 */
export function refusedLines(file: OwnFile, refused: ReadonlySet<number>, all: readonly number[]): string {
  const { header, delimiter } = file
  const records = all.flatMap((line, at) => (refused.has(line) ? [recordAt(file, line, all[at + 1])] : []))
  const rows = [splitFields(header, delimiter), ...records]
  return `\ufeff${rows.map((fields) => fields.map(writeField).join(';')).join('\r\n')}\r\n`
}

/** A record that goes on for longer has lost a quotation mark, as the server sees it. */
const RECORD_MAX_LINES = 16

/** The record that begins on a line: up to where its quotation marks are closed, else the line alone, as the server reads it. */
function recordAt({ lines, delimiter }: OwnFile, line: number, next = lines.length + 1): string[] {
  const first = lines[line - 1] ?? ''
  const end = Math.min(next, line + RECORD_MAX_LINES) - 1
  let text = first
  for (let at = line; isOpen(text, delimiter); at++) {
    if (at >= end) return splitFields(first, delimiter)
    text += `\n${lines[at] ?? ''}`
  }
  return splitFields(text, delimiter)
}

function writeField(text: string): string {
  const shown = FORMULA.test(text) ? `'${text}` : text
  return /[";,\r\n\t']/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown
}

/** Whether a quotation mark opens in the text that it does not close. */
function isOpen(text: string, delimiter: string): boolean {
  return read(text, delimiter).isQuoted
}

/** Fields as in RFC 4180; of a broken line, whatever can be made of it. */
export function splitFields(text: string, delimiter: string): string[] {
  return read(text, delimiter).fields
}

function read(text: string, delimiter: string): { fields: string[]; isQuoted: boolean } {
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
  return { fields, isQuoted }
}
