import type { Account } from '../account.js'
import { markAccount } from '../accounts/account-mark.js'
import { openFactors, sealFactors } from '../accounts/factors-seal.js'
import type { FactorChange } from '../ports/account-store.js'
import type { Services } from '../ports/services.js'
import type { Factors } from '../second-factors.js'

/** So many writers of one account get through; each of them lets at least one other pass. */
const MOST_TRIES = 50

/** What writing works with. */
export type FactorWriting = Pick<Services, 'accounts' | 'keyring'>

/** What becomes of what was read; undefined: nothing is to be written. `factors` is undefined when they cannot be opened. */
export type PlanFactors = (factors: Factors | undefined, account: Account) => Factors | undefined

/**
 * Writes other second factors over the very ones that were read, and plans again when somebody was faster: what counts once
 * is written once. Factors without a TOTP and a passkey are none. The account after the change, or undefined.
 */
export async function changeFactors(
  { accounts, keyring }: FactorWriting,
  { unit, id }: Pick<Account, 'unit' | 'id'>,
  { plan, told }: { plan: PlanFactors; told?: FactorChange['told'] },
): Promise<Account | undefined> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const account = await accounts.findById(unit, id)
    const planned = account && plan(openFactors(keyring, account), account)
    if (account === undefined || planned === undefined) return undefined
    const { factors: _former, ...bare } = account
    const isNone = planned.totp === undefined && planned.passkeys.length === 0
    const changed: Account = isNone ? bare : { ...bare, factors: sealFactors(keyring, account, planned) }
    const mark = markAccount(keyring, changed)
    const isWritten = await accounts.setFactors({
      unit,
      id,
      basedOn: account.mark,
      factors: changed.factors,
      mark,
      ...(told && { told }),
    })
    if (isWritten) return { ...changed, mark, ...(told && { factorNotice: told.notice, changedAt: told.at }) }
  }
  throw new Error('too many changes of one account at once')
}
