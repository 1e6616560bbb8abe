import { join } from 'node:path'
import Database from 'libsql'
import { MongoClient, type Document } from 'mongodb'
import type { Environment } from '../../server/env.js'

/** A document as it lies in the store, with its id; a date is a text in the embedded store. */
export type Row = Record<string, unknown> & { id: string }

/** Somebody who can write into the database past every server, and has no key. */
export interface Intruder {
  /** The row of a table or collection with this value in a field. */
  read(table: 'accounts' | 'sessions', field: string, value: string): Promise<Row>
  /** Everything that lies there. */
  all(table: 'accounts' | 'sessions'): Promise<Row[]>
  /** Puts the row in the place of the one with its id, or beside the others when there is none. */
  write(table: 'accounts' | 'sessions', row: Row): Promise<void>
  /** Says that another version has made the store; undefined: one from before there were versions. */
  setSchema(version: number | undefined): Promise<void>
  close(): Promise<void>
}

/** Opens a server's store by the database's own means: SQL on the file, the driver on MongoDB. */
export async function breakIn({
  databaseUrl,
  dataDir,
}: Pick<Environment, 'databaseUrl' | 'dataDir'>): Promise<Intruder> {
  return databaseUrl === undefined ? intoFile(join(dataDir, 'klucznik.db')) : intoMongo(databaseUrl)
}

/** The same moment later, in whichever form the store has it. */
export function later(date: unknown, milliseconds: number): unknown {
  const moved = new Date(new Date(date as string | Date).getTime() + milliseconds)
  return date instanceof Date ? moved : moved.toISOString()
}

function intoFile(path: string): Intruder {
  const database = new Database(path, { timeout: 5_000 })
  return {
    async read(table, field, value) {
      const row = database.prepare(`SELECT doc FROM ${table} WHERE json_extract(doc, '$.${field}') = ?`).get(value)
      return JSON.parse((row as { doc: string }).doc) as Row
    },
    async all(table) {
      const rows = database.prepare(`SELECT doc FROM ${table}`).all() as { doc: string }[]
      return rows.map(({ doc }) => JSON.parse(doc) as Row)
    },
    async write(table, { id, ...row }) {
      const text = JSON.stringify({ id, ...row })
      const { changes } = database.prepare(`UPDATE ${table} SET doc = ? WHERE id = ?`).run(text, id)
      if (changes > 0) return
      const end = table === 'sessions' ? 'expires' : 'sweep_at'
      database
        .prepare(`INSERT INTO ${table} (id, unit, ${end}, doc) VALUES (?, ?, ?, ?)`)
        .run(id, row['unit'], Number.MAX_SAFE_INTEGER, text)
    },
    async setSchema(version = 0) {
      database.exec(`PRAGMA user_version = ${version}`)
    },
    async close() {
      database.close()
    },
  }
}

async function intoMongo(url: string): Promise<Intruder> {
  const client = await new MongoClient(url).connect()
  const collection = (name: string) => client.db().collection<Document & { _id: string }>(name)
  return {
    async read(table, field, value) {
      const found = await collection(table).findOne({ [field === 'id' ? '_id' : field]: value })
      if (found === null) throw new Error(`no ${field} ${value}`)
      const { _id: id, ...row } = found
      return { id, ...row }
    },
    async all(table) {
      const found = await collection(table).find().toArray()
      return found.map(({ _id: id, ...row }) => ({ id, ...row }))
    },
    async write(table, { id, ...row }) {
      await collection(table).replaceOne({ _id: id }, row, { upsert: true })
    },
    async setSchema(version) {
      if (version === undefined) await collection('schema').deleteMany({})
      else await collection('schema').updateOne({ _id: 'schema' }, { $set: { version } })
    },
    async close() {
      await client.close()
    },
  }
}
