import { quoted } from '../../domain/audit/csv-record.js'
import { guarded } from './formula-guard.js'

/**
 * A record as a row for a spreadsheet, without its line end. Semicolons stand between, where a Polish one begins a cell
 * whatever quotation marks say; the reader takes away again what is added here.
 */
export function writeRecord(fields: readonly string[]): string {
  return fields.map((field) => quoted(guarded(field))).join(';')
}
