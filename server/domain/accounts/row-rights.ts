import type { RowReason } from '../../../contract/row-reason.js'
import type { Account } from '../account.js'
import type { ReadRow } from './account-row.js'

/**
 * What somebody who does not own the whole unit may store, and what they may find out by trying. Each door has its own:
 * `system-row-rights.ts` for a school's system, `panel/panel-rights.ts` for whoever works with the panel.
 */
export interface RowRights {
  /**
   * Why this row may not be stored, or nothing when it may. `known` is the account that has the row's login already.
   * May throw a {@link Failure} that ends more than this row.
   */
  refuse(known: Account | undefined, read: ReadRow): Promise<RowReason[]>
  /** Whether this account exists for them; a preview takes one that does not for nobody. */
  sees(account: Account): boolean
  /** Whether they see the addresses that are on record. */
  seesAddresses: boolean
  /**
   * The login of the sender, when they may only ask for another e-mail address of this account and the office has to
   * agree; left out by whoever may change it.
   */
  asksOffice?(known: Account): string | undefined
  /** Whether a preview already says that an identifier is somebody else's. If not, only storing the row says it. */
  previewTellsTaken: boolean
}
