import { readIdentifier } from '../identifiers/identifier.js'
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
  const found = await accounts.find(
    unit.id,
    keyring.of(unit.id).identifierSearch(identifier, readIdentifier(identifier)),
  )
  return found.every(({ id, passwordHash }) => passwordHash === undefined || ids.includes(id))
}
