import type { Account, Profile } from '../account.js'
import { generateSubstituteId } from '../identifiers/substitute-id.js'
import { IdentifierTaken } from '../ports/account-store.js'
import { randomId } from '../random-id.js'
import type { Services } from '../services.js'
import type { Unit } from '../unit.js'
import { readRow, RowRefused, type AccountRow, type ReadRow, type RowReason } from './account-row.js'
import { openProfile, sealProfile } from './profile.js'

type Needs = Pick<Services, 'accounts' | 'keyring' | 'log' | 'now'>

/** What became of a row. */
export interface Registered {
  login: string
  /** In its normal form. */
  substituteId: string
  created: boolean
}

/**
 * Adds the person, or changes the account that has the login. A changed e-mail address kills all tickets.
 * Throws {@link RowRefused} with every reason, and then nothing of the row is stored.
 */
export async function registerAccount(
  services: Needs,
  { unit, row }: { unit: Unit; row: AccountRow },
): Promise<Registered> {
  const read = readRow(row)
  try {
    return await addOrChange(services, unit, read)
  } catch (error) {
    if (!(error instanceof IdentifierTaken)) throw error
    // two imports at once may both have found no such login: whichever index stopped the second, it now finds the account
    return addOrChange(services, unit, read).catch(refuseTaken)
  }
}

function refuseTaken(error: unknown): never {
  if (!(error instanceof IdentifierTaken)) throw error
  const reasons: Record<IdentifierTaken['kind'], RowReason> = {
    login: 'LOGIN_TAKEN',
    pesel: 'PESEL_TAKEN',
    substitute: 'SUBSTITUTE_ID_TAKEN',
  }
  throw new RowRefused([reasons[error.kind]])
}

async function addOrChange(services: Needs, unit: Unit, read: ReadRow): Promise<Registered> {
  const { accounts, keyring } = services
  const known = await accounts.findByLogin(unit.id, keyring.loginKeys(unit.id, read.loginNormal))
  await refuseOthers(services, unit, read, known)
  return known === undefined ? add(services, unit, read) : change(services, known, read)
}

/** Unique indexes hold under the current key; what was stored under an older key is looked for here. */
async function refuseOthers({ accounts, keyring }: Needs, unit: Unit, read: ReadRow, known?: Account): Promise<void> {
  if (keyring.versions < 2) return
  const { pesel, substitute } = read.identifiers
  const readings = {
    email: undefined,
    login: undefined,
    pesel: pesel || undefined,
    substitute: substitute || undefined,
  }
  const search = keyring.identifierSearch(unit.id, '', readings)
  for (const other of await accounts.find(unit.id, search)) {
    if (other.id === known?.id) continue
    throw new IdentifierTaken(search.pesel.includes(other.keys.pesel ?? '') ? 'pesel' : 'substitute')
  }
}

async function add({ accounts, keyring, log, now }: Needs, unit: Unit, read: ReadRow): Promise<Registered> {
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
    class: read.class ?? '',
    ...(read.language && { language: read.language }),
    tickets: [],
    mails: [],
    createdAt: at,
    changedAt: at,
  })
  log.info('account.created', { unit: unit.id })
  return { login: read.login, substituteId, created: true }
}

async function change({ accounts, keyring, log, now }: Needs, known: Account, read: ReadRow): Promise<Registered> {
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
  const changed = await accounts.change(known.unit, known.id, {
    login: read.login,
    keys,
    keyVersion: kept === undefined ? keyring.version : known.keyVersion,
    profile: sealProfile(keyring, known, profile),
    class: read.class ?? known.class,
    ...(language && { language }),
    ticketsDie: profile.email !== before?.email,
    changedAt: now(),
  })
  // deleted by hand in between: the row is then a new person
  if (changed === undefined) throw new IdentifierTaken('login')
  log.info('account.changed', { unit: known.unit })
  return { login: read.login, substituteId, created: false }
}
