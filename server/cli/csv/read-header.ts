import { CliMistake } from '../cli-mistake.js'
import { neutral } from '../neutral.js'
import type { Line } from './read-lines.js'
import { parseRecord } from './read-records.js'

/** The columns of a file of accounts; all of them, in any order. */
export const COLUMNS = [
  'login',
  'email',
  'pesel',
  'substitute_id',
  'first_name',
  'last_name',
  'class',
  'language',
] as const

/** One of {@link COLUMNS}. */
export type Column = (typeof COLUMNS)[number]

/** How a file is laid out. */
export interface Header {
  columns: Column[]
  delimiter: ',' | ';'
}

/** A column's name and not a person's datum: that could be a PESEL or an address in a file without a header row. */
const NAME = /^[\p{L}_ -]{1,40}$/u

/** Reads a file's first line. Throws {@link CliMistake} with every column that is unknown, missing or doubled. */
export function readHeader(line: Line | undefined): Header {
  if (line === undefined) throw new CliMistake(`the file is empty; ${EXPECTED}`)
  if ('fault' in line) throw new CliMistake(`line 1: ${line.fault === 'ENCODING' ? NOT_UTF8 : 'too long'}; ${EXPECTED}`)
  const delimiter = count(line.text, ';') > count(line.text, ',') ? ';' : ','
  const record = parseRecord(line.text, delimiter)
  if (typeof record === 'string') throw new CliMistake(`line 1: a quotation mark is out of place; ${EXPECTED}`)
  const names = record.map((name) => name.trim())
  const columns = names.filter(isColumn)
  if (columns.length === 0) throw new CliMistake(`line 1 is no header row; ${EXPECTED}`)

  const mistakes = names.flatMap((name, at) => {
    const said = NAME.test(name) ? ` "${neutral(name)}"` : ''
    return isColumn(name) ? [] : [`line 1: column ${at + 1}${said} is unknown`]
  })
  for (const column of COLUMNS) {
    const times = columns.filter((name) => name === column).length
    if (times === 0) mistakes.push(`line 1: the column ${column} is missing`)
    if (times > 1) mistakes.push(`line 1: the column ${column} stands there ${times} times`)
  }
  if (mistakes.length > 0) throw new CliMistake(...mistakes, `nothing was imported; ${EXPECTED}`)
  return { columns, delimiter }
}

const EXPECTED = `the first line must name the columns ${COLUMNS.join(',')}`
const NOT_UTF8 = 'this is not UTF-8 text'

function isColumn(name: string): name is Column {
  return COLUMNS.some((column) => column === name)
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
