import type { RowReason } from '../../../contract/row-reason.js'
import type { Account } from '../account.js'
import type { ReadRow } from '../accounts/account-row.js'
import type { Admission } from '../accounts/registration.js'
import type { Keyring } from '../keyring.js'
import { refuseSpentClaims, takeFromClaims } from '../limits/limits.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import type { PanelUser } from './panel-session.js'
import { isReachable, placeOf } from './reach.js'

/**
 * What somebody at the panel may write: a row whose account they reach before and after. A login that is beyond reach is
 * taken, as it would be for everybody; that much has to be told, since two people cannot have one. So that nobody tries
 * PESELs one after another, a teacher has so many rows a day that could tell something: those that give somebody an
 * identifier which they have not, and, when they are stored, those of somebody new. Before it is stored nothing of others
 * is looked at. Whoever has none left learns nothing either from a row that would not have counted.
 */
export function admitRow(
  services: Pick<Services, 'keyring' | 'limiter' | 'log'>,
  { unit, user, mode }: { unit: Unit; user: PanelUser; mode: 'preview' | 'store' },
): Admission {
  const { reach } = user
  // a row that met another writer is judged again, and counts once
  const counted = new WeakSet<ReadRow>()
  const sees = (account: Account): boolean => isReachable(reach, placeOf(account))
  const count = async (read: ReadRow, seen: Account | undefined): Promise<void> => {
    const isNew = seen === undefined
    const hasIdentifier = Boolean(read.identifiers.pesel) || Boolean(read.identifiers.substitute)
    if (counted.has(read) || (mode === 'preview' ? isNew || !hasIdentifier : !isNew && !hasIdentifier)) return
    counted.add(read)
    const take = !isNew && hasAlready(services.keyring, seen, read) ? refuseSpentClaims : takeFromClaims
    await take(services, unit, user.account.id)
  }
  return {
    sees,
    comparesBefore: reach === 'unit',
    async refuse(known, read) {
      const isSeen = known !== undefined && sees(known)
      if (reach !== 'unit') await count(read, isSeen ? known : undefined)
      if (known !== undefined && !isSeen) return ['LOGIN_TAKEN']
      const after = { role: known?.role ?? 'member', class: read.class ?? known?.class ?? '' } as const
      const refusals: RowReason[] = isReachable(reach, after) ? [] : ['CLASS_NOT_YOURS']
      return refusals
    },
  }
}

/** Whether every identifier of the row is the account's own, under whichever version of the secret key. */
function hasAlready(keyring: Keyring, { unit, keys }: Account, { identifiers }: ReadRow): boolean {
  const { pesel, substitute } = identifiers
  const readings = {
    email: undefined,
    login: undefined,
    pesel: pesel || undefined,
    substitute: substitute || undefined,
  }
  const search = keyring.identifierSearch(unit, '', readings)
  return (
    (!pesel || search.pesel.includes(keys.pesel ?? '')) &&
    (!substitute || search.substitute.includes(keys.substitute ?? ''))
  )
}
