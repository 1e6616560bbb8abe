import { COLUMNS, type Column, type HeaderFault } from '../../../contract/people-file.js'
import type { Line } from './read-lines.js'
import { parseRecord } from './read-records.js'

/** How a file is laid out. */
export interface Header {
  columns: Column[]
  delimiter: ',' | ';'
}

/** A file that cannot be read at all, with all that is wrong with its first line. */
export class HeaderRefused extends Error {
  override readonly name = 'HeaderRefused'
  readonly faults: HeaderFault[]

  constructor(faults: HeaderFault[]) {
    super(faults.map(({ code }) => code).join(', '))
    this.faults = faults
  }
}

/** A column's name and not a person's datum. */
const NAME = /^[\p{L}_ -]{1,40}$/u

/** What may stand above a column in another list; an address, a PESEL or an empty field is in a line of people. */
const HEAD = /^[\p{L}_ .()/-]+$/u

/** Reads a file's first line. Throws {@link HeaderRefused} with every column that is unknown, missing or doubled. */
export function readHeader(line: Line | undefined): Header {
  if (line === undefined) throw new HeaderRefused([{ code: 'EMPTY' }])
  if ('fault' in line) throw new HeaderRefused([{ code: line.fault }])
  const delimiter = count(line.text, ';') > count(line.text, ',') ? ';' : ','
  const record = parseRecord(line.text, delimiter)
  if (typeof record === 'string') throw new HeaderRefused([{ code: 'QUOTE' }])
  const names = record.map((name) => name.trim())
  const columns = names.filter(isColumn)
  if (columns.length === 0) {
    if (line.text.includes('\t')) throw new HeaderRefused([{ code: 'TABS' }])
    if (names.length === 1 || !names.every((name) => HEAD.test(name))) throw new HeaderRefused([{ code: 'NO_HEADER' }])
  }

  const faults = names.flatMap((name, at): HeaderFault[] => {
    const said = NAME.test(name) ? { name } : {}
    return isColumn(name) ? [] : [{ code: 'COLUMN_UNKNOWN', column: at + 1, ...said }]
  })
  for (const name of COLUMNS) {
    const times = columns.filter((column) => column === name).length
    if (times === 0) faults.push({ code: 'COLUMN_MISSING', name })
    if (times > 1) faults.push({ code: 'COLUMN_TWICE', name, times })
  }
  if (faults.length > 0) throw new HeaderRefused(faults)
  return { columns, delimiter }
}

function isColumn(name: string): name is Column {
  return COLUMNS.some((column) => column === name)
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
