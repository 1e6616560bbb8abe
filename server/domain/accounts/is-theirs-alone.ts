import { readIdentifier } from '../identifiers/identifier.js'
import { countedIdentifier } from '../limits/counted-identifier.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'

/**
 * Whether none but these accounts has a password and is found by an identifier. Tries are counted by what was typed, so
 * whoever gives an account of their own somebody's address would else wipe out what they guess at the other's.
 */
export async function isTheirsAlone(
  { accounts, keyring }: Pick<Services, 'accounts' | 'keyring'>,
  { unit, identifier, ids }: { unit: Unit; identifier: string; ids: readonly string[] },
): Promise<boolean> {
  const keys = keyring.of(unit.id)
  // what is typed in several spellings counts as one, and each may be somebody's
  for (const text of [identifier, countedIdentifier(identifier)]) {
    const found = await accounts.find(unit.id, keys.identifierSearch(text, readIdentifier(text)))
    if (!found.every(({ id, passwordHash }) => passwordHash === undefined || ids.includes(id))) return false
  }
  return true
}
