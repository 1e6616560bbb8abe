import type { Account } from '../account.js'
import { decoyAccount, ensureDecoy } from '../accounts/decoy-account.js'
import type { Caller } from '../caller.js'
import { Failure } from '../failure.js'
import { readIdentifier } from '../identifiers/identifier.js'
import { isUsable } from '../is-usable.js'
import { forgetCodeTries, takeAtCode, takeFromCode } from '../limits/code-limits.js'
import { dayEnd } from '../limits/day-of.js'
import { takeFromAddress } from '../limits/limits.js'
import { takeFromPesel } from '../limits/pesel-limits.js'
import type { CodeTry } from '../ports/account-store.js'
import type { Services } from '../ports/services.js'
import { isCodeOf, readCode } from '../tickets/code.js'
import { formOf, heardTickets, triableTickets } from '../tickets/code-tries.js'
import { createTicket } from '../tickets/ticket.js'
import type { Unit } from '../unit.js'
import { untilEvenTime } from './even-time.js'

/** Somebody types a code beside an identifier; a challenge is redeemed already. */
export interface CodeShown {
  unit: Unit
  caller: Caller
  /** As typed, at most 254 characters. */
  identifier: string
  /** As typed. */
  code: string
}

type Needs = Pick<Services, 'accounts' | 'keyring' | 'limiter' | 'log' | 'now'>

/**
 * Gives a fresh ticket for a code, which is spent; the link beside it lives on. The ticket ends when the one in the link
 * does. Which of several accounts of the identifier is meant, the code says. Whoever has none, or none that fits, costs as
 * much: the try is written down with the unit's decoy, and refusals leave at even times.
 * Throws {@link Failure} `TICKET_INVALID` for all that does not fit, whoever it is, `TOO_MANY_REQUESTS` or `UNAVAILABLE`.
 */
export async function exchangeCode(services: Needs, shown: CodeShown): Promise<{ ticket: string }> {
  const begun = performance.now()
  const { unit, caller, identifier } = shown
  await takeFromAddress(services, { unit, caller, act: 'code' })
  const code = readCode(shown.code)
  // a slip of the hand is no guess: it takes none of the tries
  if (code === undefined) throw new Failure('TICKET_INVALID')
  await takeFromCode(services, shown)
  await takeFromPeselTyped(services, shown)

  const attempt = { unit: unit.id, form: formOf(code), now: services.now() }
  const { accounts, codes } = await tried(services, shown, attempt)
  for (const account of accounts) {
    const ticket = await exchanged(services, account, { ...attempt, codes, code })
    if (ticket === undefined) continue
    await forgetCodeTries(services, { unit, caller, identifier })
    services.log.info('code.exchanged', { unit: unit.id, form: attempt.form })
    return { ticket }
  }
  services.log.info('code.refused', { unit: unit.id, form: attempt.form })
  await untilEvenTime(begun)
  throw new Failure('TICKET_INVALID')
}

/** Whoever has a code that is right could else find out whose PESEL goes with it, one number after another. */
async function takeFromPeselTyped(services: Needs, { unit, caller, identifier }: CodeShown): Promise<void> {
  const { pesel } = readIdentifier(identifier)
  if (pesel === undefined || (await takeFromPesel(services, { unit, networks: caller.networks, pesel }))) return
  const now = services.now()
  throw new Failure('TOO_MANY_REQUESTS', { retryAfter: Math.ceil((dayEnd(now).getTime() - now.getTime()) / 1_000) })
}

/**
 * The accounts of the identifier that have a code at which the caller's networks have tries left, with the try counted; the
 * decoy when there is none.
 */
async function tried(
  services: Needs,
  { unit, caller, identifier }: CodeShown,
  attempt: Omit<CodeTry, 'ids' | 'codes'>,
): Promise<{ accounts: Account[]; codes: string[] }> {
  const { accounts, keyring } = services
  const { form, now } = attempt
  const found = await accounts.find(
    unit.id,
    keyring.of(unit.id).identifierSearch(identifier, readIdentifier(identifier)),
  )
  const decoy = decoyAccount(keyring, unit.id, now)
  const triable = found
    .filter((account) => isUsable(account, now))
    .flatMap((account) => triableTickets(account, attempt).map(({ code }) => ({ id: account.id, hash: code.hash })))
  const open: { id: string; hash: string }[] = []
  for (const each of triable.length > 0 ? triable : [{ id: decoy.id, hash: decoy.id }])
    if (await takeAtCode(services, { unit, caller, form, hash: each.hash })) open.push(each)
  const codes = open.map(({ hash }) => hash)
  const ids = open.length > 0 && triable.length > 0 ? [...new Set(open.map(({ id }) => id))] : [decoy.id]
  const counted = await accounts.countCodeTry({ ...attempt, ids, codes })
  if (counted.length > 0 || ids[0] !== decoy.id) return { accounts: counted, codes }
  // a unit's first try by somebody unknown alone: from then on a decoy costs not a write more than a person
  await ensureDecoy(accounts, decoy)
  return { accounts: await accounts.countCodeTry({ ...attempt, ids, codes }), codes }
}

async function exchanged(
  { accounts, keyring }: Needs,
  account: Account,
  { code, codes, form, now }: Pick<CodeTry, 'codes' | 'form' | 'now'> & { code: string },
): Promise<string | undefined> {
  const { unit, id } = account
  const found = heardTickets(account, { codes, form, now }).find((ticket) => isCodeOf(keyring, account, ticket, code))
  if (found === undefined) return undefined
  const { purpose, expiresAt, request } = found
  const { text, hash } = createTicket(keyring, account, { purpose, expiresAt })
  const fresh = { hash, purpose, expiresAt, request }
  const isMade = await accounts.exchangeCode({ unit, id, hash: found.code.hash, ticket: fresh, now })
  return isMade ? text : undefined
}
