import type { Collection } from 'mongodb'
import type { Session, SessionStore } from '../../domain/ports/session-store.js'
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
      return found === null ? undefined : sessionOf(found)
    },
    async touch(unit, id, { seenAt, expiresAt }) {
      await sessions.updateOne({ _id: id, unit }, { $set: { seenAt, expiresAt } })
    },
    async remove(id) {
      await sessions.deleteOne({ _id: id })
    },
    async listOf(unit, account) {
      return (await sessions.find({ unit, account }).toArray()).map(sessionOf)
    },
    async removeOf(unit, account, id) {
      return (await sessions.deleteOne({ _id: id, unit, account })).deletedCount === 1
    },
    async removeOthers(unit, account, kept) {
      await sessions.deleteMany({ unit, account, _id: { $ne: kept } })
    },
  }
}

function sessionOf({ _id, ...session }: SessionDocument): Session {
  return { id: _id, ...session }
}
