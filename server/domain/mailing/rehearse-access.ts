import type { Account } from '../account.js'
import { rehearseRecipient } from '../limits/recipient-limits.js'
import type { AccessMail } from '../ports/mailer.js'
import type { Lease } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import { accessMail, grantAccess, rehearsedAccess, type AccessOrder } from './access-mail.js'
import { decoyAccount, DECOY_PROFILE, ensureDecoy } from './decoy-account.js'
import { noteNoAddress } from './note-no-address.js'

/** A mail that is not to go out. */
export interface Rehearsal extends AccessOrder {
  held: Lease
  withoutAddress: Account[]
  isCapped: boolean
}

/**
 * All the work of `mailAccess`, and no mail: as many reads and writes, and a mail composed for the unit's decoy. Who
 * asked and has no address is marked; if nobody is like that, the decoy. When somebody was refused a ticket (`isCapped`),
 * that was written down with them, and the decoy gets none.
 */
export async function rehearseAccess(
  services: Pick<Services, 'accounts' | 'keyring' | 'limiter' | 'log' | 'mailer' | 'now' | 'outbox' | 'publicUrl'>,
  { unit, request, held, withoutAddress, isCapped }: Rehearsal,
): Promise<void> {
  const { accounts, keyring, now } = services
  const decoy = decoyAccount(keyring, unit.id, now())
  const order = { unit, request }
  const recipient = { account: decoy, profile: DECOY_PROFILE }
  const grant = () => grantAccess(services, order, recipient)
  let access = isCapped ? rehearsedAccess(services, order, recipient) : await grant()
  if (access === undefined) {
    // a unit's first unknown wish alone: from then on a decoy costs not a read more than a person
    await ensureDecoy(accounts, decoy)
    access = await grant()
  }
  const accesses = access === undefined ? [] : [access]
  const mail = accessMail(services, order, { to: DECOY_PROFILE.email, first: decoy, accesses })
  await rehearseRecipient(services, unit, request.id)
  await rehearseSending(services, { mail, held, withoutAddress })
}

/** The same for what comes after the counting: a mail is composed, and nobody gets it. */
export async function rehearseSending(
  services: Pick<Services, 'accounts' | 'keyring' | 'mailer' | 'now' | 'outbox'>,
  { mail, held, withoutAddress = [] }: { mail: AccessMail; held: Lease; withoutAddress?: Account[] },
): Promise<void> {
  const { keyring, mailer, now, outbox } = services
  const decoy = decoyAccount(keyring, mail.unit.id, now())
  await mailer.rehearse(mail)
  await noteNoAddress(services, mail.unit, withoutAddress.length > 0 ? withoutAddress : [decoy])
  await outbox.markMailed(held, [decoy.id])
}
