import { Failure } from '../failure.js'
import { forgetSignIn } from '../limits/sign-in-limits.js'
import { noticeEntry } from '../outbox/notice.js'
import { judgePassword, passwordRules } from '../passwords/password-rules.js'
import type { Services } from '../ports/services.js'
import { findLiveTicket, type TicketShown } from '../tickets/find-live-ticket.js'

/**
 * Sets the password that a ticket pays for; the ticket and all others of the account are gone with it.
 * Throws {@link Failure} `TICKET_INVALID`, `PASSWORD_REJECTED` with its reason, `TOO_MANY_REQUESTS` or `UNAVAILABLE`.
 */
export async function completeRecovery(
  services: Pick<
    Services,
    'accounts' | 'commonPasswords' | 'hasher' | 'keyring' | 'limiter' | 'log' | 'now' | 'outbox'
  >,
  order: TicketShown & { password: string },
): Promise<{ login: string }> {
  const { unit } = order
  const { account, ticket } = await findLiveTicket(services, order)
  const reason = judgePassword({
    password: order.password,
    rules: passwordRules(unit.passwordMinLength),
    login: account.login,
    unit,
    commonPasswords: services.commonPasswords,
  })
  if (reason !== undefined) throw new Failure('PASSWORD_REJECTED', { reason })
  const passwordHash = await services.hasher.hash(order.password)

  // queued first, so that no crash in between loses the notice; it is void unless the account then names it
  const now = services.now()
  const entry = noticeEntry(unit.id, now)
  await services.outbox.add({
    kind: 'password-set',
    ...entry,
    account: account.id,
    ...(account.passwordHash === undefined && { isFirst: true }),
  })
  const { id } = account
  const spent = await services.accounts.spendTicket({
    unit: unit.id,
    id,
    hash: ticket.hash,
    now,
    passwordHash,
    notice: entry.id,
  })
  if (spent === undefined) throw new Failure('TICKET_INVALID')

  for (const door of ['api', { panel: order.caller.network }] as const)
    await forgetSignIn(services, { unit, login: spent.login, door })
  services.log.info('password.set', { unit: unit.id, purpose: ticket.purpose })
  return { login: spent.login }
}
