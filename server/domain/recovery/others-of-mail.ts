import type { Account } from '../account.js'
import { openPasswordHash } from '../accounts/password-seal.js'
import { openProfile } from '../accounts/profile.js'
import { isUsable } from '../is-usable.js'
import type { Services } from '../ports/services.js'
import type { LiveTicket } from '../tickets/find-live-ticket.js'
import { isOfNow } from '../tickets/is-of-now.js'
import type { Unit } from '../unit.js'

/** Somebody else's ticket of the same mail. */
export interface OtherTicket extends LiveTicket {
  /** As the mail names them. */
  firstName: string
}

/**
 * The other accounts whose tickets stood in the same mail and are alive, by login. Whoever holds one of them has read that
 * mailbox: "the same mail" is the same request and the same stored address, which is read from what is sealed. Whoever works
 * at a school is neither found nor finds anybody: no child's link sets a password of the panel.
 */
export async function othersOfMail(
  { accounts, keyring, now }: Pick<Services, 'accounts' | 'keyring' | 'now'>,
  unit: Unit,
  { account, ticket }: LiveTicket,
): Promise<OtherTicket[]> {
  const email = openProfile(keyring, account)?.email
  if (email === undefined || account.role !== undefined) return []
  const readings = { email, login: undefined, pesel: undefined, substitute: undefined }
  const sharing = await accounts.find(unit.id, keyring.of(unit.id).identifierSearch('', readings))
  const at = now()
  return sharing
    .flatMap((other): OtherTicket[] => {
      if (other.id === account.id || other.role !== undefined || !isUsable(other, at)) return []
      const profile = openProfile(keyring, other)
      const theirs = other.tickets.find(
        (each) => each.request === ticket.request && each.expiresAt > at && isOfNow(other, each),
      )
      if (profile?.email !== email || theirs === undefined) return []
      return [{ account: other, ticket: theirs, firstName: profile.firstName }]
    })
    .toSorted((one, two) => (one.account.login < two.account.login ? -1 : 1))
}

/**
 * Whether one password for all is what their reader expects: nobody's working password becomes another one that way, and
 * one that all have stays one.
 */
export function isOnePassword(keyring: Services['keyring'], account: Account, others: OtherTicket[]): boolean {
  const own = openPasswordHash(keyring, account)
  return others.every(
    ({ account: other }) => other.passwordHash === undefined || openPasswordHash(keyring, other) === own,
  )
}
