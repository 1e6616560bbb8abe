import type { CodeForm } from '../account.js'
import type { Caller } from '../caller.js'
import type { Services } from '../ports/services.js'
import type { Limit, Unit } from '../unit.js'
import { countedIdentifier } from './counted-identifier.js'
import { forgetNetworks, takeFromNetworks, type NetworkAct } from './network-limits.js'
import { tooMany } from './too-many.js'

/** Codes that one address may type for an identifier in the hour that a mailed code lives. */
const TRIES: Limit = { count: 5, seconds: 3_600 }

/** Tries of one address at one code, however often another mail is asked for meanwhile: a letter's lives for weeks. */
const AT_ONE: Readonly<Record<CodeForm, Limit>> = {
  mail: { count: 5, seconds: 3_600 },
  letter: { count: 5, seconds: 86_400 },
}

type Needs = Pick<Services, 'keyring' | 'limiter' | 'log'>

/** Somebody types a code for somebody. */
export interface CodeTyped {
  unit: Unit
  caller: Pick<Caller, 'networks'>
  /** As it was typed. */
  identifier: string
}

/**
 * Counts a code before anybody looks whose it is, where it comes from: a stranger's tries take none of the owner's. What all
 * together may try at one code is in `code-tries.ts`. Throws {@link Failure} `TOO_MANY_REQUESTS`.
 */
export async function takeFromCode(services: Needs, typed: CodeTyped): Promise<void> {
  const verdict = await takeFromNetworks(services, triesOf(typed))
  if (verdict.allowed) return
  services.log.warn('limit.code', { unit: typed.unit.id })
  throw tooMany(verdict)
}

/** Forgets them: somebody there has typed a right one, or asks for another, at which they have tries of their own. */
export async function forgetCodeTries(services: Pick<Needs, 'keyring' | 'limiter'>, typed: CodeTyped): Promise<void> {
  await forgetNetworks(services, [triesOf(typed)])
}

/** Counts a try at one code, by its hash as it is stored; false when the networks around the caller have had theirs. */
export async function takeAtCode(
  services: Pick<Needs, 'keyring' | 'limiter'>,
  { unit, caller, form, hash }: Pick<CodeTyped, 'unit' | 'caller'> & { form: CodeForm; hash: string },
): Promise<boolean> {
  const act: NetworkAct = { unit, caller, bucket: 'code-network', scope: [form, hash], limit: AT_ONE[form] }
  return (await takeFromNetworks(services, act)).allowed
}

function triesOf({ unit, caller, identifier }: CodeTyped): NetworkAct {
  return { unit, caller, bucket: 'code-tries', scope: [countedIdentifier(identifier)], limit: TRIES }
}
