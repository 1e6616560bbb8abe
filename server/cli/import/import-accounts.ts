import { RowRefused, readRow, type AccountRow } from '../../domain/accounts/account-row.js'
import { registerAccount } from '../../domain/accounts/register-account.js'
import type { Unit } from '../../domain/unit.js'
import type { AccountServices } from '../cli-tools.js'
import type { Column, Header } from '../csv/read-header.js'
import type { CsvRecord } from '../csv/read-records.js'
import { ClaimedIdentifiers } from './claimed-identifiers.js'
import { inOrder } from './in-order.js'
import { RECORD_REFUSALS, ROW_REFUSALS } from './refusal-texts.js'

/** Lines under way at once: they hide a distant database's round trips, and are few to wait for when it ends. */
const WIDTH = 16

/** What an import is made of. */
export interface ImportOptions {
  services: AccountServices
  unit: Unit
  columns: Header['columns']
  records: AsyncIterable<CsvRecord>
  /** Ends the import after the lines under way. */
  signal: AbortSignal
  /** Told of each bad line, in the file's order. */
  onRefused(line: number, reason: string): Promise<void>
  /** Told how many lines are done. */
  onProgress(lines: number): void
}

/** How an import ended. */
export interface ImportReport {
  added: number
  changed: number
  refused: number
  /** What ended it before the file did; the counts hold nevertheless. */
  failure?: { error: unknown }
}

type Outcome =
  | { line: number; kind: 'added' | 'changed' }
  | { line: number; kind: 'refused'; reason: string }
  | { line: number; kind: 'lost'; error: unknown }

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

/** Stores the records that are good and names those that are not; never rejects for a failing store or file. */
export async function importAccounts({ signal, ...options }: ImportOptions): Promise<ImportReport> {
  const { records, onRefused, onProgress } = options
  const report: ImportReport = { added: 0, changed: 0, refused: 0 }
  const stop = new AbortController()
  const claimed = new ClaimedIdentifiers()
  const wanted = until(records, AbortSignal.any([signal, stop.signal]))
  const work = (record: CsvRecord): Promise<Outcome> => store(record, claimed, options)
  let done = 0
  try {
    for await (const outcome of inOrder(wanted, { width: WIDTH, work })) {
      if (outcome.kind === 'lost') {
        report.failure ??= { error: outcome.error }
        stop.abort()
        continue
      }
      report[outcome.kind]++
      if (outcome.kind === 'refused') await onRefused(outcome.line, outcome.reason)
      onProgress(++done)
    }
  } catch (error) {
    report.failure ??= { error }
  }
  return report
}

/** Everything up to the first `await` runs in the file's order, so that claims do. */
async function store(
  record: CsvRecord,
  claimed: ClaimedIdentifiers,
  { services, unit, columns }: Pick<ImportOptions, 'services' | 'unit' | 'columns'>,
): Promise<Outcome> {
  const { line } = record
  const refused = (reason: string): Outcome => ({ line, kind: 'refused', reason })
  if ('fault' in record) return refused(RECORD_REFUSALS[record.fault])
  const { fields } = record
  if (fields.length !== columns.length)
    return refused(`the number of fields is ${fields.length}, not ${columns.length}`)
  try {
    const row: AccountRow = { login: '' }
    for (const [at, column] of columns.entries()) row[FIELDS[column]] = fields[at] ?? ''
    const clash = claimed.claim(line, readRow(row))
    if (clash !== undefined) return refused(`the ${clash.what} is already on line ${clash.line}`)
    const { created } = await registerAccount(services, { unit, row })
    return { line, kind: created ? 'added' : 'changed' }
  } catch (error) {
    if (error instanceof RowRefused) return refused(error.reasons.map((reason) => ROW_REFUSALS[reason]).join('; '))
    return { line, kind: 'lost', error }
  }
}

async function* until<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  for await (const item of items) {
    if (signal.aborted) return
    yield item
  }
}
