import type { Account } from '../account.js'
import { countedIdentifier } from '../limits/counted-identifier.js'
import { readIdentifier } from '../identifiers/identifier.js'
import { readLogin } from '../../../contract/login.js'
import { isUsable } from '../is-usable.js'
import { takeFromPeselGuess } from '../limits/pesel-limits.js'
import { takeFromSignIn, type SignInTry } from '../limits/sign-in-limits.js'
import { widestOf } from '../networks.js'
import type { HashingTurn } from '../ports/password-hasher.js'
import type { Services } from '../ports/services.js'
import { isTheirsAlone } from './is-theirs-alone.js'
import { openPasswordHash } from './password-seal.js'
import { rankForRuns } from './rank-for-runs.js'
import { withoutBorrowedLogins } from './without-borrowed-logins.js'

/** Passwords that an address is compared with, always: so many of a family may differ. */
const RUNS_OF_EMAIL = 3

/** Somebody says who they are. */
export interface SignIn extends SignInTry {
  /** What the identifier may be: a login alone, or anything that a person is found by. */
  kinds: 'login' | 'any'
}

/** Whom a password opens. */
export interface Checked {
  /** All that are let in. */
  right: Account[]
  /** Whether nobody else with a password goes by what was typed: who knows but their own has no say over others' tries. */
  isAll: boolean
}

/** What comparing works with. */
export type PasswordChecking = Pick<Services, 'accounts' | 'hasher' | 'keyring' | 'limiter' | 'log' | 'now'>

/**
 * All accounts of that identifier that have this password; none when nothing fits. A text that reads as an e-mail
 * address costs three argon2 runs and any other one, whoever it is: unknown, disabled, held, without a password yet. All
 * that are not let in count the same; what may be tried before somebody has to wait is said in `sign-in-limits.ts`.
 * Throws {@link Failure} `TOO_MANY_REQUESTS` or `UNAVAILABLE`.
 */
export async function checkPassword(services: PasswordChecking, order: SignIn): Promise<Checked> {
  const pass = await takeFromSignIn(services, order)
  const { pesel } = readIdentifier(order.identifier)
  if (pesel !== undefined) await takeFromPeselGuess(services, { ...order, pesel })
  const right = await findByPassword(services, order)
  services.log.info(right.length === 0 ? 'sign-in.refused' : 'sign-in.verified', { unit: order.unit.id })
  if (right.length === 0) {
    await pass.countWrong()
    return { right, isAll: false }
  }
  const isAll = await isTheirsAlone(services, { ...order, ids: right.map(({ id }) => id) })
  if (isAll) await pass.forget()
  return { right, isAll }
}

async function findByPassword(services: PasswordChecking, order: SignIn): Promise<Account[]> {
  const { hasher } = services
  const { password } = order
  const { found, runs } = await findAccounts(services, order)
  const byHash = groupByHash(services, order, found)
  const hashes = [...byHash.keys()]
  const turn = turnOf(order)
  const right: Account[] = []
  for (let run = 0; run < runs; run++) {
    const hash = hashes[run]
    const isRight = await (hash === undefined
      ? hasher.verifyNothing(password, turn)
      : hasher.verify(hash, password, turn))
    if (isRight && hash !== undefined) right.push(...(byHash.get(hash) ?? []))
  }
  return right.toSorted((one, other) => (one.login < other.login ? -1 : 1))
}

/** One query whatever was typed; what cannot be an identifier is looked up too, under keys that nobody has. */
async function findAccounts(
  { accounts, keyring }: PasswordChecking,
  { unit, identifier, kinds }: SignIn,
): Promise<{ found: Account[]; runs: number }> {
  const keys = keyring.of(unit.id)
  if (kinds === 'login') {
    const account = await accounts.findByLogin(unit.id, keys.loginKeys(readLogin(identifier) ?? `\0${identifier}`))
    return { found: account === undefined ? [] : [account], runs: 1 }
  }
  const readings = readIdentifier(identifier)
  const search = keys.identifierSearch(identifier, readings)
  const found = withoutBorrowedLogins(await accounts.find(unit.id, search), search)
  const isNamed = ({ keys: { login } }: Account): boolean => search.login.includes(login)
  const ranked = rankForRuns(found, isNamed)
  // whoever gives an account the identifier of somebody's slip as its login takes no run from them
  const isOfSlip = ({ keys: { substitute } }: Account): boolean =>
    substitute !== undefined && search.substitute.includes(substitute)
  const bySlip = [...ranked.filter(isOfSlip), ...ranked.filter((account) => !isOfSlip(account))]
  return { found: bySlip, runs: readings.email === undefined ? 1 : RUNS_OF_EMAIL }
}

/** One password of a family is one PHC string, and one run. */
function groupByHash(
  { keyring, log, now }: PasswordChecking,
  { unit }: SignIn,
  accounts: Account[],
): Map<string, Account[]> {
  const groups = new Map<string, Account[]>()
  for (const account of accounts) {
    if (!isUsable(account, now())) continue
    const hash = openPasswordHash(keyring, account)
    if (hash !== undefined) groups.set(hash, [...(groups.get(hash) ?? []), account])
    // a hash of another account, put in by somebody who can write into the database
    else if (account.passwordHash !== undefined) log.warn('account.mark-broken', { unit: unit.id, account: account.id })
  }
  return groups
}

function turnOf({ unit, identifier, system, networks, known }: SignIn): HashingTurn {
  // one person is one asker, in however many browsers
  if (known !== undefined) return { for: 'known', unit: unit.id, from: countedIdentifier(identifier) }
  const from = networks && { from: widestOf(networks) }
  if (system !== undefined) return { for: 'system', unit: unit.id, system, ...from }
  return { for: 'stranger', unit: unit.id, ...from }
}
