import type { Profile } from '../account.js'
import { generateSubstituteId } from '../identifiers/substitute-id.js'
import { IdentifierTaken } from '../ports/account-store.js'
import { randomId } from '../random-id.js'
import type { Services } from '../ports/services.js'
import { readRow, type ReadRow } from './account-row.js'
import { AccountMoved, changeAccount } from './change-account.js'
import { judgeRow } from './judge-row.js'
import { markAccount } from './account-mark.js'
import { placeInUnit } from './place-in-unit.js'
import { sealProfile } from './profile.js'
import type { StoredRow, RowOrder } from './row-order.js'
import { refuseRow } from './taken-watch.js'

type Needs = Pick<Services, 'accounts' | 'keyring' | 'log' | 'now' | 'outbox'>
type Order = Omit<RowOrder, 'row'> & { read: ReadRow }

/** Of one row, when somebody else writes the same account at the same time; each time, one writer is done. */
const MOST_TRIES = 50

/**
 * Adds the person, or changes the account that has the login. A changed e-mail address kills all tickets, and both
 * addresses are told. Throws {@link RowRefused} with every reason, and then nothing of the row is stored.
 */
export async function registerAccount(services: Needs, { row, ...order }: RowOrder): Promise<StoredRow> {
  const read = readRow(row)
  const record = order.record && onceEach(order.record)
  for (let tries = 1; ; tries++) {
    try {
      return await addOrChange(services, { ...order, ...(record && { record }), read })
    } catch (error) {
      // two imports at once may both find no such login: an index stops the second, which now finds the account
      const isLost =
        error instanceof AccountMoved ? tries < MOST_TRIES : error instanceof IdentifierTaken && tries === 1
      if (!isLost) return refuseRow(error, read, order.taken)
    }
  }
}

async function addOrChange(services: Needs, order: Order): Promise<StoredRow> {
  const { accounts, keyring } = services
  const { unit, read, record } = order
  const known = await accounts.findByLogin(unit.id, keyring.of(unit.id).loginKeys(read.loginNormal))
  // unique indexes hold under the current key; what was stored under an older one is looked for
  const compares = keyring.of(unit.id).isBeingRenewed || record !== undefined
  await judgeRow(services, { ...order, known }, { compares, isStored: true })
  return known === undefined ? add(services, order) : changeAccount(services, known, order)
}

/** Writes the same plan down once, however often the row is tried; when the plan has become another, that too. */
function onceEach(record: NonNullable<RowOrder['record']>): NonNullable<RowOrder['record']> {
  let last = ''
  return async (planned) => {
    const plan = JSON.stringify([planned.created, planned.role, planned.changed])
    if (plan !== last) await record(planned)
    last = plan
  }
}

async function add(
  { accounts, keyring, log, now }: Needs,
  { unit, read, role, by, record }: Order,
): Promise<StoredRow> {
  const { email, pesel } = read.identifiers
  const substituteId = read.identifiers.substitute || generateSubstituteId()
  const at = now()
  const account = { id: randomId(), unit: unit.id }
  const place = placeInUnit(undefined, read, role)
  const profile: Profile = { substituteId, firstName: read.firstName ?? '', lastName: read.lastName ?? '' }
  if (email) profile.email = email
  const registered: StoredRow = {
    id: account.id,
    login: read.login,
    substituteId,
    created: true,
    role: place.role ?? 'member',
    status: 'active',
    changed: {},
  }
  await record?.(registered)
  const rights = {
    ...account,
    status: 'active' as const,
    keys: keyring.of(unit.id).identifierKeys({
      login: read.loginNormal,
      substitute: substituteId,
      ...(email && { email }),
      ...(pesel && { pesel }),
    }),
    keyVersion: keyring.of(unit.id).version,
    ...place,
  }
  await accounts.add({
    ...rights,
    login: read.login,
    profile: sealProfile(keyring, account, profile),
    mark: markAccount(keyring, rights),
    ...(read.language && { language: read.language }),
    ...(email && { addressSet: { at, ...(by && { by }) } }),
    tickets: [],
    mails: [],
    createdAt: at,
    changedAt: at,
  })
  log.info('account.created', { unit: unit.id })
  return registered
}
