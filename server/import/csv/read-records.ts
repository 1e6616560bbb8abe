import { CsvError, parse } from 'csv-parse/sync'
import type { RecordFault } from '../../../contract/people-file.js'
import { unguarded } from './formula-guard.js'
import type { Line } from './read-lines.js'
import { splitBroken } from './split-broken.js'

/** One record, with the number of the line where it begins; of a bad one, what can be made of that line. */
export type CsvRecord = { line: number; fields: string[] } | { line: number; fields: string[]; fault: RecordFault }

/** No field of ours has line breaks; a record that goes on for longer has lost a quotation mark. */
const RECORD_MAX_LINES = 16

/**
 * Records as in RFC 4180, empty ones left out. A bad record costs itself alone: one that runs over several lines and
 * then turns out to be none is named by its first line, and reading goes on with the second.
 */
export async function* readRecords(lines: AsyncIterable<Line>, delimiter: string): AsyncGenerator<CsvRecord> {
  const source = lines[Symbol.asyncIterator]()
  const readAhead: Line[] = []
  const next = async (): Promise<Line | undefined> => {
    const line = readAhead.shift()
    if (line !== undefined) return line
    const read = await source.next()
    return read.done ? undefined : read.value
  }
  try {
    for (let first = await next(); first !== undefined; first = await next()) {
      const line = first.number
      if ('fault' in first) {
        yield { line, fields: splitBroken(first.text, delimiter), fault: first.fault }
        continue
      }
      let fields = parseRecord(first.text, delimiter)
      const more: Line[] = []
      for (let text = first.text; fields === 'QUOTE_OPEN' && more.length < RECORD_MAX_LINES - 1;) {
        const following = await next()
        if (following === undefined) break
        more.push(following)
        if ('fault' in following) break
        text += `\n${following.text}`
        fields = parseRecord(text, delimiter)
      }
      if (typeof fields === 'string') {
        readAhead.unshift(...more)
        yield { line, fields: splitBroken(first.text, delimiter), fault: fields }
      } else if (fields.some((field) => field.trim() !== '')) {
        yield { line, fields }
      }
    }
  } finally {
    await source.return?.()
  }
}

/** The fields of one record's text, or what is wrong with its quotation marks. */
export function parseRecord(text: string, delimiter: string): string[] | 'QUOTE_OPEN' | 'QUOTE' {
  try {
    const [fields = []] = parse(text, { delimiter, relax_column_count: true, record_delimiter: '\n' }) as string[][]
    return fields.map(unguarded)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'QUOTE_OPEN' : 'QUOTE'
  }
}
