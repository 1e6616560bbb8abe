import type { RowReason } from '../accounts/account-row.js'
import type { Admission } from '../accounts/registration.js'
import { isReachable, placeOf, type Reach } from './reach.js'

/**
 * What somebody at the panel may write: a row whose account they reach before and after. A login that is beyond reach is
 * taken, as it would be for everybody; that much has to be told, since two people cannot have one.
 */
export function admitRow(reach: Reach): Admission {
  return (known, read) => {
    if (known !== undefined && !isReachable(reach, placeOf(known))) return ['LOGIN_TAKEN']
    const after = { role: known?.role ?? 'member', class: read.class ?? known?.class ?? '' } as const
    const refusals: RowReason[] = isReachable(reach, after) ? [] : ['CLASS_NOT_YOURS']
    return refusals
  }
}
