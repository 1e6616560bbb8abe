import type { Account } from '../account.js'
import { queueAddressNotices } from '../outbox/queue-address-notices.js'
import type { Services } from '../ports/services.js'
import type { ReadRow } from './account-row.js'
import { judgeAddress } from './address-wish.js'
import { formerAddresses, nextSetting } from './address-standing.js'
import { markAccount } from './account-mark.js'
import { openPassword } from './password-seal.js'
import { needsShare } from './refuse-address.js'
import { planChange } from './plan-change.js'
import { sealProfile } from './profile.js'
import type { StoredRow, RowOrder } from './row-order.js'

type Needs = Pick<Services, 'accounts' | 'keyring' | 'log' | 'now' | 'outbox'>

/** Thrown when somebody else has changed the account, or taken it away, since it was read: nothing was written. */
export class AccountMoved extends Error {
  override readonly name = 'AccountMoved'
}

/** Changes the account by the row, from the state that was read. Throws {@link AccountMoved} and `IdentifierTaken`. */
export async function changeAccount(
  services: Needs,
  known: Account,
  { unit, read: row, role, rights, by, record, noticeDelayMs }: Omit<RowOrder, 'row'> & { read: ReadRow },
): Promise<StoredRow> {
  const { accounts, keyring, log, now } = services
  const { read, wish, told } = judgeAddress(keyring, known, { read: row, rights, at: now() })
  const plan = planChange(keyring, known, { unit, read, role })
  const { keys, keyVersion, profile, place, language, formerEmail, changed } = plan
  const registered: StoredRow = {
    id: known.id,
    login: read.login,
    substituteId: profile.substituteId,
    created: false,
    role: place.role ?? 'member',
    status: known.status === 'disabled' ? 'disabled' : 'active',
    // what waits for the office is told as what it will be
    changed: told === 'wished' ? { ...changed, email: 'asked' } : changed,
    ...(told && { address: told }),
  }
  await record?.(registered)
  // queued first, so that no crash in between loses a notice; one of a change that was never written is void
  const at = now()
  if (changed.email !== undefined) {
    const password = openPassword(keyring, known)
    const change = { former: formerEmail, next: profile.email, password, at }
    await queueAddressNotices(services, known, {
      ...formerAddresses(known, change),
      next: profile.email,
      at,
      by,
      delayMs: noticeDelayMs,
      isCounted: by !== undefined && password !== undefined && needsShare(password, change),
    })
  }
  // whoever changes it for the school has looked at what somebody objected to; a teacher or a key may be who changed it
  const isOffices = changed.email !== undefined && (by === undefined || by.role === 'office')
  const rightsAt = changed.role === undefined ? known.rightsAt : at
  const marked = { keys, keyVersion, ...place, ...(rightsAt && { rightsAt }) }
  const { role: _role, classes: _classes, ...kept } = known
  // also when no field changes: everything is then under the newest key
  const written = await accounts.change(unit.id, known.id, {
    login: read.login,
    ...marked,
    profile: sealProfile(keyring, known, profile),
    mark: markAccount(keyring, { ...kept, ...marked }),
    ...(language && { language }),
    basedOn: { profile: known.profile, mark: known.mark },
    ticketsDie: changed.email !== undefined,
    ...(wish && { addressWish: wish }),
    ...(known.addressBarred && !isOffices && { addressBarred: true as const }),
    ...(changed.email !== undefined && { addressSet: nextSetting(known, { at, ...(by && { by }) }) }),
    changedAt: at,
  })
  if (written === undefined) throw new AccountMoved()
  if (Object.keys(changed).length > 0) log.info('account.changed', { unit: unit.id })
  return registered
}
