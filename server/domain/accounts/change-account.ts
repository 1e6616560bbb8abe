import type { Account, Profile } from '../account.js'
import { generateSubstituteId } from '../identifiers/substitute-id.js'
import { queueAddressNotices } from '../mailing/queue-address-notices.js'
import type { Services } from '../services.js'
import { changedFields } from './changed-fields.js'
import type { ReadRow } from './account-row.js'
import { placeInUnit } from './place-in-unit.js'
import { openProfile, sealProfile } from './profile.js'
import type { Registered, Registration } from './registration.js'

type Needs = Pick<Services, 'accounts' | 'keyring' | 'log' | 'now' | 'outbox'>

/** Thrown when somebody else has changed the account, or taken it away, since it was read: nothing was written. */
export class AccountMoved extends Error {
  override readonly name = 'AccountMoved'
}

/** Changes the account by the row, from the state that was read. Throws {@link AccountMoved} and `IdentifierTaken`. */
export async function changeAccount(
  services: Needs,
  known: Account,
  { unit, read, role, record }: Pick<Registration, 'unit' | 'role' | 'record'> & { read: ReadRow },
): Promise<Registered> {
  const { accounts, keyring, log, now } = services
  const before = openProfile(keyring, known)
  const { email = before?.email, pesel } = read.identifiers
  const substituteId = read.identifiers.substitute || before?.substituteId || generateSubstituteId()
  const profile: Profile = {
    substituteId,
    firstName: read.firstName ?? before?.firstName ?? '',
    lastName: read.lastName ?? before?.lastName ?? '',
  }
  if (email) profile.email = email
  const keys = keyring.identifierKeys(unit.id, {
    login: read.loginNormal,
    substitute: substituteId,
    ...(email && { email }),
    ...(pesel && { pesel }),
  })
  // a PESEL that the row does not mention keeps its key, and the account then the version that made it
  const kept = pesel === undefined ? known.keys.pesel : undefined
  if (kept !== undefined) keys.pesel = kept
  const language = read.language ?? known.language
  const place = placeInUnit(known, read, role)
  const after = { ...place, login: read.login, language: language || undefined, pesel: keys.pesel, profile }
  const registered: Registered = {
    id: known.id,
    login: read.login,
    substituteId,
    created: false,
    role: place.role ?? 'member',
    changed: changedFields({ ...known, pesel: known.keys.pesel, profile: before }, after),
  }
  await record?.(registered)
  const isMoved = profile.email !== before?.email
  // queued first, and void unless the address then is another one: a crash between the two loses no notice
  if (isMoved && before?.email !== undefined)
    await queueAddressNotices(services, known, { former: before.email, next: profile.email })
  const at = now()
  const changed = await accounts.change(unit.id, known.id, {
    login: read.login,
    keys,
    keyVersion: kept === undefined ? keyring.version : known.keyVersion,
    profile: sealProfile(keyring, known, profile),
    ...place,
    ...(language && { language }),
    basedOn: known.profile,
    ticketsDie: isMoved,
    ...(place.role !== known.role && { rightsAt: at }),
    changedAt: at,
  })
  if (changed === undefined) throw new AccountMoved()
  log.info('account.changed', { unit: unit.id })
  return registered
}
