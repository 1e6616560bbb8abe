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
  /** Of a sign-in, of which there are many more than of anything else; absent: an act. */
  kind?: 'sign-in'
  /** When it is forgotten. */
  expiresAt: Date
}

/** Where a page of entries ended: entries behind it are older. */
export type AuditPlace = Pick<AuditEntry, 'at' | 'id'>

/** Which entries of a unit; without them all. */
export interface AuditFilter {
  /** Login of whom it was done to. */
  subject?: string
  kind?: 'act' | 'sign-in'
}

/** What was done in each unit. */
export interface AuditLog {
  /** Writes all of them, or throws; one whose id is there already stays as it was. */
  add(entries: AuditEntry[]): Promise<void>
  /** Entries of a unit, the latest first. */
  list(unit: string, page: AuditFilter & { before?: AuditPlace; limit: number }): Promise<AuditEntry[]>
}
