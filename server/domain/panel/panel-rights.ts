import type { Account } from '../account.js'
import { authorOf } from '../accounts/author-of.js'
import { refuseAddress } from '../accounts/refuse-address.js'
import type { ReadRow } from '../accounts/account-row.js'
import type { RowRights } from '../accounts/row-rights.js'
import type { Keyring } from '../keyring.js'
import { refuseSpentClaims, takeFromClaims } from '../limits/limits.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import type { PanelUser } from './panel-user.js'
import { isReachable, placeOf } from './reach.js'

/**
 * What somebody at the panel may store: a row whose account they reach both as it is and as the row would make it. A
 * login of somebody beyond their reach is refused as taken; so much has to be said, since two people cannot share one.
 *
 * A teacher who stores rows learns which identifiers are taken, and could try one PESEL after another. So they have only
 * so many rows a day that can tell them something:
 *
 * - stored: a new person, or one who gets an identifier that is not theirs yet,
 * - previewed: the latter alone, since a preview never looks at what others have.
 *
 * A row that repeats the person's own identifiers is not counted. It is refused all the same once no row is left: that
 * it goes through would tell that the identifiers are theirs.
 */
export function panelRights(
  services: Pick<Services, 'keyring' | 'limiter' | 'log' | 'now'>,
  { unit, user, mode }: { unit: Unit; user: PanelUser; mode: 'preview' | 'store' },
): RowRights {
  const { reach } = user
  // a row is judged again when somebody else wrote meanwhile, and counts once
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
  const asksOffice = ({ passwordHash }: Account): string | undefined =>
    reach === 'unit' || passwordHash === undefined ? undefined : user.account.login
  return {
    sees,
    seesAddresses: true,
    previewTellsTaken: reach === 'unit',
    asksOffice,
    async refuse(known, read) {
      const isSeen = known !== undefined && sees(known)
      if (reach !== 'unit') await count(read, isSeen ? known : undefined)
      const seen = isSeen ? known : undefined
      const after = { role: seen?.role ?? 'member', class: read.class ?? seen?.class ?? '' } as const
      // first what is wrong whoever has the login
      if (!isReachable(reach, after)) return ['CLASS_NOT_YOURS']
      if (known !== seen) return ['LOGIN_TAKEN']
      // what waits for the office changes nothing yet
      const isStored = mode === 'store' && seen !== undefined && asksOffice(seen) === undefined
      return isStored ? refuseAddress(services, { unit, known: seen, read, by: authorOf(user.account) }) : []
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
  const search = keyring.of(unit).identifierSearch('', readings)
  return (
    (!pesel || search.pesel.includes(keys.pesel ?? '')) &&
    (!substitute || search.substitute.includes(keys.substitute ?? ''))
  )
}
