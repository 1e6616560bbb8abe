import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { MongoClient } from 'mongodb'
import { Failure } from '../../../server/domain/failure.js'
import { openStore } from '../../../server/store/open-store.js'
import { clientFor, solveFor } from '../../support/browser-client.js'
import { mongodPath, NO_MONGOD } from '../../support/each-store.js'
import { startMongod, type Mongod } from '../../support/mongod.js'
import { startTestServer } from '../../support/test-server.js'
import { describeStore } from './contract/describe-store.js'

const isUnavailable = (error: unknown) => error instanceof Failure && error.code === 'UNAVAILABLE'

describe('MongoDB alone', { skip: NO_MONGOD }, () => {
  let mongod: Mongod
  before(async () => {
    mongod = await startMongod(mongodPath())
  })
  after(() => mongod.stop())
  describeStore(() => openStore({ databaseUrl: mongod.url('contract'), dataDir: '' }))
})

describe('a MongoDB that goes away', { skip: NO_MONGOD }, () => {
  let mongod: Mongod
  before(async () => {
    mongod = await startMongod(mongodPath())
  })
  after(() => mongod.stop())

  it('is UNAVAILABLE, keeps nothing half-done, and is found again without a restart [67]', async () => {
    const server = await startTestServer({ env: { databaseUrl: mongod.url('away') } })
    try {
      const ready = async () => (await fetch(`${server.url}/readyz`)).status
      const solved = await solveFor(server)
      const ask = () => clientFor(server).recovery.request.mutate({ identifier: 'ktos', language: 'pl', ...solved })
      assert.equal(await ready(), 200)
      await mongod.kill()
      assert.equal(await ready(), 503)
      assert.equal((await fetch(`${server.url}/healthz`)).status, 200)
      await assert.rejects(ask(), (error: { data?: { code?: string; httpStatus?: number } }) => {
        assert.deepEqual([error.data?.code, error.data?.httpStatus], ['UNAVAILABLE', 503])
        return true
      })
      await mongod.start()
      assert.equal(await ready(), 200)
      assert.deepEqual(await ask(), { accepted: true })
    } finally {
      await server.stop()
    }
  })

  it('is told at start', async () => {
    await mongod.kill()
    await assert.rejects(openStore({ databaseUrl: mongod.url('none'), dataDir: '' }), isUnavailable)
    await mongod.start()
  })
})

describe('indexes', { skip: NO_MONGOD }, () => {
  it('are made at start, what is out of date goes by itself, and an index with other options is told [48]', async () => {
    const mongod = await startMongod(mongodPath())
    const client = new MongoClient(mongod.url('indexes'))
    try {
      await (await openStore({ databaseUrl: mongod.url('indexes'), dataDir: '' })).close()
      const names = (await client.db().collection('accounts').indexes()).map(({ name }) => String(name)).sort()
      assert.deepEqual(names, [
        '_id_',
        'accounts_changed',
        'accounts_email',
        'accounts_list',
        'accounts_login',
        'accounts_pesel',
        'accounts_substitute',
        'accounts_sweep',
      ])
      for (const name of ['sessions', 'audit', 'spent', 'outbox']) {
        const ttl = (await client.db().collection(name).indexes()).filter(
          ({ expireAfterSeconds }) => expireAfterSeconds !== undefined,
        )
        assert.equal(ttl.length, 1, `${name} goes by itself`)
      }
      await client.db().collection('accounts').dropIndex('accounts_pesel')
      await client.db().collection('accounts').createIndex({ unit: 1 }, { name: 'accounts_pesel' })
      await assert.rejects(openStore({ databaseUrl: mongod.url('indexes'), dataDir: '' }), isUnavailable)
    } finally {
      await client.close()
      await mongod.stop()
    }
  })
})
