import type { Account } from '../account.js'
import { recordActs, type Actor } from '../audit/record-act.js'
import type { Person } from '../directory/person.js'
import { languageOf } from '../language-of.js'
import type { LetterAccess, LetterRecipient } from '../ports/letter-writer.js'
import type { Services } from '../ports/services.js'
import { formatCode } from '../tickets/code.js'
import { createLetterTicket, type LetterTicket } from '../tickets/letter-ticket.js'
import { ticketLink } from '../tickets/ticket-link.js'
import type { Unit } from '../unit.js'
import { getsCode } from './gets-code.js'

/** Accounts whose tickets are written at once: as many as a store takes. */
const GRANTED_AT_ONCE = 100

/** What is needed to give letters out. */
export type LetterServices = Pick<Services, 'accounts' | 'audit' | 'keyring' | 'now'> &
  Partial<Pick<Services, 'publicUrl'>>

/** Who is given letters. */
export interface LetterGiving {
  unit: Unit
  actor: Actor
  people: readonly Person[]
  /** Asked again and again while it lasts: throws when whoever prints may do so no more. */
  goOn?: (() => Promise<void>) | undefined
}

/**
 * The letters of people, one after another. A ticket lies in its account, and stands in the history, before the letter with
 * it comes out: whatever breaks off the printing, each letter that is there works. Whoever must not have a ticket by then
 * gets the letter without.
 */
export async function* giveLetters(
  services: LetterServices,
  { unit, actor, people, goOn }: LetterGiving,
): AsyncGenerator<LetterRecipient> {
  for (let from = 0; from < people.length; from += GRANTED_AT_ONCE) {
    if (from > 0) await goOn?.()
    const some = people.slice(from, from + GRANTED_AT_ONCE)
    const tickets = await grant(services, unit, some)
    const acts = some.flatMap(({ id, login }) =>
      tickets.has(id) ? [{ ...actor, action: 'letter.coded' as const, subject: login }] : [],
    )
    if (acts.length > 0) await recordActs(services, unit, acts)
    for (const person of some) yield recipientOf(services, unit, person, tickets.get(person.id))
  }
}

/** The tickets that are stored now, by account. */
async function grant(
  { accounts, keyring, now }: LetterServices,
  unit: Unit,
  people: Person[],
): Promise<Map<string, LetterTicket>> {
  const at = now()
  const ids = people.flatMap((person) => (mayGetCode(unit, person, at) ? [person.id] : []))
  if (ids.length === 0) return new Map()
  // a store draws again where somebody else has written meanwhile
  const drawn = new Map<string, LetterTicket>()
  const judged = new Map(people.map((person) => [person.id, person]))
  const draw = (account: Account) => {
    const hasEmail = account.keys.email !== undefined
    if (!isAsJudged(account, judged.get(account.id)) || !getsCode(unit, { ...account, hasEmail }, at)) return undefined
    const ticket = createLetterTicket(keyring, unit, account, at)
    drawn.set(ticket.stored.hash, ticket)
    return ticket.stored
  }
  const granted = await accounts.grantLetters({ unit: unit.id, ids, draw, at })
  return new Map(
    [...granted].flatMap(([id, hash]) => {
      const ticket = drawn.get(hash)
      return ticket === undefined ? [] : [[id, ticket] as const]
    }),
  )
}

/** Whether somebody is still what whoever prints was allowed to print for. */
function isAsJudged(account: Account, person: Person | undefined): boolean {
  return (
    person !== undefined &&
    person.hasPassword === (account.passwordHash !== undefined) &&
    person.role === (account.role ?? 'member') &&
    person.class === account.class
  )
}

/** Whether a person's letter is to open their account, as far as is known. */
export function mayGetCode(unit: Unit, person: Person, now: Date): boolean {
  return getsCode(unit, { ...person, hasEmail: person.email !== '' }, now)
}

function recipientOf(
  services: LetterServices,
  unit: Unit,
  person: Person,
  ticket: LetterTicket | undefined,
): LetterRecipient {
  const { firstName, lastName, class: ofClass, language, substituteId, email } = person
  const access = ticket && accessOf(services, unit, { ticket, language: languageOf(unit, person) })
  const names = { firstName, lastName, class: ofClass, ...(language && { language }) }
  return { ...names, substituteId, hasEmail: email !== '', ...(access && { access }) }
}

function accessOf(
  { publicUrl }: LetterServices,
  unit: Unit,
  { ticket, language }: { ticket: LetterTicket; language: ReturnType<typeof languageOf> },
): LetterAccess {
  return {
    link: ticketLink(unit, publicUrl, { ticket: ticket.text, language }),
    code: formatCode(ticket.code),
    until: ticket.stored.expiresAt,
  }
}
