import type { PasswordReason } from '../../../contract/password-reason.js'
import type { Account } from '../account.js'
import { isTheirsAlone } from '../accounts/is-theirs-alone.js'
import { markAccount } from '../accounts/account-mark.js'
import { openPassword, sealPasswordHash } from '../accounts/password-seal.js'
import { openProfile } from '../accounts/profile.js'
import { recordAct } from '../audit/record-act.js'
import type { Caller } from '../caller.js'
import { derivedId } from '../derived-id.js'
import { ownActor } from '../factors/change-factor-set.js'
import { isUsable } from '../is-usable.js'
import { forgetFactorTries } from '../limits/factor-limits.js'
import { forgetSignIn } from '../limits/sign-in-limits.js'
import { widestOf } from '../networks.js'
import { noticeEntry } from '../outbox/notice.js'
import type { Session } from '../ports/session-store.js'
import type { Services } from '../ports/services.js'
import { checkOwnPassword } from '../sessions/check-own-password.js'
import { isStill } from '../sessions/session-mark.js'
import type { Unit } from '../unit.js'
import { judgePassword, passwordRules, preparePassword } from '../passwords/password-rules.js'

/** So many writers of the account, an import or a renewal of keys, get in between. */
const MOST_TRIES = 10

type Needs = Pick<
  Services,
  'accounts' | 'audit' | 'commonPasswords' | 'hasher' | 'keyring' | 'limiter' | 'log' | 'now' | 'outbox'
>

/** Somebody who is signed in puts another password in the place of the one that they know. */
export interface PasswordChangeOrder {
  unit: Unit
  caller: Caller
  account: Account
  /** Of that account; whoever is in has shown a second factor, if there is one. */
  session: Session
  /** The password there is, as it was typed. */
  current: string
  /** The new one, as it was typed. */
  next: string
  /** By what the browser shows that it is known. */
  shown: string | undefined
}

/** What came of it: the account with the new password, or why there is none. `over`: the session is. */
export type PasswordChangeOutcome =
  | { account: Account }
  | { refused: 'wrong' | 'over' }
  | { rejected: PasswordReason | 'SAME' }

/**
 * Sets a new password for whoever knows the old one: tries count as those of a sign-in do, so that a stolen session guesses
 * no password. All links of the account die, the person is told by mail, and every session of it is over. Of many at once
 * one changes it. Throws {@link Failure} `TOO_MANY_REQUESTS` or `UNAVAILABLE`.
 */
export async function changePassword(services: Needs, order: PasswordChangeOrder): Promise<PasswordChangeOutcome> {
  const { unit, caller, account, current, next } = order
  const { commonPasswords, keyring, hasher, log } = services
  const { login } = account
  const rules = passwordRules(unit.passwordMinLength)
  const reason = judgePassword({ password: next, rules, login, unit, commonPasswords })
  if (reason !== undefined) return { rejected: reason }
  if (preparePassword(current) === preparePassword(next)) return { rejected: 'SAME' }
  const known = await checkOwnPassword(services, { unit, account, caller, password: current, shown: order.shown })
  if (known === undefined) return { refused: 'wrong' }
  const hash = await hasher.hash(next, { for: 'known', unit: unit.id, from: widestOf(caller.networks) })
  const changed = await writeOver(services, unit, { known, session: order.session, hash })
  if (changed === undefined) return { refused: 'over' }

  const { email } = openProfile(keyring, changed) ?? {}
  for (const identifier of [login, ...(email === undefined ? [] : [email])])
    if (await isTheirsAlone(services, { unit, identifier, ids: [changed.id] }))
      await forgetSignIn(services, { unit, identifier, networks: caller.networks })
  await forgetFactorTries(services, unit, changed.id)
  log.info('password.changed', { unit: unit.id })
  return { account: changed }
}

/** Writes over the very password that was shown, on the account as it is by now; undefined when there is another one. */
async function writeOver(
  services: Needs,
  unit: Unit,
  { known, session, hash }: { known: Account; session: Session; hash: string },
): Promise<Account | undefined> {
  const { accounts, keyring, now, outbox } = services
  const id = derivedId(`password.changed ${known.id} ${known.passwordHash}`)
  await recordAct(services, { id, unit, ...ownActor(known), action: 'password.changed', subject: known.login })
  const at = now()
  const entry = noticeEntry(unit.id, at)
  // queued first, so that no crash in between loses the notice; it is void unless the account then names it
  await outbox.add({ kind: 'password-set', ...entry, account: known.id })
  // nobody has shown that they read the address there is now: what becomes of the password is told where it was told before
  const passwordHash = sealPasswordHash(keyring, known, hash, openPassword(keyring, known)?.from)
  let account: Account | undefined = known
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if (account?.passwordHash === undefined || !isUsable(account, at)) return undefined
    // another password by now, or other second factors
    if (!isStill(keyring, account, session)) return undefined
    const basedOn = { mark: account.mark, passwordHash: account.passwordHash }
    const newMark = markAccount(keyring, { ...account, passwordHash })
    const write = { unit: unit.id, id: known.id, basedOn, passwordHash, newMark, notice: entry.id, now: at }
    const changed = await accounts.changePassword(write)
    if (changed !== undefined) return changed
    account = await accounts.findById(unit.id, known.id)
  }
  return undefined
}
