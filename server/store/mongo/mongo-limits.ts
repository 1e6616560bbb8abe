import type { Db, MongoClient } from 'mongodb'
import { RateLimiterMongo } from 'rate-limiter-flexible'
import { createStoredLimiter, type StoredLimiter } from '../both/stored-limiter.js'

/** Rows that go at once. */
const PAGE = 10_000

/** Counters as documents; those whose window has ended go by an index. */
export function createMongoLimits(
  client: MongoClient,
  { database, most }: { database: Db; most: number },
): StoredLimiter & { sweep(): Promise<void> } {
  const limits = database.collection('limits')
  const limiter = createStoredLimiter(
    (bucket, { count: points, seconds }) =>
      new RateLimiterMongo({
        storeClient: client,
        dbName: database.databaseName,
        tableName: 'limits',
        disableIndexesCreation: true,
        keyPrefix: bucket,
        points,
        duration: seconds,
      }),
  )
  return {
    ...limiter,
    /** Drops the fewest tries when there are too many. */
    async sweep() {
      for (let left = (await limits.estimatedDocumentCount()) - most; left > 0; left -= PAGE) {
        const fewest = limits.find({}, { projection: { _id: 1 } }).sort({ points: 1, expire: 1 })
        const ids = await fewest
          .limit(Math.min(left, PAGE))
          .map(({ _id }) => _id)
          .toArray()
        await limits.deleteMany({ _id: { $in: ids } })
      }
    },
  }
}
