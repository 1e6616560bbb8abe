import type { Account } from '../account.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { mailCaps } from '../limits/mail-caps.js'
import { createTicket } from './ticket.js'
import { ticketLife, type TicketLife } from './ticket-life.js'

/** A ticket on its way into a mail, whose hash the account has by now. */
export interface GrantedTicket extends TicketLife {
  /** Of the ticket. */
  text: string
}

/**
 * Gives an account a ticket and counts the mail that it goes out with, by the id of the request that both answer.
 * Undefined when the person has had as many mails as is good for them. Throws {@link AddressChanged}.
 */
export async function grantTicket(
  { accounts, keyring, now }: Pick<Services, 'accounts' | 'keyring' | 'now'>,
  unit: Unit,
  { account, request }: { account: Pick<Account, 'id' | 'keys' | 'passwordHash'>; request: string },
): Promise<GrantedTicket | undefined> {
  const at = now()
  const life = ticketLife(unit, account, at)
  const { text, hash } = createTicket(keyring, { unit: unit.id, id: account.id }, life)
  const isGranted = await accounts.grantTicket({
    unit: unit.id,
    id: account.id,
    email: account.keys.email,
    ticket: { hash, ...life, request },
    mail: { request, at },
    caps: mailCaps(unit),
  })
  return isGranted ? { text, ...life } : undefined
}
