import type { Account, StoredObjection } from '../account.js'
import type { HoldChange } from '../ports/account-store.js'
import type { Services } from '../ports/services.js'
import { markAccount } from './account-mark.js'
import { openPassword } from './password-seal.js'
import { openProfile } from './profile.js'

/** So long an account is held when nobody at the school looks at it. */
const HOLD_MS = 72 * 3_600_000
/** So many writers of one account get through; each of them lets at least one other pass. */
const MOST_TRIES = 50

type Needs = Pick<Services, 'accounts' | 'keyring' | 'now'>

/**
 * Holds an account for three days and spends the objection; false when that is spent already. A password that was set
 * since the change, and not from the mailbox that objects, is gone: it must not come back with the end of the hold.
 * `former` is that mailbox; unless it is the account's address again, no link goes to the one there is until the office
 * has looked.
 */
export function holdAccount(
  services: Needs,
  account: Account,
  { objection, former }: { objection: StoredObjection; former: string | undefined },
): Promise<boolean> {
  const { keyring } = services
  return setHold(services, account, (at, known) => ({
    heldUntil: new Date(at.getTime() + HOLD_MS),
    objection: objection.hash,
    passwordGoes: isSince(known.passwordSetAt, objection.at) && openPassword(keyring, known)?.from !== former,
    barsAddress: openProfile(keyring, known)?.email !== former,
  }))
}

/** Ends the hold of an account, and that its address is barred; nothing is done to one that is gone. */
export async function liftHold(services: Needs, account: Pick<Account, 'unit' | 'id'>): Promise<void> {
  await setHold(services, account, () => ({}))
}

/** Writes over the account as it was read; false when it is gone, or has the objection no more. */
async function setHold(
  { accounts, keyring, now }: Needs,
  { unit, id }: Pick<Account, 'unit' | 'id'>,
  holdAt: (at: Date, known: Account) => Omit<HoldChange, 'unit' | 'id' | 'basedOn' | 'mark' | 'at'>,
): Promise<boolean> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const account = await accounts.findById(unit, id)
    const at = now()
    if (account === undefined) return false
    const hold = holdAt(at, account)
    const { heldUntil, objection } = hold
    if (objection !== undefined && !account.objections?.some(({ hash }) => hash === objection)) return false
    const { heldUntil: _before, passwordHash, ...rest } = account
    const stays = passwordHash !== undefined && !hold.passwordGoes
    const marked = { ...rest, ...(heldUntil && { heldUntil }), ...(stays && { passwordHash }), rightsAt: at }
    const mark = markAccount(keyring, marked)
    if (await accounts.setHold({ unit, id, basedOn: account.mark, mark, at, ...hold })) return true
  }
  throw new Error('too many changes of one account at once')
}

function isSince(moment: Date | undefined, then: Date): boolean {
  return moment !== undefined && moment >= then
}
