import type { Account } from '../account.js'
import { languageOf } from '../language-of.js'
import type { AccessEntry, AccessMail } from '../ports/mailer.js'
import type { Invitation, RecoveryRequest } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import { grantTicket } from '../tickets/grant-ticket.js'
import { ticketLink } from '../tickets/ticket-link.js'
import type { Unit } from '../unit.js'
import type { Recipient } from './envelope.js'
import { mailId } from './mail-id.js'

/** What a mail with links answers. */
export interface AccessOrder {
  unit: Unit
  request: RecoveryRequest | Invitation
}

/**
 * A ticket of somebody, as it stands in the mail. Undefined when they have had as many mails as is good for them. Throws
 * {@link AddressChanged}.
 */
export async function accessEntry(
  services: Pick<Services, 'accounts' | 'keyring' | 'now' | 'publicUrl'>,
  { unit, request }: AccessOrder,
  { account, profile }: Recipient,
): Promise<AccessEntry | undefined> {
  const ticket = await grantTicket(services, unit, { account, request: request.id })
  if (ticket === undefined) return undefined
  const { text, purpose, expiresAt } = ticket
  const language = languageOf(unit, account, request.language)
  const link = ticketLink(unit, services.publicUrl, { ticket: text, language })
  const { login, class: ofClass } = account
  const { firstName, lastName } = profile
  return { login, firstName, lastName, class: ofClass, purpose, link, expiresAt }
}

/** The mail to an address; by the `first` of its accounts it is named, and in their language it speaks. */
export function accessMail(
  { keyring }: Pick<Services, 'keyring'>,
  { unit, request }: AccessOrder,
  { to, first, entries }: { to: string; first: Account; entries: AccessEntry[] },
): AccessMail {
  const id = mailId(keyring, { item: request, account: first.id, to })
  return { kind: 'access', id, unit, to, language: languageOf(unit, first, request.language), entries }
}
