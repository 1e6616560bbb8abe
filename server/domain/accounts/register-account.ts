import type { Account, Profile, Role } from '../account.js'
import { generateSubstituteId } from '../identifiers/substitute-id.js'
import { IdentifierTaken } from '../ports/account-store.js'
import { randomId } from '../random-id.js'
import type { Services } from '../services.js'
import type { Unit } from '../unit.js'
import { readRow, RowRefused, type AccountRow, type ReadRow, type RowReason } from './account-row.js'
import { changedFields, type ChangedField } from './changed-fields.js'
import { refuseRivals, refuseTaken } from './identifier-rivals.js'
import { placeInUnit } from './place-in-unit.js'
import { openProfile, sealProfile } from './profile.js'

type Needs = Pick<Services, 'accounts' | 'keyring' | 'log' | 'now'>

/** What became of a row. */
export interface Registered {
  /** Of the account. */
  id: string
  login: string
  /** In its normal form. */
  substituteId: string
  created: boolean
  /** Of an account that was there: the fields that are now others. */
  changed: ChangedField[]
}

/** A row, and what is done with it beside. */
export interface Registration {
  unit: Unit
  row: AccountRow
  /** Left out: a new account is a member, an existing one keeps its role. */
  role?: Role | undefined
  /** Reasons to refuse the row, from the account that has the login already. */
  admit?: Admission
}

/** Says why a row is not to be stored; nothing when it is. */
export type Admission = (known: Account | undefined, read: ReadRow) => RowReason[]

/**
 * Adds the person, or changes the account that has the login. A changed e-mail address kills all tickets.
 * Throws {@link RowRefused} with every reason, and then nothing of the row is stored.
 */
export async function registerAccount(services: Needs, { row, ...order }: Registration): Promise<Registered> {
  const read = readRow(row)
  try {
    return await addOrChange(services, { ...order, read })
  } catch (error) {
    if (!(error instanceof IdentifierTaken)) throw error
    // two imports at once may both have found no such login: whichever index stopped the second, it now finds the account
    return addOrChange(services, { ...order, read }).catch(refuseTaken)
  }
}

type Order = Omit<Registration, 'row'> & { read: ReadRow }

async function addOrChange(services: Needs, order: Order): Promise<Registered> {
  const { accounts, keyring } = services
  const { unit, read } = order
  const known = await accounts.findByLogin(unit.id, keyring.loginKeys(unit.id, read.loginNormal))
  const refusals = order.admit?.(known, read) ?? []
  if (refusals.length > 0) throw new RowRefused(refusals)
  // unique indexes hold under the current key; what was stored under an older one is looked for
  if (keyring.versions > 1) await refuseRivals(services, { unit, read, known })
  return known === undefined ? add(services, order) : change(services, known, order)
}

async function add({ accounts, keyring, log, now }: Needs, { unit, read, role }: Order): Promise<Registered> {
  const { email, pesel } = read.identifiers
  const substituteId = read.identifiers.substitute || generateSubstituteId()
  const at = now()
  const place = { id: randomId(), unit: unit.id }
  const profile: Profile = { substituteId, firstName: read.firstName ?? '', lastName: read.lastName ?? '' }
  if (email) profile.email = email
  await accounts.add({
    ...place,
    login: read.login,
    status: 'active',
    keys: keyring.identifierKeys(unit.id, {
      login: read.loginNormal,
      substitute: substituteId,
      ...(email && { email }),
      ...(pesel && { pesel }),
    }),
    keyVersion: keyring.version,
    profile: sealProfile(keyring, place, profile),
    ...placeInUnit(undefined, read, role),
    ...(read.language && { language: read.language }),
    tickets: [],
    mails: [],
    createdAt: at,
    changedAt: at,
  })
  log.info('account.created', { unit: unit.id })
  return { id: place.id, login: read.login, substituteId, created: true, changed: [] }
}

async function change(
  { accounts, keyring, log, now }: Needs,
  known: Account,
  { read, role }: Order,
): Promise<Registered> {
  const before = openProfile(keyring, known)
  const { email = before?.email, pesel } = read.identifiers
  const substituteId = read.identifiers.substitute || before?.substituteId || generateSubstituteId()
  const profile: Profile = {
    substituteId,
    firstName: read.firstName ?? before?.firstName ?? '',
    lastName: read.lastName ?? before?.lastName ?? '',
  }
  if (email) profile.email = email
  const keys = keyring.identifierKeys(known.unit, {
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
  const changed = await accounts.change(known.unit, known.id, {
    login: read.login,
    keys,
    keyVersion: kept === undefined ? keyring.version : known.keyVersion,
    profile: sealProfile(keyring, known, profile),
    ...place,
    ...(language && { language }),
    ticketsDie: profile.email !== before?.email,
    changedAt: now(),
  })
  // deleted by hand in between: the row is then a new person
  if (changed === undefined) throw new IdentifierTaken('login')
  log.info('account.changed', { unit: known.unit })
  const after = { ...place, login: read.login, language: language || undefined, pesel: keys.pesel, profile }
  const fields = changedFields({ ...known, pesel: known.keys.pesel, profile: before }, after)
  return { id: known.id, login: read.login, substituteId, created: false, changed: fields }
}
