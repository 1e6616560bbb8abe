import type { Account } from '../account.js'
import type { Services } from '../ports/services.js'
import { markAccount } from './account-mark.js'

/** So many writers of one account get through; each of them lets at least one other pass. */
const MOST_TRIES = 50

/** Disables an account, whose tickets die with it, or enables it again; nothing is done to one that is gone. */
export async function setStatus(
  { accounts, keyring, now }: Pick<Services, 'accounts' | 'keyring' | 'now'>,
  { unit, id }: Pick<Account, 'unit' | 'id'>,
  status: 'active' | 'disabled',
): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const account = await accounts.findById(unit, id)
    if (account === undefined) return
    const at = now()
    const mark = markAccount(keyring, { ...account, status, rightsAt: at })
    if (await accounts.setStatus({ unit, id, basedOn: account.mark, status, mark, at })) return
  }
  throw new Error('too many changes of one account at once')
}
