import type { Account } from '../account.js'
import type { Services } from '../ports/services.js'
import { RowRefused, type ReadRow } from './account-row.js'
import { readIdentifier } from '../identifiers/identifier.js'
import { bringsIdentifier, bringsOther } from './brings-identifier.js'
import { refuseRivals } from './identifier-rivals.js'
import { readPesel } from '../../../contract/pesel.js'
import { placeInUnit } from './place-in-unit.js'
import type { RowOrder } from './row-order.js'
import { tellsTaken } from './taken-watch.js'

const ELEVEN_DIGITS = /^\d{11}$/

/** A row whose fields are sound, with the account that has its login. */
export type JudgedRow = Omit<RowOrder, 'row'> & { read: ReadRow; known: Account | undefined }

/**
 * Judges a row as far as nothing is written. All that can refuse it by itself comes before any of its identifiers is
 * compared with somebody's: else a row that is refused anyway would be a question for nothing, asked as often as one likes.
 * `compares` looks whether a PESEL or a substitute identifier is somebody else's; without it the store says so later.
 * `isStored`: it is written then. Throws {@link RowRefused}, `IdentifierTaken`, and a `Failure` that ends more than this row.
 */
export async function judgeRow(
  services: Pick<Services, 'accounts' | 'keyring'>,
  { unit, role, read, known, rights, taken }: JudgedRow,
  { compares, isStored }: { compares: boolean; isStored: boolean },
): Promise<void> {
  const seen = known === undefined || rights?.sees(known) === false ? undefined : known
  const reasons = [...((await rights?.refuse(known, read)) ?? [])]
  if (known === undefined && isAnothersAddress(read)) reasons.push('LOGIN_INVALID')
  if (known === undefined && isNearlyPesel(read.loginNormal)) reasons.push('LOGIN_IS_PESEL')
  const ownFaults = reasons.filter((reason) => !tellsTaken(reason))
  if (ownFaults.length > 0) throw new RowRefused(ownFaults)
  placeInUnit(seen, read, role)
  const seesAddresses = rights?.seesAddresses ?? true
  const isAsking = bringsIdentifier(services.keyring, { known: seen, read, seesAddresses })
  const limit = isAsking ? taken?.limit : undefined
  const changed = seen && bringsOther(services.keyring, { known: seen, read, kind: 'pesel' }) ? seen.id : undefined
  await limit?.admit(changed)
  if (reasons.length > 0) throw new RowRefused(reasons)
  const { pesel } = read.identifiers
  if (pesel) await limit?.countBirthDate(pesel, { row: read, isTheirs: seen !== undefined && changed === undefined })
  if (compares) {
    await refuseRivals(services, { unit, read, known })
    // of many rows at once the last answers came meanwhile: a free one is then refused like a taken one
    await limit?.admit()
  }
  if (isStored && changed !== undefined) await limit?.countChange(changed, read)
}

/**
 * Whoever has somebody's address as their login could sign in by it, and be taken for its owner by a system. In another
 * spelling of it their tries would count as its owner's.
 */
function isAnothersAddress({ loginNormal, identifiers }: ReadRow): boolean {
  const { email } = readIdentifier(loginNormal)
  return email !== undefined && (email !== identifiers.email || email !== loginNormal)
}

/**
 * A PESEL with a slip in it, or without the zero that a spreadsheet has dropped, tells as much as the right one; and
 * whoever has such a login would be asked each time whether they have not mistyped their PESEL.
 */
function isNearlyPesel(login: string): boolean {
  return ELEVEN_DIGITS.test(login) || readPesel(`0${login}`) !== undefined
}
