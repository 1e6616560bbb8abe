import type Database from 'libsql'
import type { KeyStore, StoredKey } from '../../domain/ports/key-store.js'
import { readDocument, writeDocument } from './json-document.js'

/** Data keys as JSON documents, one for each unit and step. */
export function createLibsqlKeys(database: Database.Database): KeyStore {
  const insert = database.prepare('INSERT OR IGNORE INTO unit_keys (unit, step, doc) VALUES (?, ?, ?)')
  const selectAll = database.prepare('SELECT doc FROM unit_keys ORDER BY unit, step')
  const selectUnit = database.prepare('SELECT doc FROM unit_keys WHERE unit = ? ORDER BY step')
  const rewrap = database.prepare(
    `UPDATE unit_keys SET doc = json_set(doc, '$.sealed', ?)
     WHERE unit = ? AND step = ? AND json_extract(doc, '$.sealed') = ?`,
  )
  const noting = (field: 'activeAt' | 'rekeyedAt') =>
    database.prepare(`UPDATE unit_keys SET doc = json_set(doc, '$.${field}', ?) WHERE unit = ? AND step = ?`)
  const [noteActive, noteRekeyed] = [noting('activeAt'), noting('rekeyedAt')]
  return {
    list: async (unit) => (unit === undefined ? selectAll.all() : selectUnit.all(unit)).map(readDocument<StoredKey>),
    async add(keys) {
      database
        .transaction(() => {
          for (const key of keys) insert.run(key.unit, key.step, writeDocument(key))
        })
        .immediate()
    },
    rewrap: async ({ unit, step, sealed: was }, sealed) => rewrap.run(sealed, unit, step, was).changes === 1,
    async markActive({ unit, step }, at) {
      noteActive.run(at.toISOString(), unit, step)
    },
    async markRekeyed({ unit, step }, at) {
      noteRekeyed.run(at.toISOString(), unit, step)
    },
  }
}
