import type { LinePerson } from '../../contract/import-message.js'
import type { Column } from '../../contract/people-file.js'

/** Whom a record is about, see {@link LinePerson}. */
export function linePerson(fields: readonly string[], columns: readonly Column[]): LinePerson {
  const read = (column: Column): string => fields[columns.indexOf(column)]?.trim() ?? ''
  const isSound = fields.length === columns.length
  const sound = (column: Column): string => (isSound ? read(column) : '')
  return { login: read('login'), firstName: sound('first_name'), lastName: sound('last_name'), class: sound('class') }
}
