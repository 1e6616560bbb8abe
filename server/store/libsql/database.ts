import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { judgeSchema, SCHEMA_VERSION } from '../both/schema-version.js'

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
CREATE INDEX IF NOT EXISTS accounts_changed ON accounts (unit, json_extract(doc, '$.changedAt'), id);
CREATE INDEX IF NOT EXISTS accounts_sweep ON accounts (sweep_at) WHERE sweep_at IS NOT NULL;
CREATE TABLE IF NOT EXISTS unit_keys (
  unit TEXT NOT NULL,
  step INTEGER NOT NULL,
  doc TEXT NOT NULL,
  PRIMARY KEY (unit, step)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outbox (
  id TEXT PRIMARY KEY,
  due INTEGER NOT NULL,
  lease TEXT,
  lease_until INTEGER,
  doc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
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
CREATE INDEX IF NOT EXISTS sessions_account ON sessions (unit, json_extract(doc, '$.account'));
CREATE TABLE IF NOT EXISTS audit (
  id TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  at INTEGER NOT NULL,
  expires INTEGER NOT NULL,
  doc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS audit_list ON audit (unit, at, id);
CREATE INDEX IF NOT EXISTS audit_kind ON audit (unit, json_extract(doc, '$.kind'), at, id);
CREATE INDEX IF NOT EXISTS audit_subject ON audit (unit, json_extract(doc, '$.subject'), at, id);
CREATE INDEX IF NOT EXISTS audit_expires ON audit (expires);
CREATE TABLE IF NOT EXISTS limits (key TEXT PRIMARY KEY, points INTEGER NOT NULL, expire INTEGER) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS limits_expire ON limits (expire);
`

/**
 * Opens `<dataDir>/klucznik.db`, for this user alone: write-ahead log, every commit on disk before it is answered.
 * Several processes may have it open. Throws when the folder cannot be written, and {@link SchemaStrange}.
 */
export function openDatabase(dataDir: string): Database.Database {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const umask = process.umask(0o077)
  try {
    const database = new Database(join(dataDir, 'klucznik.db'), { timeout: BUSY_MS })
    insist(database, 'journal_mode', 'WAL', 'wal')
    insist(database, 'synchronous', 'FULL', 2)
    try {
      prepare(database)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  } finally {
    process.umask(umask)
  }
}

/** Makes what is missing in a store that is for this version. */
function prepare(database: Database.Database): void {
  // in this order: whoever writes an account has written the version before
  const hasTable = database.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'accounts'`).get() !== undefined
  const hasAccounts = hasTable && database.prepare('SELECT 1 FROM accounts LIMIT 1').get() !== undefined
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number }
  judgeSchema({ version: version === 0 ? undefined : version, hasAccounts })
  database.exec(SCHEMA)
  database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`)
}

/** Sets a pragma and reads it back: one that was silently ignored could lose a password that somebody has set. */
function insist(database: Database.Database, pragma: string, value: string, wanted: string | number): void {
  database.prepare(`PRAGMA ${pragma} = ${value}`).all()
  const row = database.prepare(`PRAGMA ${pragma}`).get()
  const is =
    typeof row === 'object' && row !== null ? Object.entries(row).find(([name]) => name === pragma)?.[1] : undefined
  if (is !== wanted) throw new Error(`the database refuses ${pragma} = ${value}: it says ${String(is)}`)
}
