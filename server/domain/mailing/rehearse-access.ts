import type { Account } from '../account.js'
import { rehearsedRoom, type RoomForAsker } from '../limits/recipient-limits.js'
import type { Lease } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import { accessMail, grantAccess, rehearsedAccess, type AccessOrder } from './access-mail.js'
import { decoyAccount, DECOY_PROFILE, ensureDecoy } from '../accounts/decoy-account.js'
import { noteNoAddress } from './note-no-address.js'

/** A mail that is not to go out. */
export interface Rehearsal extends AccessOrder {
  held: Lease
  withoutAddress: Account[]
  isCapped: boolean
  /** Of an address that somebody has looked at and that gets no mail; left out: nobody has looked. */
  room: RoomForAsker | undefined
}

/**
 * All the work of `mailAccess`, and no mail: as many reads and writes, and a mail composed for the unit's decoy. Who
 * asked and has no address is marked; if nobody is like that, the decoy. When somebody was refused a ticket (`isCapped`),
 * that was written down with them, and the decoy gets none.
 */
export async function rehearseAccess(
  services: Pick<Services, 'accounts' | 'keyring' | 'limiter' | 'log' | 'mailer' | 'now' | 'outbox' | 'publicUrl'>,
  { unit, request, held, withoutAddress, isCapped, room }: Rehearsal,
): Promise<void> {
  const { accounts, keyring, mailer, now, outbox } = services
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
  await (room ?? (await rehearsedRoom(services, unit, request.id))).rehearse()
  await mailer.rehearse(mail)
  await noteNoAddress(services, unit, withoutAddress.length > 0 ? withoutAddress : [decoy])
  await outbox.markMailed(held, [decoy.id])
}
