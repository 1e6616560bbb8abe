import { MongoClient } from 'mongodb'
import type { Store } from '../../domain/ports/store.js'
import { createLimiter, LIMIT_ROWS } from '../both/limiter.js'
import { failClosed } from '../both/fail-closed.js'
import { judgeSchema } from '../both/schema-version.js'
import { collectionsOf, makeIndexes, readSchema, writeSchema } from './collections.js'
import { createMongoAccounts } from './mongo-accounts.js'
import { createMongoAudit } from './mongo-audit.js'
import { createMongoKeys } from './mongo-keys.js'
import { createMongoLimits } from './mongo-limits.js'
import { createMongoOutbox } from './mongo-outbox.js'
import { createMongoSessions } from './mongo-sessions.js'
import { isDuplicateKey } from './duplicate-key.js'

/** Milliseconds after which a server counts as gone; one that comes back is found again by itself. */
const PATIENCE_MS = 2_000

/**
 * MongoDB: one server, a replica set or a sharded cluster. Writes are acknowledged by a majority; every change is to
 * one document, so that no transaction is needed. The database is the one that the URL names, else `klucznik`.
 */
export async function openMongoStore(databaseUrl: string): Promise<Store> {
  const client = new MongoClient(databaseUrl, {
    ignoreUndefined: true,
    serverSelectionTimeoutMS: PATIENCE_MS,
    connectTimeoutMS: PATIENCE_MS,
    socketTimeoutMS: 5 * PATIENCE_MS,
    writeConcern: { w: 'majority' },
  })
  const database = client.db(databaseName(databaseUrl))
  const { accounts, audit, keys, outbox, sessions, spent } = collectionsOf(database)
  const opening = failClosed({
    readSchema: () => readSchema(database),
    async prepare() {
      await writeSchema(database)
      await makeIndexes(database)
    },
  })
  try {
    judgeSchema(await opening.readSchema())
    await opening.prepare()
  } catch (error) {
    await client.close()
    throw error
  }
  const accountStore = createMongoAccounts(accounts)
  const limits = createMongoLimits(client, { database, most: LIMIT_ROWS })
  return {
    accounts: failClosed(accountStore),
    audit: failClosed(createMongoAudit(audit)),
    keys: failClosed(createMongoKeys(keys)),
    outbox: failClosed(createMongoOutbox(outbox)),
    sessions: failClosed(createMongoSessions(sessions)),
    spent: failClosed({
      async spend(id: string, expiresAt: Date) {
        try {
          await spent.insertOne({ _id: id, expiresAt })
          return true
        } catch (error) {
          if (isDuplicateKey(error)) return false
          throw error
        }
      },
    }),
    limiter: failClosed(createLimiter(limits, { shared: true })),
    ...failClosed({
      async ping() {
        await database.command({ ping: 1 })
      },
      // the rest goes by TTL indexes
      async sweep(now: Date) {
        await accountStore.sweep(now)
        await limits.sweep()
      },
    }),
    async close() {
      await client.close()
    },
  }
}

/** The path of the URL, read by hand: no parser takes a list of hosts. */
function databaseName(databaseUrl: string): string {
  return /^[^/]+\/\/[^/]+\/([^?]+)/.exec(databaseUrl)?.[1] ?? 'klucznik'
}
