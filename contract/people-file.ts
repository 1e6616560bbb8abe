/** The columns of a file of people; all of them, in any order. */
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

/** One thing that is wrong with a file's header row; columns count from 1. */
export type HeaderFault =
  | { code: 'EMPTY' | 'WORKBOOK' | 'BINARY' | 'ENCODING' | 'TOO_LONG' | 'QUOTE' | 'TABS' | 'NO_HEADER' }
  /** `name` only if it can be one: in a file without a header row it could be a PESEL or an address. */
  | { code: 'COLUMN_UNKNOWN'; column: number; name?: string }
  | { code: 'COLUMN_MISSING'; name: Column }
  | { code: 'COLUMN_TWICE'; name: Column; times: number }

/** Why a record cannot be read. `QUOTE_OPEN`: a quotation mark is never closed. `QUOTE`: one stands where none may. */
export type RecordFault = 'ENCODING' | 'TOO_LONG' | 'QUOTE_OPEN' | 'QUOTE'
