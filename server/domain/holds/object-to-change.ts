import type { Account, StoredObjection } from '../account.js'
import { objectorOf } from '../accounts/objector-seal.js'
import { holdAccount } from '../accounts/set-hold.js'
import { recordAct } from '../audit/record-act.js'
import type { Caller } from '../caller.js'
import { derivedId } from '../derived-id.js'
import { Failure } from '../failure.js'
import { takeFromAddress } from '../limits/limits.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { accountOfObjection, liveObjection } from './objection.js'

/** Somebody holds up the link that went to a former address. */
export interface ObjectionShown {
  unit: Unit
  caller: Caller
  /** Of the link. */
  text: string
}

/**
 * Whose change it is that somebody objects to, while that can be done; spends nothing. Malformed, used and expired are one
 * {@link Failure} `TICKET_INVALID`, and every look counts towards `TOO_MANY_REQUESTS`.
 */
export async function findObjection(
  services: Pick<Services, 'accounts' | 'keyring' | 'limiter' | 'log' | 'now'>,
  { unit, caller, text }: ObjectionShown,
): Promise<{ account: Account; objection: StoredObjection }> {
  const { accounts, keyring, now } = services
  await takeFromAddress(services, { unit, caller, act: 'ticket' })
  const id = accountOfObjection(text)
  const account = id === undefined ? undefined : await accounts.findById(unit.id, id)
  const objection = account && liveObjection(keyring, account, { text, now: now() })
  if (account === undefined || objection === undefined) throw new Failure('TICKET_INVALID')
  return { account, objection }
}

/**
 * Holds the account whose address was changed: nobody signs in, no link works, until the office has looked at it or three
 * days have gone. It is written down first, once for a link however often it is pressed, and the link is spent. Throws
 * what {@link findObjection} throws.
 */
export async function objectToChange(
  services: Pick<Services, 'accounts' | 'audit' | 'keyring' | 'limiter' | 'log' | 'now'>,
  shown: ObjectionShown,
): Promise<void> {
  const { unit } = shown
  const { account, objection } = await findObjection(services, shown)
  const id = derivedId(JSON.stringify(['held', unit.id, account.id, objection.hash]))
  await recordAct(services, { unit, id, via: 'mail', actor: 'mail', action: 'person.held', subject: account.login })
  const former = objectorOf(services.keyring, account, objection)
  const isHeld = await holdAccount(services, account, { objection, former })
  if (!isHeld) throw new Failure('TICKET_INVALID')
  services.log.warn('account.held', { unit: unit.id })
}
