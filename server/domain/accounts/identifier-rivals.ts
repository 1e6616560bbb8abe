import type { Account } from '../account.js'
import { IdentifierTaken } from '../ports/account-store.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import type { ReadRow } from './account-row.js'

/**
 * Looks whether another account has the row's PESEL or substitute identifier, under any version of the secret key.
 * Throws {@link IdentifierTaken}.
 */
export async function refuseRivals(
  { accounts, keyring }: Pick<Services, 'accounts' | 'keyring'>,
  { unit, read, known }: { unit: Unit; read: ReadRow; known: Account | undefined },
): Promise<void> {
  const pesel = read.identifiers.pesel || undefined
  const substitute = read.identifiers.substitute || undefined
  if (pesel === undefined && substitute === undefined) return
  const search = keyring.of(unit.id).identifierSearch('', { email: undefined, login: undefined, pesel, substitute })
  for (const other of await accounts.find(unit.id, search)) {
    if (other.id === known?.id) continue
    throw new IdentifierTaken(search.pesel.includes(other.keys.pesel ?? '') ? 'pesel' : 'substitute')
  }
}
