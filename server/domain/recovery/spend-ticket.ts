import type { Account } from '../account.js'
import { isTheirsAlone } from '../accounts/is-theirs-alone.js'
import { markAccount } from '../accounts/account-mark.js'
import { sealPasswordHash } from '../accounts/password-seal.js'
import { openProfile } from '../accounts/profile.js'
import { forgetFactorTries } from '../limits/factor-limits.js'
import { forgetSignIn } from '../limits/sign-in-limits.js'
import { noticeEntry } from '../outbox/notice.js'
import type { Services } from '../ports/services.js'
import type { LiveTicket, TicketShown } from '../tickets/find-live-ticket.js'

/** So many writers of the account, an import or a renewal of keys, get in between. */
const MOST_TRIES = 10

/** A ticket to be spent on a password. */
export interface Spending {
  live: LiveTicket
  /** Of the password; not sealed yet. */
  passwordHash: string
  /** Reads the ticket again, after somebody has written beside it; undefined when it is gone. */
  again(): Promise<LiveTicket | undefined>
}

/**
 * Sets an account's password for a ticket, and queues the word of it. Undefined when the ticket was spent, or ended,
 * meanwhile.
 */
export async function spendTicket(
  services: Pick<Services, 'accounts' | 'keyring' | 'limiter' | 'log' | 'now' | 'outbox'>,
  { unit, caller }: Pick<TicketShown, 'unit' | 'caller'>,
  spending: Spending,
): Promise<Account | undefined> {
  const { keyring } = services
  const { account, ticket } = spending.live
  // queued first, so that no crash in between loses the notice; it is void unless the account then names it
  const now = services.now()
  const entry = noticeEntry(unit.id, now)
  await services.outbox.add({
    kind: 'password-set',
    ...entry,
    account: account.id,
    ...(account.passwordHash === undefined && { isFirst: true }),
  })
  const spent = await spend(services, spending, { notice: entry.id, now })
  if (spent === undefined) return undefined

  const { email } = openProfile(keyring, spent) ?? {}
  for (const identifier of [spent.login, ...(email === undefined ? [] : [email])])
    if (await isTheirsAlone(services, { unit, identifier, ids: [spent.id] }))
      await forgetSignIn(services, { unit, identifier, networks: caller.networks })
  await forgetFactorTries(services, unit, spent.id)
  services.log.info('password.set', { unit: unit.id, purpose: ticket.purpose })
  return spent
}

/** Spends the ticket on the account as it is by now: whoever writes beside it kills no link. */
async function spend(
  { accounts, keyring }: Pick<Services, 'accounts' | 'keyring'>,
  { live: shown, passwordHash, again }: Spending,
  setting: { notice: string; now: Date },
): Promise<Account | undefined> {
  let live: LiveTicket | undefined = shown
  for (let tries = 0; live !== undefined && tries < MOST_TRIES; tries++) {
    const { account, ticket } = live
    const sealed = sealPasswordHash(keyring, account, passwordHash, openProfile(keyring, account)?.email)
    const spent = await accounts.spendTicket({
      unit: account.unit,
      id: account.id,
      hash: ticket.hash,
      mark: account.mark,
      ...(account.addressSet && { passwordBehind: account.addressSet }),
      ...setting,
      passwordHash: sealed,
      newMark: markAccount(keyring, { ...account, passwordHash: sealed }),
    })
    if (spent !== undefined) return spent
    live = await again()
  }
  return undefined
}
