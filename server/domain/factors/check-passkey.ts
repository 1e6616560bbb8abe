import type { Account } from '../account.js'
import { openFactors } from '../accounts/factors-seal.js'
import { isUsable } from '../is-usable.js'
import type { PasskeyOptions } from '../ports/passkeys.js'
import type { Services } from '../ports/services.js'
import type { Passkey } from '../second-factors.js'
import type { Unit } from '../unit.js'
import { changeFactors } from './change-factors.js'
import { newChallenge, spendChallenge, type ChallengeUse } from './passkey-challenge.js'

/** What asking for a signature works with. */
type Asking = Pick<Services, 'keyring' | 'now' | 'passkeys'>
/** What taking one works with. */
export type PasskeyChecking = Asking & Pick<Services, 'accounts' | 'log' | 'spent'>

/** What the browser needs to sign with a passkey of this account; undefined when it has none. */
export async function beginPasskeyCheck(
  services: Asking,
  { unit, account }: { unit: Unit; account: Account },
): Promise<PasskeyOptions | undefined> {
  const allowed = openFactors(services.keyring, account)?.passkeys ?? []
  if (allowed.length === 0) return undefined
  const challenge = newChallenge(services, unit, { for: 'check', account: account.id })
  return services.passkeys.askToSign({ challenge, allowed })
}

/** What the browser needs to sign in with whichever passkey it has, before anybody has said who they are (conditional UI). */
export function beginPasskeySignIn(services: Asking, unit: Unit): Promise<PasskeyOptions> {
  const challenge = newChallenge(services, unit, { for: 'sign-in' })
  return services.passkeys.askToSign({ challenge, allowed: undefined })
}

/**
 * Whoever signs in with a passkey alone; its device has asked for a finger, a face or a PIN, so that no password and no other
 * factor is to be asked for. Undefined for everything that does not fit, whoever it is.
 */
export async function finishPasskeySignIn(
  services: PasskeyChecking,
  { unit, answer }: { unit: Unit; answer: string },
): Promise<Account | undefined> {
  const owner = services.passkeys.readSigned(answer)?.owner
  const account = owner === undefined ? undefined : await services.accounts.findById(unit.id, owner)
  const mayPass = account !== undefined && isUsable(account, services.now())
  const changed = mayPass && (await takeSignature(services, { unit, account, answer, use: { for: 'sign-in' } }))
  services.log.info(changed ? 'factor.used' : 'factor.refused', { unit: unit.id, kind: 'passkey' })
  return changed || undefined
}

/** The account after a passkey of its has signed; undefined when none has. Each challenge counts once. */
export async function takeSignature(
  services: PasskeyChecking,
  { unit, account, answer, use }: { unit: Unit; account: Account; answer: string; use: ChallengeUse },
): Promise<Account | undefined> {
  const { keyring, log, now, passkeys } = services
  const signed = passkeys.readSigned(answer)
  // a passkey that names its owner names this one
  if (signed === undefined || (signed.owner ?? account.id) !== account.id) return undefined
  if (!(await spendChallenge(services, unit, { use, challenge: signed.challenge }))) return undefined
  const known = openFactors(keyring, account)?.passkeys.find(({ id }) => id === signed.id)
  const verified = known && (await signed.verify(known))
  if (known === undefined || verified === undefined) return undefined
  let isCloned = false
  const changed = await changeFactors(services, account, {
    plan(factors, { status }) {
      const current = factors?.passkeys.find(({ id, publicKey }) => id === known.id && publicKey === known.publicKey)
      if (factors === undefined || current === undefined || status !== 'active') return undefined
      isCloned = !isAhead(verified.counter, current)
      const used: Passkey = { ...current, counter: verified.counter, usedAt: now() }
      return isCloned
        ? undefined
        : { ...factors, passkeys: factors.passkeys.map((each) => (each === current ? used : each)) }
    },
  })
  if (isCloned) log.warn('passkey.cloned', { unit: unit.id, account: account.id })
  return changed
}

/** A counter that stands still has another device behind it; many devices do not count, and say 0 for good (WebAuthn 6.1.1). */
function isAhead(counter: number, { counter: known }: Pick<Passkey, 'counter'>): boolean {
  return counter > known || (counter === 0 && known === 0)
}
