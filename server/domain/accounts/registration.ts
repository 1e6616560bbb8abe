import type { FieldChanges } from '../../../contract/field-changes.js'
import type { Role } from '../../../contract/role.js'
import type { RowReason } from '../../../contract/row-reason.js'
import type { Account } from '../account.js'
import type { Unit } from '../unit.js'
import type { AccountRow, ReadRow } from './account-row.js'

/** A row, and what is done with it beside. */
export interface Registration {
  unit: Unit
  row: AccountRow
  /** Left out: a new account is a member, an existing one keeps its role. */
  role?: Role | undefined
  /** Whoever enters the row without the whole unit being theirs. */
  admission?: Admission
  /** How much later notices of a changed address go out: those of a whole file must not stand before whoever asks. */
  noticeDelayMs?: number
  /**
   * Writes down what is about to be done, before it is: what then fails was tried, and nothing is done that nobody wrote
   * down. Identifiers are looked for before, so that no refusal is written down as a deed.
   */
  record?: (planned: Registered) => Promise<void>
}

/** What somebody may store, and what they may learn by trying. */
export interface Admission {
  /** Why a row is not to be stored, from the account that has the login already; nothing when it is. */
  refuse(known: Account | undefined, read: ReadRow): Promise<RowReason[]>
  /** Whose accounts there are at all for whoever looks before storing. */
  sees(account: Account): boolean
  /** Whether a preview tells that an identifier is somebody else's; else storing alone does. */
  comparesBefore: boolean
}

/** What became of a row. */
export interface Registered {
  /** Of the account. */
  id: string
  login: string
  /** In its normal form. */
  substituteId: string
  created: boolean
  /** What they are now. */
  role: Role
  /** Of an account that was there. */
  changed: FieldChanges
}
