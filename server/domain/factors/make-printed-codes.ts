import type { Account } from '../account.js'
import type { Unit } from '../unit.js'
import { changeFactorSet, ownActor, type FactorSetServices } from './change-factor-set.js'
import { createPrintedCodes } from './printed-codes.js'

/**
 * Makes ten codes in the place of those there were, and shows them this once, in groups. Undefined for an account with
 * neither a TOTP nor a passkey: they stand in for one that was lost, and are none by themselves.
 */
export async function makePrintedCodes(
  services: FactorSetServices,
  { unit, account }: { unit: Unit; account: Account },
): Promise<{ codes: string[]; account: Account } | undefined> {
  if (account.factors === undefined) return undefined
  const { set, codes } = createPrintedCodes(services.now())
  const changed = await changeFactorSet(services, {
    unit,
    account,
    actor: ownActor(account),
    done: 'added',
    detail: 'codes',
    plan: (factors, current) =>
      factors && current.factors !== undefined && current.status === 'active' ? { ...factors, codes: set } : undefined,
  })
  return changed && { codes, account: changed }
}
