import type { Account } from '../account.js'
import type { RoomForAsker } from '../limits/recipient-limits.js'
import type { Lease } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import { accessMail, grantAccess, type Access, type AccessOrder } from './access-mail.js'
import type { Envelope } from './envelope.js'
import { sendOrNote } from './send-or-note.js'

/** Links on their way to an address. */
export interface AddressedAccess extends AccessOrder {
  envelope: Envelope
  held: Lease
  /** What their address has left; where it has nothing, the wish is written down with them. Left out: it is counted already. */
  room?: RoomForAsker | undefined
}

/**
 * Mails links to an address and remembers that they are out. False when the address, or everybody in the envelope, has had
 * as many mails as is good. Throws what the mailer throws when it should be tried again, and {@link AddressChanged}.
 */
export async function mailAccess(
  services: Pick<Services, 'accounts' | 'keyring' | 'log' | 'mailer' | 'now' | 'outbox' | 'publicUrl'>,
  { unit, request, envelope, held, room }: AddressedAccess,
): Promise<boolean> {
  const { accounts, log, now, outbox } = services
  const accesses: Access[] = []
  const mailed: Account[] = []
  for (const recipient of envelope.people) {
    const access = await grantAccess(services, { unit, request }, { ...recipient, isRefused: room?.isOpen === false })
    if (access === undefined) continue
    accesses.push(access)
    mailed.push(recipient.account)
  }
  const [first] = mailed
  if (first === undefined) {
    log.warn('mail.capped', { unit: unit.id })
    return false
  }
  if (room && !(await room.take())) {
    // others were faster between the look and the counting: nobody gets these tickets
    for (const recipient of envelope.people)
      await grantAccess(services, { unit, request }, { ...recipient, isRefused: true })
    return false
  }
  const mail = accessMail(services, { unit, request }, { to: envelope.to, first, accesses })
  const isSent = await sendOrNote(services, mail, { people: mailed, item: request.id })
  await outbox.markMailed(
    held,
    mailed.map(({ id }) => id),
  )
  if (!isSent) return true
  // the time makes this a change, as the mark on the decoy is one: a store writes nothing where nothing changes
  await accounts.noteMailed(unit.id, mailed, {
    request: request.id,
    at: now(),
    // only the school knows whether the address is right after all
    keepsWord: request.kind === 'recovery',
  })
  log.info('mail.sent', { unit: unit.id, accounts: mailed.length })
  return true
}
