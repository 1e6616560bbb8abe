import type { Account } from '../account.js'
import type { Actor } from '../audit/record-act.js'
import { planChange } from './plan-change.js'
import { refuseAddress } from './refuse-address.js'
import { refuseStaff, type StaffWatch } from './refuse-staff.js'
import type { RowRights } from './row-rights.js'
import type { ReadRow } from './account-row.js'
import type { ChangedField } from '../../../contract/field-changes.js'
import type { Keyring } from '../keyring.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'

/** What a key changes of somebody who works with the panel: nothing by which anybody gets in, and nothing that says whom they see. */
const OPEN_FIELDS: readonly ChangedField[] = ['firstName', 'lastName', 'language']

/**
 * What a school's system may store: any member, and the names and the language of whoever works with the panel. Links
 * are mailed to a stored address and asked for by an identifier, so that a stolen key would open the panel with either.
 * Not even what stays as it is may be sent along: that it goes through would tell that it is theirs.
 * `refuse` throws {@link Failure} `OFFICE_ONLY`.
 */
export function systemRowRights(
  services: Pick<Services, 'keyring' | 'limiter'> & StaffWatch,
  { unit, actor }: { unit: Unit; actor: Actor },
): RowRights {
  return {
    sees: () => true,
    seesAddresses: false,
    previewTellsTaken: true,
    async refuse(known, read) {
      if (known?.role !== undefined && !isOpen(services.keyring, { unit, known, read }))
        await refuseStaff(services, { unit, actor, login: known.login })
      return known === undefined
        ? []
        : refuseAddress(services, { unit, known, read, by: { role: 'system', id: actor.actor } })
    },
  }
}

function isOpen(keyring: Keyring, { unit, known, read }: { unit: Unit; known: Account; read: ReadRow }): boolean {
  const { email, pesel, substitute } = read.identifiers
  if ([email, pesel, substitute, read.class].some((field) => field !== undefined)) return false
  const { changed } = planChange(keyring, known, { unit, read, role: undefined })
  return Object.keys(changed).every((field) => OPEN_FIELDS.includes(field as ChangedField))
}
