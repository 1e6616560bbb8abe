import type { Account } from '../account.js'
import { authorOf } from '../accounts/author-of.js'
import { findLogin } from '../accounts/find-login.js'
import { CLI } from '../audit/record-act.js'
import { Failure } from '../failure.js'
import type { Factors } from '../second-factors.js'
import type { Unit } from '../unit.js'
import { changeFactorSet, ownActor, type FactorSetServices } from './change-factor-set.js'

/** Which of one's own factors goes; a passkey by its id. */
export type RemovedFactor = { kind: 'totp' } | { kind: 'codes' } | { kind: 'passkey'; id: string }

/** What became of it; `required`: the unit requires one of whoever works at the school, and it is their last. */
export type RemovalOutcome = { outcome: 'removed'; account: Account } | { outcome: 'unknown' | 'required' }

/**
 * Takes away one of one's own factors; with the last TOTP or passkey the printed codes go too. Whoever calls it has asked
 * for a factor again.
 */
export async function removeFactor(
  services: FactorSetServices,
  { unit, account, factor }: { unit: Unit; account: Account; factor: RemovedFactor },
): Promise<RemovalOutcome> {
  let isRequired = false
  const changed = await changeFactorSet(services, {
    unit,
    account,
    actor: ownActor(account),
    done: 'removed',
    detail: factor.kind,
    plan(factors, { role }) {
      const left = factors && without(factors, factor)
      const isLast = left !== undefined && left.totp === undefined && left.passkeys.length === 0
      isRequired = isLast && role !== undefined && unit.staffSecondFactor === 'required'
      return isRequired ? undefined : left
    },
  })
  if (changed !== undefined) return { outcome: 'removed', account: changed }
  return { outcome: isRequired ? 'required' : 'unknown' }
}

function without(factors: Factors, factor: RemovedFactor): Factors | undefined {
  const { totp, codes, passkeys, ...rest } = factors
  if (factor.kind === 'totp') return totp && { ...rest, passkeys, ...(codes && { codes }) }
  if (factor.kind === 'codes') return codes && { ...rest, passkeys, ...(totp && { totp }) }
  const left = passkeys.filter(({ id }) => id !== factor.id)
  return left.length === passkeys.length ? undefined : { ...factors, passkeys: left }
}

/**
 * Takes all factors of somebody away, who has lost them; they sign in by their password alone until they set up new ones.
 * The office does so for members and teachers, once whoever calls this has asked for its own factor again; the office's own
 * go by the command alone, and nothing of it by a mail. Throws {@link Failure} `OFFICE_ONLY`, and `INPUT_INVALID` with
 * `LOGIN_UNKNOWN` or `COMMAND_ONLY`. `had` is false when there were none, and then nothing is done.
 */
export async function removeFactors(
  services: FactorSetServices,
  { unit, login, by }: { unit: Unit; login: string; by: 'command' | Pick<Account, 'id' | 'login' | 'role'> },
): Promise<{ login: string; had: boolean }> {
  if (by !== 'command' && by.role !== 'office') throw new Failure('OFFICE_ONLY')
  const account = await findLogin(services, unit, login)
  if (by !== 'command' && account.role === 'office') throw new Failure('INPUT_INVALID', { reason: 'COMMAND_ONLY' })
  if (account.factors === undefined) return { login: account.login, had: false }
  const changed = await changeFactorSet(services, {
    unit,
    account,
    actor: by === 'command' ? CLI : { via: 'panel', actor: by.login },
    done: 'reset',
    ...(by !== 'command' && { by: authorOf(by) }),
    // the role may have become the office's meanwhile
    plan: (_factors, { role }) => (by !== 'command' && role === 'office' ? undefined : { passkeys: [] }),
  })
  return { login: account.login, had: changed !== undefined }
}
