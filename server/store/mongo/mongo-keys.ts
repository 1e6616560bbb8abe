import type { Collection } from 'mongodb'
import type { KeyStore, StoredKey } from '../../domain/ports/key-store.js'
import type { KeyDocument } from './collections.js'

/** Data keys as documents, one for each unit and step. */
export function createMongoKeys(keys: Collection<KeyDocument>): KeyStore {
  return {
    async list(unit) {
      const found = keys.find(unit === undefined ? {} : { unit }).sort({ unit: 1, step: 1 })
      return (await found.toArray()).map(({ _id, ...key }) => key)
    },
    async add(stored) {
      if (stored.length === 0) return
      await keys.bulkWrite(
        stored.map((key) => ({
          updateOne: { filter: { _id: idOf(key) }, update: { $setOnInsert: key }, upsert: true },
        })),
        { ordered: false },
      )
    },
    async rewrite({ sealed }, next) {
      const { matchedCount } = await keys.replaceOne({ _id: idOf(next), sealed }, next)
      return matchedCount === 1
    },
  }
}

function idOf({ unit, step }: Pick<StoredKey, 'unit' | 'step'>): string {
  return `${unit} ${step}`
}
