import type { FieldChanges } from '../../../contract/field-changes.js'
import type { Author } from '../author.js'
import type { Role } from '../../../contract/role.js'
import type { Unit } from '../unit.js'
import type { AccountRow } from './account-row.js'
import type { RowRights } from './row-rights.js'
import type { TakenWatch } from './taken-watch.js'

/** A row to be stored in a unit. */
export interface RowOrder {
  unit: Unit
  row: AccountRow
  /** What the person is to be. Left out: a new account is a member, an existing one keeps its role. */
  role?: Role | undefined
  /** Of whoever sends the row; left out for the operator, who may store anything. */
  rights?: RowRights
  /** Who is told when an identifier is somebody else's; left out where nobody is. */
  taken?: TakenWatch
  /** Whoever sends the row: the mails that it brings about count as theirs. Left out for the operator. */
  by?: Author | undefined
  /**
   * How much later, in milliseconds, the mails about a changed address go out. A whole file has thousands of them, and
   * they must not stand in the outbox before somebody who asks for access.
   */
  noticeDelayMs?: number
  /**
   * Writes the change into the history. Called after everything that can refuse the row was looked at, and before the
   * account is written: so nothing is done that the history does not say, and at worst it says what then failed.
   */
  record?: (planned: StoredRow) => Promise<void>
}

/** What became of a row. */
export interface StoredRow {
  /** Of the account. */
  id: string
  login: string
  /** In its normal form. */
  substituteId: string
  created: boolean
  /** What the person is now. */
  role: Role
  /** Whoever was disabled stays so. */
  status: 'active' | 'disabled'
  /** Which fields of an account that was there are others now; empty for a new one. */
  changed: FieldChanges
  /** What became of an address that somebody asks the office for. */
  address?: 'wished' | 'refused'
}
