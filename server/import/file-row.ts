import type { Column } from '../../contract/people-file.js'
import type { AccountRow } from '../domain/accounts/account-row.js'

const FIELDS: Record<Column, keyof AccountRow> = {
  login: 'login',
  email: 'email',
  pesel: 'pesel',
  substitute_id: 'substituteId',
  first_name: 'firstName',
  last_name: 'lastName',
  class: 'class',
  language: 'language',
}

/** The row that a record's fields make, one for each column. */
export function fileRow(columns: readonly Column[], fields: readonly string[]): AccountRow {
  const row: AccountRow = { login: '' }
  for (const [at, column] of columns.entries()) row[FIELDS[column]] = fields[at] ?? ''
  // nobody can export a PESEL, so that a file without it says nothing about it
  if (row.pesel?.trim() === '') delete row.pesel
  return row
}
