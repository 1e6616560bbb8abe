import type { Account, Profile } from '../account.js'
import type { IdentifierKeys } from '../identifiers/identifier-keys.js'
import { generateSubstituteId } from '../identifiers/substitute-id.js'
import type { Keyring } from '../keyring.js'
import type { FieldChanges } from '../../../contract/field-changes.js'
import type { Language } from '../../../contract/language.js'
import type { Unit } from '../unit.js'
import type { ReadRow } from './account-row.js'
import { changedFields } from './changed-fields.js'
import { placeInUnit, type PlaceInUnit } from './place-in-unit.js'
import { openProfile } from './profile.js'
import type { RowOrder } from './row-order.js'

/** What a row would make of an account that is there. */
export interface ChangePlan {
  keys: IdentifierKeys
  /** Of the data key that made the keys. */
  keyVersion: string
  profile: Profile
  place: PlaceInUnit
  language?: Language | '' | undefined
  /** The address that another one, or none, comes in the place of. */
  formerEmail?: string | undefined
  changed: FieldChanges
}

/** Plans the change from the state that was read; a preview shows it, and an import does it. Throws `RowRefused`. */
export function planChange(
  keyring: Keyring,
  known: Account,
  { unit, read, role }: Pick<RowOrder, 'unit' | 'role'> & { read: ReadRow },
): ChangePlan {
  const before = openProfile(keyring, known)
  const { email = before?.email, pesel } = read.identifiers
  const substituteId = read.identifiers.substitute || before?.substituteId || generateSubstituteId()
  const profile: Profile = {
    substituteId,
    firstName: read.firstName ?? before?.firstName ?? '',
    lastName: read.lastName ?? before?.lastName ?? '',
  }
  if (email) profile.email = email
  const keys = keyring.of(unit.id).identifierKeys({
    login: read.loginNormal,
    substitute: substituteId,
    ...(email && { email }),
    ...(pesel && { pesel }),
  })
  // a PESEL that the row does not mention keeps its key, as the newest data key makes it
  const kept = pesel === undefined ? keyring.of(unit.id).followKeys(known.keys, known.keyVersion)?.pesel : undefined
  if (kept !== undefined) keys.pesel = kept
  const language = read.language ?? known.language
  const place = placeInUnit(known, read, role)
  const isSamePesel = pesel && isKeyOf(keyring, { unit, pesel, key: known.keys.pesel })
  const after = {
    ...place,
    login: read.login,
    language: language || undefined,
    pesel: isSamePesel || kept !== undefined ? known.keys.pesel : keys.pesel,
    profile,
  }
  return {
    keys,
    keyVersion: keyring.of(unit.id).version,
    profile,
    place,
    language,
    formerEmail: profile.email === before?.email ? undefined : before?.email,
    changed: changedFields({ ...known, pesel: known.keys.pesel, profile: before }, after),
  }
}

/** Whether the key was made of this PESEL, by whichever data key: under a newer one it is the same PESEL still. */
function isKeyOf(
  keyring: Keyring,
  { unit, pesel, key }: { unit: Unit; pesel: string; key: string | undefined },
): boolean {
  const search = { email: undefined, login: undefined, substitute: undefined, pesel }
  return key !== undefined && keyring.of(unit.id).identifierSearch('', search).pesel.includes(key)
}
