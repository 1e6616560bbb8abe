import type { Account } from '../account.js'
import type { ReadRow, RowReason } from '../accounts/account-row.js'
import type { Admission } from '../accounts/registration.js'
import { takeFromClaims } from '../limits/limits.js'
import type { Services } from '../services.js'
import type { Unit } from '../unit.js'
import type { PanelUser } from './panel-session.js'
import { isReachable, placeOf } from './reach.js'

/**
 * What somebody at the panel may write: a row whose account they reach before and after. A login that is beyond reach is
 * taken, as it would be for everybody; that much has to be told, since two people cannot have one. So that nobody tries
 * PESELs one after another, a teacher has so many rows a day that could tell something: those with an identifier, and
 * those of somebody new. `preview`: nothing will be stored, nothing beyond reach is looked at, and somebody new is free.
 */
export function admitRow(
  services: Pick<Services, 'keyring' | 'limiter' | 'log'>,
  { unit, user, mode }: { unit: Unit; user: PanelUser; mode: 'preview' | 'store' },
): Admission {
  const { reach } = user
  // a row that met another writer is judged again, and counts once
  const counted = new WeakSet<ReadRow>()
  const sees = (account: Account): boolean => isReachable(reach, placeOf(account))
  return {
    sees,
    async refuse(known, read) {
      const isSeen = known !== undefined && sees(known)
      const tells = claims(read) || (mode === 'store' && !isSeen)
      if (reach !== 'unit' && tells && !counted.has(read)) {
        counted.add(read)
        await takeFromClaims(services, unit, user.account.id)
      }
      if (known !== undefined && !isSeen) return ['LOGIN_TAKEN']
      const after = { role: known?.role ?? 'member', class: read.class ?? known?.class ?? '' } as const
      const refusals: RowReason[] = isReachable(reach, after) ? [] : ['CLASS_NOT_YOURS']
      return refusals
    },
  }
}

/** Whether the row has something that nobody else may have. */
function claims({ identifiers: { pesel, substitute } }: ReadRow): boolean {
  return Boolean(pesel) || Boolean(substitute)
}
