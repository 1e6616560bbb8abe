import type { Role } from '../../../contract/role.js'
import type { Account } from '../account.js'
import type { AccountRow, ReadRow } from '../accounts/account-row.js'
import { registerAccount } from '../accounts/register-account.js'
import type { StoredRow } from '../accounts/row-order.js'
import { authorOf } from '../accounts/author-of.js'
import { placeInUnit } from '../accounts/place-in-unit.js'
import { openProfile } from '../accounts/profile.js'
import { recordRow } from '../accounts/record-row.js'
import { Failure } from '../failure.js'
import type { Keyring } from '../keyring.js'
import { TakenLimit } from '../limits/taken-limit.js'
import type { Services } from '../ports/services.js'
import { requireFresh } from '../sessions/require-fresh.js'
import type { Unit } from '../unit.js'
import { panelRights } from './panel-rights.js'
import type { PanelUser } from './panel-user.js'
import { isReachable, placeOf } from './reach.js'

/** Somebody fills in a person. `isNew`: there must be none with this login, else there must be one. */
export interface PersonEntry {
  unit: Unit
  user: PanelUser
  isNew: boolean
  row: AccountRow
  /** What they are to be, for the office to say; left out: a new person is a member, another keeps their role. */
  role?: Role | undefined
}

/**
 * Adds or changes a person, as an import does. Throws `RowRefused` with every reason, and {@link Failure}
 * `INPUT_INVALID` with `LOGIN_UNKNOWN` for a change of somebody who is not there or beyond reach, or with `SELF` for
 * another role of one's own: somebody has to be left who can undo it; `OFFICE_ONLY` for a teacher who gives a role,
 * `REAUTHENTICATE` for an office that signed in a while ago and gives rights or moves somebody's mail, or
 * `TOO_MANY_REQUESTS` for a teacher who has claimed too many identifiers.
 */
export async function savePerson(
  services: Services,
  { unit, user, isNew, row, role }: PersonEntry,
): Promise<StoredRow> {
  const { reach } = user
  if (role !== undefined && reach !== 'unit') throw new Failure('OFFICE_ONLY')
  const rights = panelRights(services, { unit, user, mode: 'store' })
  const actor = { via: 'panel', actor: user.account.login } as const
  return registerAccount(services, {
    unit,
    row,
    role,
    taken: { services, unit, actor, limit: new TakenLimit(services, { unit, asker: ['panel', user.account.id] }) },
    by: authorOf(user.account),
    rights: {
      ...rights,
      async refuse(known, read) {
        const isThere = known !== undefined && isReachable(reach, placeOf(known))
        if (!isNew && !isThere) throw new Failure('INPUT_INVALID', { reason: 'LOGIN_UNKNOWN' })
        const isSelf = known?.id === user.account.id
        if (isSelf && role !== undefined && role !== user.account.role)
          throw new Failure('INPUT_INVALID', { reason: 'SELF' })
        if (reach === 'unit' && isWeighty(services.keyring, { known, read, role }))
          requireFresh({ session: user.session, now: services.now() })
        const refusals = await rights.refuse(known, read)
        return isNew && isThere ? ['LOGIN_TAKEN'] : refusals
      },
    },
    record: (planned) => recordRow(services, unit, actor, planned),
  })
}

/** Whether the row gives somebody another role or other classes to look after, or changes where the mails of a password go. */
function isWeighty(
  keyring: Keyring,
  { known, read, role }: { known: Account | undefined; read: ReadRow; role: Role | undefined },
): boolean {
  const { role: becomes, classes = [] } = placeInUnit(known, read, role)
  const isOtherPlace = becomes !== known?.role || JSON.stringify(classes) !== JSON.stringify(known?.classes ?? [])
  const { email } = read.identifiers
  const former = known && (openProfile(keyring, known)?.email ?? '')
  return isOtherPlace || (known?.passwordHash !== undefined && email !== undefined && email !== former)
}
