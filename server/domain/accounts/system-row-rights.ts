import type { Account } from '../account.js'
import { planChange } from './plan-change.js'
import type { RowRights } from './row-rights.js'
import type { ReadRow } from './account-row.js'
import type { ChangedField } from '../../../contract/field-changes.js'
import { Failure } from '../failure.js'
import type { Keyring } from '../keyring.js'
import type { Unit } from '../unit.js'

/** What a key changes of somebody who works with the panel: nothing by which anybody gets in, and nothing that says whom they see. */
const OPEN_FIELDS: readonly ChangedField[] = ['firstName', 'lastName', 'language']

/**
 * What a school's system may store: any member, and the names and the language of whoever works with the panel. Links
 * are mailed to a stored address and asked for by an identifier, so that a stolen key would open the panel with either.
 * What stays as it is may be sent along, but for a PESEL: that it goes through would tell that it is theirs.
 * `refuse` throws {@link Failure} `OFFICE_ONLY`.
 */
export function systemRowRights(keyring: Keyring, unit: Unit): RowRights {
  return {
    sees: () => true,
    seesAddresses: false,
    previewTellsTaken: true,
    async refuse(known, read) {
      if (known?.role !== undefined && !isOpen(keyring, { unit, known, read })) throw new Failure('OFFICE_ONLY')
      return []
    },
  }
}

function isOpen(keyring: Keyring, { unit, known, read }: { unit: Unit; known: Account; read: ReadRow }): boolean {
  if (read.identifiers.pesel !== undefined) return false
  const { changed } = planChange(keyring, known, { unit, read, role: undefined })
  return Object.keys(changed).every((field) => OPEN_FIELDS.includes(field as ChangedField))
}
