import type { Account, Role } from '../account.js'
import type { Unit } from '../unit.js'
import type { AccountRow, ReadRow, RowReason } from './account-row.js'
import type { FieldChanges } from './changed-fields.js'

/** A row, and what is done with it beside. */
export interface Registration {
  unit: Unit
  row: AccountRow
  /** Left out: a new account is a member, an existing one keeps its role. */
  role?: Role | undefined
  /** Reasons to refuse the row, from the account that has the login already. */
  admit?: Admission
}

/** Says why a row is not to be stored; nothing when it is. */
export type Admission = (known: Account | undefined, read: ReadRow) => RowReason[]

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
