import { setImmediate } from 'node:timers/promises'
import type Database from 'libsql'
import { RateLimiterSQLite } from 'rate-limiter-flexible'
import { createStoredLimiter, type StoredLimiter } from '../both/stored-limiter.js'

/** Rows that go in one statement: it holds the event loop. */
const PAGE = 5_000

/** Counters as rows; each count is on the disk before it is answered. */
export function createLibsqlLimits(
  database: Database.Database,
  { most }: { most: number },
): StoredLimiter & { sweep(now: Date): Promise<void> } {
  const forgetEnded = database.prepare('DELETE FROM limits WHERE expire <= ?')
  const count = database.prepare('SELECT count(*) AS rows FROM limits')
  const forgetFewest = database.prepare(
    'DELETE FROM limits WHERE key IN (SELECT key FROM limits ORDER BY points, expire LIMIT ?)',
  )
  const limiter = createStoredLimiter(
    (bucket, { count: points, seconds }) =>
      new RateLimiterSQLite({
        storeClient: database,
        // libsql has its methods; the table is ours
        storeType: 'better-sqlite3',
        tableName: 'limits',
        tableCreated: true,
        keyPrefix: bucket,
        points,
        duration: seconds,
      }),
  )
  return {
    ...limiter,
    /** Drops what has ended, and the fewest tries when there are still too many. */
    async sweep(now) {
      forgetEnded.run(now.getTime())
      const { rows } = count.get() as { rows: number }
      for (let left = rows - most; left > 0; left -= PAGE) {
        forgetFewest.run(Math.min(left, PAGE))
        await setImmediate()
      }
    },
  }
}
