import type { Account } from '../account.js'
import type { Keyring } from '../keyring.js'
import type { Factors } from '../second-factors.js'

const PURPOSE = 'factors'
const DATES: readonly string[] = ['addedAt', 'usedAt']

/**
 * Seals an account's second factors whole, bound to this account of this unit. No two seals are the same, and the mark
 * binds the very one there is: whoever writes over a mark that they have read, writes over factors that nobody else has used.
 */
export function sealFactors(keyring: Keyring, { unit, id }: Pick<Account, 'unit' | 'id'>, factors: Factors): string {
  return keyring.of(unit).seal(PURPOSE, id, JSON.stringify(factors))
}

/** None where there are none; undefined when what is there was changed, is another account's, or its key is not at hand. */
export function openFactors(
  keyring: Keyring,
  { unit, id, factors }: Pick<Account, 'unit' | 'id' | 'factors'>,
): Factors | undefined {
  if (factors === undefined) return { passkeys: [] }
  const text = keyring.of(unit).open(PURPOSE, id, factors)
  if (text === undefined) return undefined
  return JSON.parse(text, (name, value: unknown) =>
    DATES.includes(name) && typeof value === 'string' ? new Date(value) : value,
  ) as Factors
}

/**
 * Names the set of an account's factors: another text once one of them is new or lost, the same one however often they are
 * used. Empty where there are none, undefined where they cannot be opened.
 */
export function factorSet(keyring: Keyring, account: Account): string | undefined {
  const factors = openFactors(keyring, account)
  if (factors === undefined) return undefined
  const { totp, passkeys, codes } = factors
  return [totp?.id, ...passkeys.map(({ id }) => id), codes?.id].filter((id) => id !== undefined).join(' ')
}
