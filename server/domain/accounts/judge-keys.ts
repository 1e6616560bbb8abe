import type { Services } from '../ports/services.js'

/**
 * What the accounts of a store say of the secret keys at hand: `strange` when none of them was made with one, `partial`
 * when some were made with another, `fitting` otherwise. With strange keys nobody is found, and whoever is entered again
 * is there twice.
 */
export async function judgeKeys({
  accounts,
  keyring,
}: Pick<Services, 'accounts' | 'keyring'>): Promise<'fitting' | 'partial' | 'strange'> {
  const versions = await accounts.keyVersions()
  const known = versions.filter((version) => keyring.has(version)).length
  if (known === versions.length) return 'fitting'
  return known === 0 ? 'strange' : 'partial'
}

/** What to tell of strange keys. */
export const STRANGE_KEYS =
  'the accounts in this store were made with another SECRET_KEY: set that one, or put it behind the new one with a comma'

/** What to tell of partial ones. */
export const PARTIAL_KEYS =
  'some accounts in this store were made with a SECRET_KEY that is not set: put it behind the current one with a comma'
