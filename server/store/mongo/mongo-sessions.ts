import type { Collection } from 'mongodb'
import type { SessionStore } from '../../domain/ports/session-store.js'
import type { SessionDocument } from './collections.js'

/** Sessions as documents; a TTL index drops them. */
export function createMongoSessions(sessions: Collection<SessionDocument>): SessionStore {
  return {
    async add({ id, ...session }) {
      await sessions.insertOne({ _id: id, ...session })
    },
    async advance(before, { id, ...session }) {
      const { deletedCount } = await sessions.deleteOne({ _id: before })
      if (deletedCount === 0) return false
      await sessions.insertOne({ _id: id, ...session })
      return true
    },
    async find(unit, id) {
      const found = await sessions.findOne({ _id: id, unit })
      if (found === null) return undefined
      const { _id, ...session } = found
      return { id: _id, ...session }
    },
    async touch(unit, id, { seenAt, expiresAt }) {
      await sessions.updateOne({ _id: id, unit }, { $set: { seenAt, expiresAt } })
    },
    async remove(id) {
      await sessions.deleteOne({ _id: id })
    },
  }
}
