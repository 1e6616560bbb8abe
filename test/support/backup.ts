import { copyFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'libsql'
import { MongoClient, type Document } from 'mongodb'
import type { Environment } from '../../server/env.js'

/** A copy of a store, taken beside a running server. */
export interface Backup {
  /** Puts it in the place of all that lies there now; no server may be running. */
  restore(): Promise<void>
}

/** Copies a store as the operators' page does: SQLite's own copy of the file; every document of the database. */
export function takeBackup(
  { databaseUrl, dataDir }: Pick<Environment, 'databaseUrl' | 'dataDir'>,
  copy: string,
): Promise<Backup> {
  return databaseUrl === undefined ? ofFile(dataDir, copy) : ofDatabase(databaseUrl)
}

async function ofFile(dataDir: string, copy: string): Promise<Backup> {
  const database = new Database(join(dataDir, 'klucznik.db'))
  // what the shell's `.backup` writes, for whom the library has no call
  database.prepare('VACUUM INTO ?').run(copy)
  database.close()
  return {
    async restore() {
      for (const name of await readdir(dataDir)) if (name.startsWith('klucznik.db')) await rm(join(dataDir, name))
      await copyFile(copy, join(dataDir, 'klucznik.db'))
    },
  }
}

async function ofDatabase(databaseUrl: string): Promise<Backup> {
  const client = new MongoClient(databaseUrl)
  const found = await client.db().collections()
  const kept = await Promise.all(
    found.map(async (collection) => ({
      name: collection.collectionName,
      documents: await collection.find().toArray(),
    })),
  )
  await client.close()
  return {
    async restore() {
      const into = new MongoClient(databaseUrl)
      await into.db().dropDatabase()
      for (const { name, documents } of kept)
        if (documents.length > 0) await into.db().collection<Document>(name).insertMany(documents)
      await into.close()
    },
  }
}
