import { hostedPagePath } from '../../../contract/hosted-page-path.js'
import type { Account } from '../account.js'
import { languageOf } from '../language-of.js'
import type { AccessEntry, AccessMail } from '../ports/mailer.js'
import type { Invitation, RecoveryRequest } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import { grantTicket, unstoredTicket, type MailedTicket, type TicketOrder } from '../tickets/grant-ticket.js'
import { ticketLink } from '../tickets/ticket-link.js'
import type { Unit } from '../unit.js'
import type { Recipient } from './envelope.js'
import { mailId } from './mail-id.js'

/** What a mail with links answers. */
export interface AccessOrder {
  unit: Unit
  request: RecoveryRequest | Invitation
}

/** A ticket of somebody as it stands in the mail, and how often they were asked for within the last day. */
export interface Access {
  entry: AccessEntry
  wishes: number
}

type Needs = Pick<Services, 'accounts' | 'keyring' | 'now' | 'publicUrl'>

/**
 * Lets somebody in. Undefined when they have had as many mails as is good for them, or their address has (`isRefused`).
 * Throws {@link AddressChanged}.
 */
export async function grantAccess(
  services: Needs,
  order: AccessOrder,
  { isRefused = false, ...recipient }: Recipient & { isRefused?: boolean },
): Promise<Access | undefined> {
  const ticket = await grantTicket(services, order.unit, { ...ticketOrder(order, recipient), isRefused })
  return ticket && access(services, order, { ...recipient, ticket })
}

/** The same work but for the store's, which somebody's capped wish has cost already. It lets nobody in. */
export function rehearsedAccess(services: Omit<Needs, 'accounts'>, order: AccessOrder, recipient: Recipient): Access {
  const ticket = unstoredTicket(services, order.unit, ticketOrder(order, recipient))
  return access(services, order, { ...recipient, ticket })
}

/** The mail to an address; by the `first` of its accounts it is named, and in their language it speaks. */
export function accessMail(
  { keyring, publicUrl }: Pick<Services, 'keyring' | 'publicUrl'>,
  { unit, request }: AccessOrder,
  { to, first, accesses }: { to: string; first: Account; accesses: Access[] },
): AccessMail {
  const times = Math.max(1, ...accesses.map(({ wishes }) => wishes))
  return {
    kind: 'access',
    id: mailId(keyring, { item: request, account: first.id, to }),
    unit,
    to,
    language: languageOf(unit, first, request.language),
    entries: accesses.map(({ entry }) => entry),
    codePage: `${publicUrl}${hostedPagePath(unit.id)}`,
    ...(request.kind === 'recovery' && { asked: { at: request.createdAt, times } }),
  }
}

function ticketOrder({ request }: AccessOrder, { account }: Recipient): TicketOrder {
  return { account, request: request.id, network: request.kind === 'recovery' ? request.network : undefined }
}

function access(
  { publicUrl }: Pick<Needs, 'publicUrl'>,
  { unit, request }: AccessOrder,
  { account, profile, ticket }: Recipient & { ticket: MailedTicket },
): Access {
  const { text, purpose, expiresAt, code, wishes } = ticket
  const language = languageOf(unit, account, request.language)
  const link = ticketLink(unit, publicUrl, { ticket: text, language })
  const { login, class: ofClass } = account
  const { firstName, lastName } = profile
  return { entry: { login, firstName, lastName, class: ofClass, purpose, link, expiresAt, code }, wishes }
}
