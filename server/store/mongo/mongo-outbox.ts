import type { Collection } from 'mongodb'
import type { Outbox, OutboxItem } from '../../domain/ports/outbox.js'
import type { OutboxDocument } from './collections.js'

/** Others may be faster with the first of them. */
const CANDIDATES = 16

/** The outbox as documents; a claim is one `findOneAndUpdate`, so that any number of servers share it. */
export function createMongoOutbox(outbox: Collection<OutboxDocument>): Outbox {
  return {
    async add({ id, ...item }) {
      // nobody's lease is over since 1970: one condition finds free and abandoned items alike
      await outbox.insertOne({ _id: id, ...item, leaseUntil: new Date(0) })
    },

    async addAll(items) {
      const documents = items.map(({ id, ...item }) => ({ _id: id, ...item, leaseUntil: new Date(0) }))
      if (documents.length > 0) await outbox.insertMany(documents)
    },

    async claim({ lease, now, until }) {
      for (;;) {
        // found first and then claimed by its id, which is what the collection is sharded by
        const due = await outbox
          .find({ dueAt: { $lte: now }, leaseUntil: { $lte: now } }, { projection: { _id: 1 } })
          .sort({ dueAt: 1 })
          .limit(CANDIDATES)
          .toArray()
        if (due.length === 0) return undefined
        for (const { _id } of due) {
          const claimed = await outbox.findOneAndUpdate(
            { _id, dueAt: { $lte: now }, leaseUntil: { $lte: now } },
            { $set: { lease, leaseUntil: until } },
            { returnDocument: 'after' },
          )
          if (claimed !== null) return readItem(claimed)
        }
      }
    },

    async markMailed({ id, lease }, accounts) {
      const { matchedCount } = await outbox.updateOne(
        { _id: id, lease },
        { $addToSet: { mailed: { $each: accounts } } },
      )
      return matchedCount === 1
    },

    async postpone({ id, lease }, dueAt) {
      const { matchedCount } = await outbox.updateOne(
        { _id: id, lease },
        { $set: { dueAt, leaseUntil: new Date(0) }, $unset: { lease: '' }, $inc: { attempts: 1 } },
      )
      return matchedCount === 1
    },

    async finish({ id, lease }) {
      return (await outbox.deleteOne({ _id: id, lease })).deletedCount === 1
    },

    count: () => outbox.estimatedDocumentCount(),
  }
}

function readItem({ _id, lease: _lease, leaseUntil: _leaseUntil, ...item }: OutboxDocument): OutboxItem {
  return { id: _id, ...item } as OutboxItem
}
