import { COLUMNS, type HeaderFault } from '../../../contract/people-file.js'
import { HeaderRefused } from '../../import/csv/read-header.js'
import { CliMistake } from '../kit/cli-mistake.js'
import { neutral } from '../kit/neutral.js'

const EXPECTED = `the first line must name the columns ${COLUMNS.join(',')}`

/** A file that cannot be read at all, as a mistake of whoever gave it; anything else is thrown as it is. */
export function refuseHeader(error: unknown): never {
  throw error instanceof HeaderRefused ? new CliMistake(...explainHeader(error)) : error
}

/** What is wrong with a file's first line, a line for each mistake. */
export function explainHeader({ faults }: HeaderRefused): string[] {
  const lines = faults.map(explainFault)
  const isOfColumns = faults.some(({ code }) => code.startsWith('COLUMN_'))
  return isOfColumns ? [...lines, `nothing was imported; ${EXPECTED}`] : lines.map((line) => `${line}; ${EXPECTED}`)
}

function explainFault(fault: HeaderFault): string {
  switch (fault.code) {
    case 'EMPTY':
      return 'the file is empty'
    case 'WORKBOOK':
      return 'this is a workbook of a spreadsheet and no CSV file: open it there and save it as "CSV UTF-8"'
    case 'BINARY':
      return 'this is no text file'
    case 'TABS':
      return 'line 1: there are tabs between the columns instead of commas or semicolons'
    case 'ENCODING':
      return 'line 1: this is not UTF-8 text'
    case 'TOO_LONG':
      return 'line 1: too long'
    case 'QUOTE':
      return 'line 1: a quotation mark is out of place'
    case 'NO_HEADER':
      return 'line 1 is no header row'
    case 'COLUMN_UNKNOWN':
      return `line 1: column ${fault.column}${fault.name === undefined ? '' : ` "${neutral(fault.name)}"`} is unknown`
    case 'COLUMN_MISSING':
      return `line 1: the column ${fault.name} is missing`
    case 'COLUMN_TWICE':
      return `line 1: the column ${fault.name} stands there ${fault.times} times`
  }
}
