import type { Store } from '../domain/ports/store.js'
import { openLibsqlStore } from './libsql/open-libsql-store.js'
import { openMongoStore } from './mongo/open-mongo-store.js'

/** Where the data lies. */
export interface StoreOptions {
  /** `mongodb://…`; without it the store is a file. */
  databaseUrl?: string
  /** Folder of the embedded store; made if it is not there. */
  dataDir: string
}

/**
 * Opens the store and makes its indexes. Throws {@link Failure} `UNAVAILABLE` when it does not answer, and
 * {@link SchemaStrange} for one that another version has made.
 */
export function openStore({ databaseUrl, dataDir }: StoreOptions): Promise<Store> {
  return databaseUrl === undefined ? openLibsqlStore(dataDir) : openMongoStore(databaseUrl)
}
