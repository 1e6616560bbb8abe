import type { Account } from '../account.js'
import { openFactors } from '../accounts/factors-seal.js'
import { recordAct, type Actor } from '../audit/record-act.js'
import type { Author } from '../author.js'
import { noticeEntry } from '../outbox/notice.js'
import type { FactorsChanged } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { changeFactors, type FactorWriting, type PlanFactors } from './change-factors.js'

/** What a new or lost factor works with. */
export type FactorSetServices = FactorWriting & Pick<Services, 'audit' | 'log' | 'now' | 'outbox'>

/** A factor that is new or gone. */
export interface FactorSetChange {
  unit: Unit
  account: Pick<Account, 'id' | 'login'>
  actor: Actor
  done: 'added' | 'removed' | 'reset'
  detail?: 'totp' | 'passkey' | 'codes'
  /** Whose act the person is told of, where it is not their own or the operator's. */
  by?: Author
  plan: PlanFactors
}

/**
 * Adds a factor or takes it away, writes that down first, and tells the person by mail. Sessions that began with other
 * factors are over. The account after the change, or undefined when the plan was none.
 */
export async function changeFactorSet(
  services: FactorSetServices,
  { unit, account, actor, done, detail, by, plan }: FactorSetChange,
): Promise<Account | undefined> {
  const { accounts, keyring, log, now, outbox } = services
  const known = await accounts.findById(unit.id, account.id)
  if (known === undefined || plan(openFactors(keyring, known), known) === undefined) return undefined
  await recordAct(services, {
    unit,
    ...actor,
    action: `factor.${done}`,
    subject: account.login,
    ...(detail && { detail }),
  })
  const at = now()
  const notice: FactorsChanged = {
    kind: 'factors-changed',
    ...noticeEntry(unit.id, at),
    account: account.id,
    change: done === 'added' ? 'added' : 'removed',
    ...(by && { by }),
  }
  // queued first, so that no crash in between loses the notice; it is void unless the account then names it
  await outbox.add(notice)
  const told = { at, notice: notice.id }
  const changed = await changeFactors(services, { unit: unit.id, id: account.id }, { plan, told })
  if (changed !== undefined) log.info(`factor.${done}`, { unit: unit.id })
  return changed
}

/** Somebody on a page of their own. */
export function ownActor({ login }: Pick<Account, 'login'>): Actor {
  return { via: 'page', actor: login }
}
