import type Database from 'libsql'
import type { KeyStore, StoredKey } from '../../domain/ports/key-store.js'
import { readDocument, writeDocument } from './json-document.js'

/** Data keys as JSON documents, one for each unit and step. */
export function createLibsqlKeys(database: Database.Database): KeyStore {
  const insert = database.prepare('INSERT OR IGNORE INTO unit_keys (unit, step, doc) VALUES (?, ?, ?)')
  const selectAll = database.prepare('SELECT doc FROM unit_keys ORDER BY unit, step')
  const selectUnit = database.prepare('SELECT doc FROM unit_keys WHERE unit = ? ORDER BY step')
  const rewrite = database.prepare(
    `UPDATE unit_keys SET doc = ? WHERE unit = ? AND step = ? AND json_extract(doc, '$.sealed') = ?`,
  )
  return {
    list: async (unit) => (unit === undefined ? selectAll.all() : selectUnit.all(unit)).map(readDocument<StoredKey>),
    async add(keys) {
      database
        .transaction(() => {
          for (const key of keys) insert.run(key.unit, key.step, writeDocument(key))
        })
        .immediate()
    },
    rewrite: async ({ sealed }, next) => rewrite.run(writeDocument(next), next.unit, next.step, sealed).changes === 1,
  }
}
