import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe } from 'node:test'
import { MongoClient, type Db } from 'mongodb'
import { findMongod } from '#scripts/find-mongod.mjs'
import { startMongod, type Mongod } from './mongod.js'

/** A store to run a server on. */
export interface TestStore {
  name: 'libsql' | 'mongo'
  /** What to add to a server's environment: a fresh database at every call. */
  env(): { databaseUrl?: string }
  /** Everything that lies in a MongoDB database, as text. */
  dump(databaseUrl: string): Promise<string>
}

const binary = await findMongod({ log: (line: string) => console.log(`# mongod: ${line}`) })
// in CI a missing MongoDB is a failure; at somebody's desk it is said aloud and the rest of the tests run
/** Why a test with MongoDB does not run here; false when it does. */
export const NO_MONGOD =
  binary === undefined && !process.env['CI'] ? 'no mongod can be had: set MONGOD to the path of one' : false

/** Path of the mongod. */
export function mongodPath(): string {
  assert.ok(binary, 'no mongod can be had, and CI must not pass without it')
  return binary
}

/** Runs a suite once on the embedded store and once on a real MongoDB. */
export function eachStore(suite: (store: TestStore) => void): void {
  describe('on the embedded store', () => {
    suite({
      name: 'libsql',
      env: () => ({}),
      dump: () => Promise.reject(new Error('the embedded store lies in files')),
    })
  })

  describe('on MongoDB', { skip: NO_MONGOD }, () => {
    let mongod: Pick<Mongod, 'url' | 'stop'> | undefined
    const used: string[] = []
    // a suite's own `before` runs after this one, and its tests after that
    before(async () => {
      mongod = sharedMongod() ?? (await startMongod(mongodPath()))
    })
    after(async () => {
      await Promise.all(used.map(drop))
      await mongod?.stop()
    })
    suite({
      name: 'mongo',
      env() {
        assert.ok(mongod)
        const databaseUrl = mongod.url(`test-${randomUUID()}`)
        used.push(databaseUrl)
        return { databaseUrl }
      },
      dump,
    })
  })
}

/** The one that `scripts/run-tests.mjs` starts for all files; a file that is run by hand has one of its own. */
function sharedMongod(): Pick<Mongod, 'url' | 'stop'> | undefined {
  const url = process.env['TEST_MONGODB']
  return url === undefined ? undefined : { url: (database) => `${url}${database}`, async stop() {} }
}

function dump(databaseUrl: string): Promise<string> {
  return inDatabase(databaseUrl, async (database) => {
    const collections = await database.collections()
    const contents = await Promise.all(collections.map((collection) => collection.find().toArray()))
    return JSON.stringify(contents)
  })
}

function drop(databaseUrl: string): Promise<boolean> {
  return inDatabase(databaseUrl, (database) => database.dropDatabase())
}

async function inDatabase<T>(databaseUrl: string, work: (database: Db) => Promise<T>): Promise<T> {
  const client = new MongoClient(databaseUrl)
  try {
    return await work(client.db())
  } finally {
    await client.close()
  }
}
