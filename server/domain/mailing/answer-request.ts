import type { Lease, RecoveryRequest } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { envelopesFor } from './envelope.js'
import { mailAccess } from './mail-access.js'
import { noteNoAddress } from './note-no-address.js'
import { rehearseAccess } from './rehearse-access.js'

/**
 * Mails what a request asks for, one mail for each stored address, and remembers each that is out. When nobody is to be
 * mailed, the same is done for the unit's decoy, but for the sending: whoever watches the server cannot tell.
 * Throws what the mailer throws when a mail should be tried again, and {@link AddressChanged} when an address became
 * another one meanwhile: the next try then reads the new one.
 */
export async function answerRequest(
  services: Pick<Services, 'accounts' | 'keyring' | 'log' | 'mailer' | 'now' | 'outbox' | 'publicUrl'>,
  unit: Unit,
  request: RecoveryRequest,
  held: Lease,
): Promise<void> {
  const { accounts, keyring } = services
  const found = await accounts.find(unit.id, keyring.of(unit.id).followSearch(request.search, request.keyVersion))
  const waiting = found.filter((account) => account.status === 'active' && !request.mailed.includes(account.id))
  const envelopes = envelopesFor(keyring, waiting)
  const withoutAddress = waiting.filter((account) => account.keys.email === undefined)
  let sent = request.mailed.length
  for (const envelope of envelopes) {
    if (await mailAccess(services, { unit, request, envelope, held })) sent++
  }
  const isCapped = envelopes.length > 0
  if (sent === 0) await rehearseAccess(services, { unit, request, held, withoutAddress, isCapped })
  else if (withoutAddress.length > 0) await noteNoAddress(services, unit, withoutAddress)
}
