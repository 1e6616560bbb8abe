import type { LineCounts, LineOutcome, LineRefusal } from '../../contract/import-message.js'
import type { Role } from '../../contract/role.js'
import { RowRefused, readRow } from '../domain/accounts/account-row.js'
import { previewRow } from '../domain/accounts/preview-row.js'
import { registerAccount } from '../domain/accounts/register-account.js'
import type { StoredRow } from '../domain/accounts/row-order.js'
import type { RowRights } from '../domain/accounts/row-rights.js'
import { recordAct, recordActs, type Act, type Actor } from '../domain/audit/record-act.js'
import type { Author } from '../domain/author.js'
import { rowAct } from '../domain/accounts/record-row.js'
import type { TakenLimit } from '../domain/limits/taken-limit.js'
import type { Services } from '../domain/ports/services.js'
import type { Unit } from '../domain/unit.js'
import { ClaimedIdentifiers } from './claimed-identifiers.js'
import type { Header } from './csv/read-header.js'
import type { CsvRecord } from './csv/read-records.js'
import { fileRow } from './file-row.js'
import { ACTS_AT_ONCE, LANES, NOTICE_SPACING_MS, Turns } from './import-pace.js'
import { inOrder } from './in-order.js'

/** What an import works with. */
export type ImportServices = Pick<Services, 'accounts' | 'audit' | 'keyring' | 'log' | 'now' | 'outbox'>

/** What an import is made of. */
export interface ImportOptions {
  services: ImportServices
  unit: Unit
  columns: Header['columns']
  records: AsyncIterable<CsvRecord>
  /** `preview` says what would become of each line and writes nothing. */
  mode: 'preview' | 'store'
  actor: Actor
  role?: Role | undefined
  rights?: RowRights
  /** Of how many identifiers that are somebody else's the sender may be told; left out for the operator. */
  takenLimit?: TakenLimit
  /** Whoever brings the file; left out for the operator. */
  by?: Author
  /** Ends the import after the lines under way. */
  signal: AbortSignal
}

/** A record of the file with what became of it. */
export type WorkedLine = { record: CsvRecord } & LineOutcome

type Worked = WorkedLine | { record: CsvRecord; outcome: 'lost'; error: unknown }

/**
 * Stores the records that are good, and yields what became of each in the file's order. A failing store or file ends it
 * after the lines under way; what it threw is thrown then. Whoever stops reading stops the import in the same way.
 */
export async function* importLines(options: ImportOptions): AsyncGenerator<WorkedLine> {
  const importing = new Importing(options)
  const stop = new AbortController()
  const wanted = until(options.records, AbortSignal.any([options.signal, stop.signal]))
  const failures: unknown[] = []
  const turns = new Turns()
  await importing.begin()
  try {
    for await (const worked of inOrder(wanted, { width: LANES, work: (record) => importing.work(record) })) {
      if (worked.outcome === 'lost') {
        failures.push(worked.error)
        stop.abort()
      } else {
        await importing.writeActs(ACTS_AT_ONCE)
        yield worked
        await turns.give()
      }
    }
  } finally {
    await importing.end()
  }
  if (failures.length > 0) throw failures[0]
}

/** The counts as the audit keeps them. */
export function writeCounts({ added, changed, unchanged, refused }: LineCounts): string {
  return `added=${added} changed=${changed} unchanged=${unchanged} refused=${refused}`
}

/** One file on its way into a unit. */
class Importing {
  readonly #options: ImportOptions
  readonly #claimed = new ClaimedIdentifiers()
  readonly #underWay = new Set<Promise<Worked>>()
  #acts: Act[] = []
  #started = 0

  constructor(options: ImportOptions) {
    this.#options = options
  }

  /** Never rejects. */
  work(record: CsvRecord): Promise<Worked> {
    const work = this.#store(record).finally(() => this.#underWay.delete(work))
    this.#underWay.add(work)
    return work
  }

  /** Whoever is killed on the way leaves at least this. */
  async begin(): Promise<void> {
    const { services, unit, actor, mode } = this.#options
    if (mode === 'store') await recordAct(services, { unit, ...actor, action: 'import.started' })
  }

  /** Writes down what was done, once there is `enough` of it. */
  async writeActs(enough = 1): Promise<void> {
    if (this.#acts.length < enough) return
    const acts = this.#acts
    this.#acts = []
    await recordActs(this.#options.services, this.#options.unit, acts)
  }

  /** Whoever went away: what is stored is written down. */
  async end(): Promise<void> {
    await Promise.all(this.#underWay)
    await this.writeActs()
  }

  /** Everything up to the first `await` runs in the file's order, so that claims do. */
  async #store(record: CsvRecord): Promise<Worked> {
    const { services, unit, columns, mode, role, rights, actor, by, takenLimit } = this.#options
    const { line, fields } = record
    const refused = (...reasons: LineRefusal[]): Worked => ({ record, outcome: 'refused', reasons })
    if ('fault' in record) return refused({ code: record.fault })
    if (fields.length !== columns.length)
      return refused({ code: 'FIELD_COUNT', count: fields.length, expected: columns.length })
    try {
      const row = fileRow(columns, fields)
      const clash = this.#claimed.claim(line, readRow(row))
      if (clash !== undefined) return refused({ code: 'TWICE_IN_FILE', ...clash })
      const noticeDelayMs = this.#started++ * NOTICE_SPACING_MS
      const taken = { services, unit, actor, note: 'import', ...(takenLimit && { limit: takenLimit }) }
      const order = { unit, row, role, by, noticeDelayMs, taken, ...(rights && { rights }) }
      const { created, changed, status } =
        mode === 'preview' ? await previewRow(services, order) : this.#note(await registerAccount(services, order))
      if (created) return { record, outcome: 'added' }
      const known = status === 'disabled' ? ({ staysDisabled: true } as const) : {}
      return Object.keys(changed).length === 0
        ? { record, outcome: 'unchanged', ...known }
        : { record, outcome: 'changed', fields: changed, ...known }
    } catch (error) {
      if (error instanceof RowRefused) return refused(...error.reasons.map((code) => ({ code })))
      return { record, outcome: 'lost', error }
    }
  }

  #note(done: StoredRow): StoredRow {
    const act = rowAct(this.#options.actor, done)
    if (act !== undefined) this.#acts.push({ ...act, detail: `import ${act.detail ?? ''}`.trimEnd() })
    return done
  }
}

async function* until<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  for await (const item of items) {
    if (signal.aborted) return
    yield item
  }
}
