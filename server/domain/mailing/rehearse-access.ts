import type { Account } from '../account.js'
import type { Lease } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import { accessEntry, accessMail, type AccessOrder } from './access-mail.js'
import { decoyAccount, DECOY_PROFILE, ensureDecoy } from './decoy-account.js'
import { noteNoAddress } from './note-no-address.js'

/**
 * All the work of `mailAccess`, and no mail: as many reads and writes, and a mail composed for the unit's decoy. Who
 * asked and has no address is marked; if nobody is like that, the decoy.
 */
export async function rehearseAccess(
  services: Pick<Services, 'accounts' | 'keyring' | 'mailer' | 'now' | 'outbox' | 'publicUrl'>,
  { unit, request, held, withoutAddress }: AccessOrder & { held: Lease; withoutAddress: Account[] },
): Promise<void> {
  const { accounts, keyring, mailer, now, outbox } = services
  const decoy = decoyAccount(keyring, unit.id, now())
  const grant = () => accessEntry(services, { unit, request }, { account: decoy, profile: DECOY_PROFILE })
  let entry = await grant()
  if (entry === undefined) {
    // a unit's first unknown wish alone: from then on a decoy costs not a read more than a person
    await ensureDecoy(accounts, decoy)
    entry = await grant()
  }
  const entries = entry === undefined ? [] : [entry]
  await mailer.rehearse(accessMail(services, { unit, request }, { to: DECOY_PROFILE.email, first: decoy, entries }))
  await noteNoAddress(services, unit, withoutAddress.length > 0 ? withoutAddress : [decoy])
  await outbox.markMailed(held, [decoy.id])
}
