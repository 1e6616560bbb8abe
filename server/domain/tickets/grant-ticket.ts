import type { Account, MailMark, StoredTicket } from '../account.js'
import type { MailCaps } from '../ports/account-store.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { networkInAccount } from '../limits/asking-network.js'
import { mailCaps } from '../limits/mail-caps.js'
import { countWishes } from '../limits/wish-count.js'
import { codeHash, createMailCode } from './code.js'
import { createTicket } from './ticket.js'
import { codeEnd, ticketLife, type TicketLife } from './ticket-life.js'

/** A ticket on its way into a mail. */
export interface MailedTicket extends TicketLife {
  /** Of the ticket. */
  text: string
  /** Of the code beside the link, in its normal form, and until when it holds. */
  code: { text: string; expiresAt: Date }
  /** How often the person was asked for within the last day; see {@link countWishes}. */
  wishes: number
}

/** Whose ticket it is, and what it answers. */
export interface TicketOrder {
  account: Pick<Account, 'id' | 'keys' | 'passwordHash' | 'mails' | 'capped'>
  request: string
  /** Of whoever asked, as it stands in the outbox; undefined when it is the school that sends. */
  network: string | undefined
  /** There is no mail for them, whatever the caps say: the wish is written down, and no more. */
  isRefused?: boolean
}

/** Caps that let nothing through. */
const NO_MAILS: MailCaps = { perHour: 0, perDay: 0 }

type Needs = Pick<Services, 'accounts' | 'keyring' | 'now'>

/**
 * Gives an account a ticket and counts the mail that it goes out with, by the id of the request that both answer.
 * Undefined when the person, or whoever asked, has had as many mails as is good for them. Throws {@link AddressChanged}.
 */
export async function grantTicket(services: Needs, unit: Unit, order: TicketOrder): Promise<MailedTicket | undefined> {
  const { account, request, isRefused = false } = order
  const { ticket, mail, mailed } = draw(services, unit, order)
  const isGranted = await services.accounts.grantTicket({
    unit: unit.id,
    id: account.id,
    email: account.keys.email,
    ticket: { ...ticket, request },
    mail,
    caps: isRefused ? NO_MAILS : mailCaps(unit),
  })
  return isGranted ? mailed : undefined
}

/** The ticket of a mail that is composed and never sent: no account has it. */
export function unstoredTicket(services: Omit<Needs, 'accounts'>, unit: Unit, order: TicketOrder): MailedTicket {
  return draw(services, unit, order).mailed
}

function draw(
  { keyring, now }: Omit<Needs, 'accounts'>,
  unit: Unit,
  { account, request, network }: TicketOrder,
): { ticket: Omit<StoredTicket, 'request'>; mail: MailMark; mailed: MailedTicket } {
  const at = now()
  const life = ticketLife(unit, account, at)
  const owner = { unit: unit.id, id: account.id }
  const { text, hash } = createTicket(keyring, owner, life)
  const code = createMailCode()
  const expiresAt = codeEnd(life, at)
  const ofCode = codeHash(keyring, owner, { purpose: life.purpose, expiresAt }, code)
  const asker = network && networkInAccount(keyring, unit.id, { account: account.id, network })
  const mail: MailMark = { request, at, ...(asker && { network: asker }) }
  return {
    ticket: { hash, ...life, code: { hash: ofCode, expiresAt } },
    mail,
    mailed: { text, ...life, code: { text: code, expiresAt }, wishes: countWishes(account, mail) },
  }
}
