import { mayBeMailed } from '../is-usable.js'
import type { Lease, RecoveryRequest } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { roomForAsker, type RoomForAsker } from '../limits/recipient-limits.js'
import { envelopesFor, type Envelope } from './envelope.js'
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
  services: Pick<Services, 'accounts' | 'keyring' | 'limiter' | 'log' | 'mailer' | 'now' | 'outbox' | 'publicUrl'>,
  unit: Unit,
  request: RecoveryRequest,
  held: Lease,
): Promise<void> {
  const { accounts, keyring, now } = services
  const search = keyring.of(unit.id).followSearch(request.search, request.keyVersion)
  const found = await accounts.find(unit.id, search)
  const waiting = found.filter((account) => mayBeMailed(account, now()) && !request.mailed.includes(account.id))
  const envelopes = envelopesFor(keyring, waiting)
  // whoever was found by a PESEL gets no mark: the school, or its system, could try numbers until somebody has one
  const withoutAddress = waiting.filter(
    ({ keys }) => keys.email === undefined && (keys.pesel === undefined || !search.pesel.includes(keys.pesel)),
  )
  let answered = request.mailed.length
  let room: RoomForAsker | undefined
  for (const envelope of envelopes) {
    const asked = { to: envelope.to, network: request.network, request: request.id }
    room = isCounted(envelope, request) ? undefined : await roomForAsker(services, unit, asked)
    if (await mailAccess(services, { unit, request, envelope, held, room })) answered++
  }
  const isCapped = envelopes.length > 0
  if (answered === 0) await rehearseAccess(services, { unit, request, held, withoutAddress, isCapped, room })
  else if (withoutAddress.length > 0) await noteNoAddress(services, unit, withoutAddress)
}

/** Whether an earlier try has counted the mail for its address, which it does once it has given a ticket. */
function isCounted({ people }: Envelope, request: RecoveryRequest): boolean {
  return people.some(({ account }) => account.mails.some((mail) => mail.request === request.id))
}
