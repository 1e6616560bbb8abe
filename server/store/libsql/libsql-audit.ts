import type Database from 'libsql'
import type { AuditEntry, AuditLog } from '../../domain/ports/audit-log.js'
import { readDocument, writeDocument } from './json-document.js'

/** Entries as JSON documents, by unit and time. */
export function createLibsqlAudit(database: Database.Database): AuditLog & { sweep(now: Date): void } {
  const insert = database.prepare(
    'INSERT INTO audit (id, unit, at, expires, doc) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
  )
  const select = database.prepare(
    'SELECT doc FROM audit WHERE unit = ? AND at <= ? AND (at < ? OR id < ?) ORDER BY at DESC, id DESC LIMIT ?',
  )
  const selectOf = database.prepare(
    `SELECT doc FROM audit WHERE unit = ? AND json_extract(doc, '$.subject') = ? ORDER BY at DESC, id DESC LIMIT ?`,
  )
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
    async list(unit, { before, limit }) {
      const at = before?.at.getTime() ?? Number.MAX_SAFE_INTEGER
      return select.all(unit, at, at, before?.id ?? '', limit).map(readDocument<AuditEntry>)
    },
    async listOf(unit, subject, limit) {
      return selectOf.all(unit, subject, limit).map(readDocument<AuditEntry>)
    },
    sweep(now) {
      forget.run(now.getTime())
    },
  }
}
