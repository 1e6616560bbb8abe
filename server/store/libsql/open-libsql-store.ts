import { setImmediate } from 'node:timers/promises'
import type { Store } from '../../domain/ports/store.js'
import { createLimiter, LIMIT_ROWS } from '../both/limiter.js'
import { failClosed } from '../both/fail-closed.js'
import { openDatabase } from './database.js'
import { createLibsqlAccounts } from './libsql-accounts.js'
import { createLibsqlAudit } from './libsql-audit.js'
import { createLibsqlKeys } from './libsql-keys.js'
import { createLibsqlLimits } from './libsql-limits.js'
import { createLibsqlOutbox } from './libsql-outbox.js'
import { createLibsqlSessions } from './libsql-sessions.js'
import { takingTurns } from './taking-turns.js'

/** The embedded store: one file, enough for a town on one machine. */
export async function openLibsqlStore(dataDir: string): Promise<Store> {
  const database = openDatabase(dataDir)
  const accounts = createLibsqlAccounts(database)
  const audit = createLibsqlAudit(database)
  const limits = createLibsqlLimits(database, { most: LIMIT_ROWS })
  const sessions = createLibsqlSessions(database)
  const spend = database.prepare('INSERT OR IGNORE INTO spent (id, expires) VALUES (?, ?)')
  const forgetSpent = database.prepare('DELETE FROM spent WHERE expires <= ?')
  const ping = database.prepare('SELECT count(*) FROM outbox WHERE id IS NULL')
  return {
    accounts: failClosed(takingTurns(accounts)),
    audit: failClosed(takingTurns(audit)),
    keys: failClosed(createLibsqlKeys(database)),
    outbox: failClosed(takingTurns(createLibsqlOutbox(database))),
    sessions: failClosed(sessions),
    spent: failClosed({
      spend: async (id: string, expiresAt: Date) => spend.run(id, expiresAt.getTime()).changes === 1,
    }),
    limiter: failClosed(takingTurns(createLimiter(limits, { shared: false }))),
    ...failClosed({
      async ping() {
        ping.get()
      },
      async sweep(now: Date) {
        forgetSpent.run(now.getTime())
        sessions.sweep(now)
        audit.sweep(now)
        await limits.sweep(now)
        // a page at a time: the library holds the event loop while it works
        while (accounts.sweep(now) > 0) await setImmediate()
      },
    }),
    async close() {
      database.close()
    },
  }
}
