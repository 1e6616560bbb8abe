import type { AuditAction, AuditWay } from '../../../contract/audit-action.js'

/** Who did what to whom, and when: logins and codes; never a PESEL, an address, a name or a secret. */
export interface AuditEntry {
  /** 16 bytes in lower-case hex: random, or derived from what is written down once. */
  id: string
  unit: string
  at: Date
  via: AuditWay
  /** Login of whoever was signed in, name of a system's key; `cli` and `mail` for the ways that know nobody. */
  actor: string
  action: AuditAction
  /** Login of whom it was done to; absent when it was nobody alone. */
  subject?: string
  /** Codes, counts, names of fields, a class. */
  detail?: string
  /** When it is forgotten. */
  expiresAt: Date
}

/** Where a page of entries ended: entries behind it are older. */
export type AuditPlace = Pick<AuditEntry, 'at' | 'id'>

/** What was done in each unit. */
export interface AuditLog {
  /** Writes all of them, or throws; one whose id is there already stays as it was. */
  add(entries: AuditEntry[]): Promise<void>
  /** Entries of a unit, the latest first. */
  list(unit: string, page: { before?: AuditPlace; limit: number }): Promise<AuditEntry[]>
  /** What was done to this login in a unit, the latest first. */
  listOf(unit: string, subject: string, limit: number): Promise<AuditEntry[]>
}
