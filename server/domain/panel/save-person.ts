import { RowRefused, type AccountRow } from '../accounts/account-row.js'
import { registerAccount } from '../accounts/register-account.js'
import type { Registered } from '../accounts/registration.js'
import { recordAct } from '../audit/record-act.js'
import { Failure } from '../failure.js'
import type { Services } from '../services.js'
import type { Unit } from '../unit.js'
import { admitRow } from './admit-row.js'
import type { PanelUser } from './panel-session.js'
import { isReachable, placeOf } from './reach.js'
import { tellTaken } from './tell-taken.js'

/** Somebody fills in a person. `isNew`: there must be none with this login, else there must be one. */
export interface PersonEntry {
  unit: Unit
  user: PanelUser
  isNew: boolean
  row: AccountRow
}

/**
 * Adds or changes a person, as an import does. Throws `RowRefused` with every reason, and {@link Failure}
 * `INPUT_INVALID` with `LOGIN_UNKNOWN` for a change of somebody who is not there or beyond reach, or `TOO_MANY_REQUESTS`
 * for a teacher who has met too many taken identifiers.
 */
export async function savePerson(services: Services, { unit, user, isNew, row }: PersonEntry): Promise<Registered> {
  const { reach } = user
  const admit = admitRow(reach)
  const saved = await registerAccount(services, {
    unit,
    row,
    admit(known, read) {
      const isThere = known !== undefined && isReachable(reach, placeOf(known))
      if (!isNew && !isThere) throw new Failure('INPUT_INVALID', { reason: 'LOGIN_UNKNOWN' })
      return isNew && known !== undefined ? ['LOGIN_TAKEN'] : admit(known, read)
    },
  }).catch(async (error: unknown) => {
    if (error instanceof RowRefused) await tellTaken(services, { unit, user, reasons: error.reasons })
    throw error
  })
  const { login, created, changed } = saved
  await recordAct(services, {
    unit,
    via: 'panel',
    actor: user.account.login,
    action: created ? 'person.added' : 'person.changed',
    subject: login,
    ...(changed.length > 0 && { detail: changed.join(' ') }),
  })
  return saved
}
