import type { Collection } from 'mongodb'
import type { AuditEntry, AuditLog } from '../../domain/ports/audit-log.js'
import type { AuditDocument } from './collections.js'
import { areDuplicateKeys } from './duplicate-key.js'

const IS_OF = { act: { kind: { $exists: false } }, 'sign-in': { kind: 'sign-in' } } as const

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
    async list(unit, { before, limit, subject, kind }) {
      const behind = before && { $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.id } }] }
      const found = await audit
        .find({ unit, ...(subject !== undefined && { subject }), ...(kind && IS_OF[kind]), ...behind })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .toArray()
      return found.map(entryOf)
    },
  }
}

function entryOf({ _id, ...entry }: AuditDocument): AuditEntry {
  return { id: _id, ...entry }
}
