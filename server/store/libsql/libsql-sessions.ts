import type Database from 'libsql'
import type { Session, SessionStore } from '../../domain/ports/session-store.js'
import { readDocument, writeDocument } from './json-document.js'

/** Sessions as JSON documents. */
export function createLibsqlSessions(database: Database.Database): SessionStore & { sweep(now: Date): void } {
  const insert = database.prepare('INSERT INTO sessions (id, unit, expires, doc) VALUES (?, ?, ?, ?)')
  const select = database.prepare('SELECT doc FROM sessions WHERE id = ? AND unit = ?')
  const update = database.prepare(
    `UPDATE sessions SET expires = ?, doc = json_set(doc, '$.seenAt', ?, '$.expiresAt', ?) WHERE id = ? AND unit = ?`,
  )
  const remove = database.prepare('DELETE FROM sessions WHERE id = ?')
  const ofAccount = `unit = ? AND json_extract(doc, '$.account') = ?`
  const list = database.prepare(`SELECT doc FROM sessions WHERE ${ofAccount}`)
  const removeOne = database.prepare(`DELETE FROM sessions WHERE ${ofAccount} AND id = ?`)
  const removeOthers = database.prepare(`DELETE FROM sessions WHERE ${ofAccount} AND id <> ?`)
  const forget = database.prepare('DELETE FROM sessions WHERE expires <= ?')
  const add = (session: Session): void => {
    insert.run(session.id, session.unit, session.expiresAt.getTime(), writeDocument(session))
  }
  const advance = database.transaction((id: string, next: Session): boolean => {
    if (remove.run(id).changes === 0) return false
    add(next)
    return true
  })
  return {
    async add(session) {
      add(session)
    },
    async advance(id, next) {
      return advance.immediate(id, next)
    },
    async find(unit, id) {
      const row = select.get(id, unit)
      return row === undefined ? undefined : readDocument<Session>(row)
    },
    async touch(unit, id, { seenAt, expiresAt }) {
      update.run(expiresAt.getTime(), seenAt.toISOString(), expiresAt.toISOString(), id, unit)
    },
    async remove(id) {
      remove.run(id)
    },
    async listOf(unit, account) {
      return list.all(unit, account).map(readDocument<Session>)
    },
    async removeOf(unit, account, id) {
      return removeOne.run(unit, account, id).changes === 1
    },
    async removeOthers(unit, account, kept) {
      removeOthers.run(unit, account, kept)
    },
    sweep(now) {
      forget.run(now.getTime())
    },
  }
}
