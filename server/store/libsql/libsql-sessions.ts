import type Database from 'libsql'
import type { Session, SessionStore } from '../../domain/ports/session-store.js'

/** Sessions as JSON documents. */
export function createLibsqlSessions(database: Database.Database): SessionStore & { sweep(now: Date): void } {
  const insert = database.prepare('INSERT INTO sessions (id, unit, expires, doc) VALUES (?, ?, ?, ?)')
  const select = database.prepare('SELECT doc FROM sessions WHERE id = ? AND unit = ?')
  const update = database.prepare(
    `UPDATE sessions SET expires = ?, doc = json_set(doc, '$.seenAt', ?, '$.expiresAt', ?) WHERE id = ? AND unit = ?`,
  )
  const remove = database.prepare('DELETE FROM sessions WHERE id = ?')
  const forget = database.prepare('DELETE FROM sessions WHERE expires <= ?')
  return {
    async add(session) {
      insert.run(session.id, session.unit, session.expiresAt.getTime(), JSON.stringify(session))
    },
    async find(unit, id) {
      const row = select.get(id, unit)
      return row === undefined ? undefined : readSession(row)
    },
    async touch(unit, id, { seenAt, expiresAt }) {
      update.run(expiresAt.getTime(), seenAt.toISOString(), expiresAt.toISOString(), id, unit)
    },
    async remove(id) {
      remove.run(id)
    },
    sweep(now) {
      forget.run(now.getTime())
    },
  }
}

const DATES = new Set(['createdAt', 'seenAt', 'expiresAt'])

function readSession(row: unknown): Session {
  return JSON.parse((row as { doc: string }).doc, (name, value: unknown) =>
    DATES.has(name) && typeof value === 'string' ? new Date(value) : value,
  ) as Session
}
