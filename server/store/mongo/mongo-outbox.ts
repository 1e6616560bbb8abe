import type { Collection } from 'mongodb'
import type { Claim, Outbox, OutboxItem, WebhookCall } from '../../domain/ports/outbox.js'
import type { OutboxDocument } from './collections.js'
import { areDuplicateKeys, isDuplicateKey } from './duplicate-key.js'

/** Items that are looked up at once: other workers may be faster with the first of them. */
const CANDIDATES = 16

/** The outbox as documents; a claim is one `findOneAndUpdate`, so that any number of servers share it. */
export function createMongoOutbox(outbox: Collection<OutboxDocument>): Outbox {
  /** `null` finds documents without the field. */
  const claimFrom = async (
    queue: 'webhooks' | null,
    { lease, now, until }: Claim,
  ): Promise<OutboxItem | WebhookCall | undefined> => {
    for (;;) {
      // found first and then claimed by its id, which is what the collection is sharded by
      const due = await outbox
        .find(
          { queue: queue as 'webhooks', dueAt: { $lte: now }, leaseUntil: { $lte: now } },
          { projection: { _id: 1 } },
        )
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
  }

  return {
    async add(item) {
      try {
        await outbox.insertOne(documentOf(item))
        return true
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        return false
      }
    },

    async addAll(items) {
      if (items.length === 0) return 0
      try {
        // unordered: what is there already does not keep the rest out
        return (await outbox.insertMany(items.map(documentOf), { ordered: false })).insertedCount
      } catch (error) {
        if (!areDuplicateKeys(error)) throw error
        return error.insertedCount
      }
    },

    claim: async (claim) => (await claimFrom(null, claim)) as OutboxItem | undefined,
    claimWebhook: async (claim) => (await claimFrom('webhooks', claim)) as WebhookCall | undefined,

    async markMailed({ id, lease }, accounts) {
      const { matchedCount } = await outbox.updateOne(
        { _id: id, lease },
        { $addToSet: { mailed: { $each: accounts } } },
      )
      return matchedCount === 1
    },

    async markTold({ id, lease }) {
      const { matchedCount } = await outbox.updateOne({ _id: id, lease }, { $set: { isTold: true } })
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

/** A free item has a lease that ended in 1970, so that one condition finds free and abandoned items alike. */
function documentOf({ id, ...item }: OutboxItem | WebhookCall): OutboxDocument {
  return {
    _id: id,
    ...item,
    ...(item.kind === 'webhook' && { queue: 'webhooks' as const }),
    leaseUntil: new Date(0),
  }
}

function readItem({
  _id,
  lease: _lease,
  leaseUntil: _leaseUntil,
  queue: _queue,
  ...item
}: OutboxDocument): OutboxItem | WebhookCall {
  return { id: _id, ...item } as OutboxItem | WebhookCall
}
