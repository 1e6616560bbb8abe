import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { MongoClient } from 'mongodb'
import type { Store } from '../../../../server/domain/ports/store.js'
import { randomId } from '../../../../server/domain/random-id.js'
import { createMongoLimits } from '../../../../server/store/mongo/mongo-limits.js'
import { openStore } from '../../../../server/store/open-store.js'
import { eachStore } from '../../../support/each-store.js'

eachStore((kind) => {
  if (kind.name !== 'mongo') return

  describe('limits in MongoDB', () => {
    it('go when they are too many, the fewest tries first', async () => {
      const { databaseUrl = '' } = kind.env()
      await (await openStore({ databaseUrl, dataDir: '' })).close()
      const client = new MongoClient(databaseUrl)
      try {
        const database = client.db()
        const limits = createMongoLimits(client, { database, most: 10 })
        const limit = { count: 5, seconds: 60 }
        for (let n = 0; n < 5; n++) await limits.take('sign-in', 'guessed', limit)
        for (let n = 0; n < 30; n++) await limits.take('sign-in', `once ${n}`, limit)
        await limits.sweep()
        assert.equal(await database.collection('limits').countDocuments(), 10)
        assert.equal((await limits.take('sign-in', 'guessed', limit)).allowed, false)
      } finally {
        await client.close()
      }
    })

    it('of a busy network are counted by all servers together, and of a quiet one cost no row [40]', async () => {
      const { databaseUrl = '' } = kind.env()
      const open = () => openStore({ databaseUrl, dataDir: '' })
      const servers: [Store, Store] = [await open(), await open()]
      const client = new MongoClient(databaseUrl)
      try {
        const limit = { count: 32, seconds: 60 }
        const [quiet, busy] = [randomId(), randomId()]
        for (const { limiter } of servers) for (let n = 0; n < 2; n++) await limiter.take('challenge', quiet, limit)
        assert.equal(await client.db().collection('limits').countDocuments(), 0)

        let allowed = 0
        for (let n = 0; n < 60; n++)
          if ((await servers[n % 2 === 0 ? 0 : 1].limiter.take('challenge', busy, limit)).allowed) allowed += 1
        assert.equal(allowed, 32)
        for (const { limiter } of servers) assert.ok((await limiter.used('challenge', busy, limit)) > 32)
      } finally {
        await client.close()
        for (const server of servers) await server.close()
      }
    })
  })
})
