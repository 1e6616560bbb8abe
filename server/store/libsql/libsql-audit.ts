import type Database from 'libsql'
import type { AuditEntry, AuditLog } from '../../domain/ports/audit-log.js'
import { readDocument, writeDocument } from './json-document.js'

const IS_OF = {
  act: `json_extract(doc, '$.kind') IS NULL`,
  'sign-in': `json_extract(doc, '$.kind') = 'sign-in'`,
} as const

/** Entries as JSON documents, by unit and time. */
export function createLibsqlAudit(database: Database.Database): AuditLog & { sweep(now: Date): void } {
  const insert = database.prepare(
    'INSERT INTO audit (id, unit, at, expires, doc) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
  )
  const selects = new Map<string, Database.Statement>()
  /** One statement for each set of conditions: a condition that is not asked for would keep its index from being used. */
  const select = (conditions: string): Database.Statement => {
    const known = selects.get(conditions)
    if (known !== undefined) return known
    const statement = database.prepare(
      `SELECT doc FROM audit WHERE unit = ? AND at <= ? AND (at < ? OR id < ?)${conditions} ORDER BY at DESC, id DESC LIMIT ?`,
    )
    selects.set(conditions, statement)
    return statement
  }
  const forget = database.prepare('DELETE FROM audit WHERE expires <= ?')
  return {
    async add(entries) {
      database
        .transaction(() => {
          for (const entry of entries) {
            const { id, unit, at, expiresAt } = entry
            insert.run(id, unit, at.getTime(), expiresAt.getTime(), writeDocument(entry))
          }
        })
        .immediate()
    },
    async list(unit, { before, limit, subject, kind }) {
      const at = before?.at.getTime() ?? Number.MAX_SAFE_INTEGER
      const ofSubject = subject === undefined ? '' : ` AND json_extract(doc, '$.subject') = ?`
      // `+` keeps it from that index: a person has few entries, a unit very many sign-ins
      const ofKind = kind === undefined ? '' : ` AND ${subject === undefined ? '' : '+'}${IS_OF[kind]}`
      const wanted = subject === undefined ? [] : [subject]
      return select(ofSubject + ofKind)
        .all(unit, at, at, before?.id ?? '', ...wanted, limit)
        .map(readDocument<AuditEntry>)
    },
    sweep(now) {
      forget.run(now.getTime())
    },
  }
}
