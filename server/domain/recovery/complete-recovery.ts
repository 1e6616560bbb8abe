import { isTheirsAlone } from '../accounts/is-theirs-alone.js'
import { Failure } from '../failure.js'
import { widestOf } from '../networks.js'
import { judgePassword, passwordRules } from '../passwords/password-rules.js'
import type { Services } from '../ports/services.js'
import { findLiveTicket, readLiveTicket, type LiveTicket, type TicketShown } from '../tickets/find-live-ticket.js'
import type { Unit } from '../unit.js'
import { othersOfMail } from './others-of-mail.js'
import { spendTicket } from './spend-ticket.js'

type Needs = Pick<
  Services,
  'accounts' | 'commonPasswords' | 'hasher' | 'keyring' | 'limiter' | 'log' | 'now' | 'outbox'
>

/** A password for a ticket. */
export interface Completion extends TicketShown {
  password: string
  /** It is to be the password of everybody whose ticket stood in the same mail. */
  forAll?: boolean | undefined
}

/** Whose password was set. */
export interface Completed {
  /** Whether nobody else with a password goes by that login. */
  isAll: boolean
  login: string
  /** Where it was to be for all: the others of the same mail that have it, without whoever's ticket was gone meanwhile. */
  others?: string[]
}

/**
 * Sets the password that a ticket pays for; the ticket and all others of the account are gone with it. For all of a mail,
 * it is hashed once, and each account's own ticket pays; it must suit every one of them, or is set for none.
 * Throws {@link Failure} `TICKET_INVALID`, `PASSWORD_REJECTED` with its reason, `TOO_MANY_REQUESTS` or `UNAVAILABLE`.
 */
export async function completeRecovery(services: Needs, order: Completion): Promise<Completed> {
  const { unit } = order
  const shown = await findLiveTicket(services, order)
  const others = order.forAll === true ? await othersOfMail(services, unit, shown) : []
  for (const { account } of [shown, ...others])
    judge(services, unit, { password: order.password, login: account.login })
  const passwordHash = await services.hasher.hash(order.password, {
    for: 'link',
    unit: unit.id,
    from: widestOf(order.caller.networks),
  })

  const again = (): Promise<LiveTicket | undefined> => readLiveTicket(services, order).catch(goneAsUndefined)
  const spent = await spendTicket(services, order, { live: shown, passwordHash, again })
  if (spent === undefined) throw new Failure('TICKET_INVALID')
  const set: string[] = []
  for (const live of others) {
    const findAgain = async (): Promise<LiveTicket | undefined> =>
      (await othersOfMail(services, unit, shown)).find(({ account }) => account.id === live.account.id)
    const other = await spendTicket(services, order, { live, passwordHash, again: findAgain })
    if (other !== undefined) set.push(other.login)
  }
  const isAll = await isTheirsAlone(services, { unit, identifier: spent.login, ids: [spent.id] })
  return { login: spent.login, isAll, ...(order.forAll === true && { others: set }) }
}

function judge(
  { commonPasswords }: Pick<Services, 'commonPasswords'>,
  unit: Unit,
  { password, login }: { password: string; login: string },
): void {
  const rules = passwordRules(unit.passwordMinLength)
  const reason = judgePassword({ password, rules, login, unit, commonPasswords })
  if (reason !== undefined) throw new Failure('PASSWORD_REJECTED', { reason })
}

function goneAsUndefined(error: unknown): undefined {
  if (error instanceof Failure && error.code === 'TICKET_INVALID') return undefined
  throw error
}
