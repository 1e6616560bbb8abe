import type { Account, StoredObjection } from '../account.js'
import type { HoldChange } from '../ports/account-store.js'
import type { Services } from '../ports/services.js'
import { markAccount } from './account-mark.js'

/** So long an account is held when nobody at the school looks at it. */
const HOLD_MS = 72 * 3_600_000
/** So many writers of one account get through; each of them lets at least one other pass. */
const MOST_TRIES = 50

type Needs = Pick<Services, 'accounts' | 'keyring' | 'now'>

/** Holds an account for three days and spends the objection; false when that is spent already. */
export function holdAccount(services: Needs, account: Account, { hash }: StoredObjection): Promise<boolean> {
  return setHold(services, account, (at) => ({ heldUntil: new Date(at.getTime() + HOLD_MS), objection: hash }))
}

/** Ends the hold of an account; nothing is done to one that is gone. */
export async function liftHold(services: Needs, account: Pick<Account, 'unit' | 'id'>): Promise<void> {
  await setHold(services, account, () => ({}))
}

/** Writes over the account as it was read; false when it is gone, or has the objection no more. */
async function setHold(
  { accounts, keyring, now }: Needs,
  { unit, id }: Pick<Account, 'unit' | 'id'>,
  holdAt: (at: Date) => Pick<HoldChange, 'heldUntil' | 'objection'>,
): Promise<boolean> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const account = await accounts.findById(unit, id)
    const at = now()
    const { heldUntil, objection } = holdAt(at)
    if (account === undefined) return false
    if (objection !== undefined && !account.objections?.some(({ hash }) => hash === objection)) return false
    const { heldUntil: _before, ...rest } = account
    const mark = markAccount(keyring, { ...rest, ...(heldUntil && { heldUntil }), rightsAt: at })
    const change: HoldChange = { unit, id, basedOn: account.mark, mark, at }
    if (await accounts.setHold({ ...change, ...(heldUntil && { heldUntil }), ...(objection && { objection }) }))
      return true
  }
  throw new Error('too many changes of one account at once')
}
