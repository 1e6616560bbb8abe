import type { Account } from '../account.js'
import { markAccount } from '../accounts/account-mark.js'
import { sealPasswordHash } from '../accounts/password-seal.js'
import { openProfile } from '../accounts/profile.js'
import { Failure } from '../failure.js'
import { forgetFactorTries } from '../limits/factor-limits.js'
import { forgetSignIn } from '../limits/sign-in-limits.js'
import { widestOf } from '../networks.js'
import { noticeEntry } from '../outbox/notice.js'
import { judgePassword, passwordRules } from '../passwords/password-rules.js'
import type { Services } from '../ports/services.js'
import { findLiveTicket, readLiveTicket, type LiveTicket, type TicketShown } from '../tickets/find-live-ticket.js'

/** So many writers of the account, an import or a renewal of keys, get in between. */
const MOST_TRIES = 10

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
  const shown = await findLiveTicket(services, order)
  const { account } = shown
  const reason = judgePassword({
    password: order.password,
    rules: passwordRules(unit.passwordMinLength),
    login: account.login,
    unit,
    commonPasswords: services.commonPasswords,
  })
  if (reason !== undefined) throw new Failure('PASSWORD_REJECTED', { reason })
  const passwordHash = await services.hasher.hash(order.password, {
    for: 'known',
    unit: unit.id,
    from: widestOf(order.caller.networks),
  })

  // queued first, so that no crash in between loses the notice; it is void unless the account then names it
  const now = services.now()
  const entry = noticeEntry(unit.id, now)
  await services.outbox.add({
    kind: 'password-set',
    ...entry,
    account: account.id,
    ...(account.passwordHash === undefined && { isFirst: true }),
  })
  const spent = await spend(services, order, { shown, passwordHash, notice: entry.id, now })

  const { email } = openProfile(services.keyring, spent) ?? {}
  for (const identifier of [spent.login, ...(email === undefined ? [] : [email])])
    await forgetSignIn(services, { unit, identifier, networks: order.caller.networks })
  await forgetFactorTries(services, unit, spent.id)
  services.log.info('password.set', { unit: unit.id, purpose: shown.ticket.purpose })
  return { login: spent.login }
}

/** Spends the ticket on the account as it is by now: whoever writes beside it kills no link. */
async function spend(
  services: Pick<Services, 'accounts' | 'keyring' | 'now'>,
  order: TicketShown,
  { shown, ...setting }: { shown: LiveTicket; passwordHash: string; notice: string; now: Date },
): Promise<Account> {
  const { accounts, keyring } = services
  let live = shown
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { account, ticket } = live
    const from = openProfile(keyring, account)?.email
    const passwordHash = sealPasswordHash(keyring, account, setting.passwordHash, from)
    const spent = await accounts.spendTicket({
      unit: account.unit,
      id: account.id,
      hash: ticket.hash,
      mark: account.mark,
      ...(account.addressSet && { passwordBehind: account.addressSet }),
      ...setting,
      passwordHash,
      newMark: markAccount(keyring, { ...account, passwordHash }),
    })
    if (spent !== undefined) return spent
    live = await readLiveTicket(services, order)
  }
  throw new Failure('TICKET_INVALID')
}
