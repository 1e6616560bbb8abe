import type { AuditEntry, AuditFilter } from '../ports/audit-log.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { csvRecord } from './csv-record.js'

/** Entries of one export; whoever needs more takes the time in parts. */
export const EXPORT_MOST = 50_000
const EXPORT_PAGE = 1_000

/** `csv` for spreadsheets, `jsonl` (a JSON object a line) for programs. */
export type AuditFormat = 'csv' | 'jsonl'

const COLUMNS = ['at', 'via', 'actor', 'action', 'subject', 'detail'] as const

/** What a reader gets of an entry; times are ISO 8601 in UTC. */
export type AuditRecord = Record<(typeof COLUMNS)[number], string>

/** An entry as a record; what it does not say is empty. */
export function auditRecord({ at, via, actor, action, subject = '', detail = '' }: AuditEntry): AuditRecord {
  return { at: at.toISOString(), via, actor, action, subject, detail }
}

/** Entries, of one kind or all, from `from` up to and without `until`, the latest first, as a text; `isWhole` is false when there are more. */
export async function exportAudit(
  { audit }: Pick<Services, 'audit'>,
  {
    unit,
    format,
    from,
    until,
    ...filter
  }: Pick<AuditFilter, 'kind'> & { unit: Unit; format: AuditFormat; from?: Date; until?: Date },
): Promise<{ text: string; isWhole: boolean }> {
  const lines = format === 'csv' ? [csvRecord([...COLUMNS])] : []
  const write = format === 'csv' ? (record: AuditRecord) => csvRecord(COLUMNS.map((name) => record[name])) : jsonLine
  // an id is never empty: of the moment itself, nothing is behind this place
  let before = until && { at: until, id: '' }
  for (let count = 0; count < EXPORT_MOST; count += EXPORT_PAGE) {
    const page = await audit.list(unit.id, { limit: EXPORT_PAGE, ...filter, ...(before && { before }) })
    const wanted = from === undefined ? page : page.filter(({ at }) => at >= from)
    lines.push(...wanted.map((entry) => write(auditRecord(entry))))
    if (wanted.length < EXPORT_PAGE) return { text: lines.join(''), isWhole: true }
    before = page.at(-1)
  }
  return { text: lines.join(''), isWhole: false }
}

function jsonLine(record: AuditRecord): string {
  return `${JSON.stringify(record)}\n`
}
