import type { Collection } from 'mongodb'
import type { AuditEntry, AuditLog } from '../../domain/ports/audit-log.js'
import type { AuditDocument } from './collections.js'
import { areDuplicateKeys } from './duplicate-key.js'

/** Entries as documents; a TTL index drops them. */
export function createMongoAudit(audit: Collection<AuditDocument>): AuditLog {
  return {
    async add(entries) {
      if (entries.length === 0) return
      const documents = entries.map(({ id, ...entry }) => ({ _id: id, ...entry }))
      try {
        await audit.insertMany(documents, { ordered: false })
      } catch (error) {
        if (!areDuplicateKeys(error)) throw error
      }
    },
    async list(unit, { before, limit }) {
      const behind = before && { $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.id } }] }
      const found = await audit
        .find({ unit, ...behind })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .toArray()
      return found.map(entryOf)
    },
    async listOf(unit, subject, limit) {
      const found = await audit.find({ unit, subject }).sort({ at: -1, _id: -1 }).limit(limit).toArray()
      return found.map(entryOf)
    },
  }
}

function entryOf({ _id, ...entry }: AuditDocument): AuditEntry {
  return { id: _id, ...entry }
}
