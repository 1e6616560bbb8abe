import { checkPassword } from '../accounts/check-password.js'
import type { Account } from '../account.js'
import type { Caller } from '../caller.js'
import { knownBrowser } from '../limits/known-browser.js'
import { takeFromAddress } from '../limits/limits.js'
import { takeFromBrowser } from '../limits/sign-in-limits.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'

/** Somebody who is in types their password once more. */
export interface OwnPassword {
  unit: Unit
  account: Account
  caller: Caller
  password: string
  /** By what the browser shows that it is known. */
  shown: string | undefined
}

/**
 * The account as it is now, if it has this password: whoever has taken a session does not guess at it more often than a
 * stranger at the sign-in. Throws {@link Failure} `TOO_MANY_REQUESTS` or `UNAVAILABLE`.
 */
export async function checkOwnPassword(
  services: Pick<Services, 'accounts' | 'hasher' | 'keyring' | 'limiter' | 'log' | 'now'>,
  { unit, account, caller, password, shown }: OwnPassword,
): Promise<Account | undefined> {
  const { login: identifier } = account
  const browser = knownBrowser(services.keyring, { unit, identifier, shown, now: services.now() })
  const known = browser === undefined ? undefined : await takeFromBrowser(services, { unit, identifier, browser })
  if (known === undefined) await takeFromAddress(services, { unit, caller, act: 'panel-sign-in' })
  const typed = { unit, identifier, password, networks: caller.networks, known } as const
  const { right } = await checkPassword(services, { ...typed, kinds: 'login' })
  return right.find(({ id }) => id === account.id)
}
