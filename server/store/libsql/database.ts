import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'

/** How long a statement waits for another process's write, in milliseconds. */
const BUSY_MS = 5_000

const key = (kind: string): string => `json_extract(doc, '$.keys.${kind}')`

// the two queues of the outbox: a query uses a partial index only if it repeats its condition word for word
/** Condition on a row of the outbox that is for the worker that mails. */
export const IS_MAIL = `json_extract(doc, '$.kind') <> 'webhook'`
/** Condition on a row of the outbox that is for a school's own system. */
export const IS_WEBHOOK = `json_extract(doc, '$.kind') = 'webhook'`

const SCHEMA = `
CREATE TABLE IF NOT EXISTS accounts (
  id TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  doc TEXT NOT NULL,
  sweep_at INTEGER
) STRICT, WITHOUT ROWID;
${['login', 'pesel', 'substitute']
  .map(
    (kind) =>
      `CREATE UNIQUE INDEX IF NOT EXISTS accounts_${kind} ON accounts (unit, ${key(kind)}) WHERE ${key(kind)} IS NOT NULL;`,
  )
  .join('\n')}
CREATE INDEX IF NOT EXISTS accounts_email ON accounts (unit, ${key('email')}) WHERE ${key('email')} IS NOT NULL;
CREATE INDEX IF NOT EXISTS accounts_list ON accounts (unit, json_extract(doc, '$.login'));
CREATE INDEX IF NOT EXISTS accounts_key_version ON accounts (json_extract(doc, '$.keyVersion')) WHERE json_extract(doc, '$.status') <> 'decoy';
CREATE INDEX IF NOT EXISTS accounts_changed ON accounts (unit, json_extract(doc, '$.changedAt'), id);
CREATE INDEX IF NOT EXISTS accounts_sweep ON accounts (sweep_at) WHERE sweep_at IS NOT NULL;
CREATE TABLE IF NOT EXISTS outbox (
  id TEXT PRIMARY KEY,
  due INTEGER NOT NULL,
  lease TEXT,
  lease_until INTEGER,
  doc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
DROP INDEX IF EXISTS outbox_due;
CREATE INDEX IF NOT EXISTS outbox_mails ON outbox (due) WHERE ${IS_MAIL};
CREATE INDEX IF NOT EXISTS outbox_webhooks ON outbox (due) WHERE ${IS_WEBHOOK};
CREATE TABLE IF NOT EXISTS spent (id TEXT PRIMARY KEY, expires INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS spent_expires ON spent (expires);
CREATE TABLE IF NOT EXISTS sessions (
  id TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  expires INTEGER NOT NULL,
  doc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sessions_expires ON sessions (expires);
CREATE TABLE IF NOT EXISTS audit (
  id TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  at INTEGER NOT NULL,
  expires INTEGER NOT NULL,
  doc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS audit_list ON audit (unit, at, id);
CREATE INDEX IF NOT EXISTS audit_expires ON audit (expires);
`

/**
 * Opens `<dataDir>/klucznik.db`, for this user alone: write-ahead log, every commit on disk before it is answered.
 * Several processes may have it open. Throws when the folder cannot be written.
 */
export function openDatabase(dataDir: string): Database.Database {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const umask = process.umask(0o077)
  try {
    const database = new Database(join(dataDir, 'klucznik.db'), { timeout: BUSY_MS })
    insist(database, 'journal_mode', 'WAL', 'wal')
    insist(database, 'synchronous', 'FULL', 2)
    database.exec(SCHEMA)
    return database
  } finally {
    process.umask(umask)
  }
}

/** Sets a pragma and reads it back: one that was silently ignored could lose a password that somebody has set. */
function insist(database: Database.Database, pragma: string, value: string, wanted: string | number): void {
  database.prepare(`PRAGMA ${pragma} = ${value}`).all()
  const row = database.prepare(`PRAGMA ${pragma}`).get()
  const is =
    typeof row === 'object' && row !== null ? Object.entries(row).find(([name]) => name === pragma)?.[1] : undefined
  if (is !== wanted) throw new Error(`the database refuses ${pragma} = ${value}: it says ${String(is)}`)
}
