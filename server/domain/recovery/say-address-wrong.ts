import type { Caller } from '../caller.js'
import { redeemChallenge, type Redemption } from '../captcha/redeem-challenge.js'
import { readIdentifier } from '../identifiers/identifier.js'
import { takeAddressWord } from '../limits/address-word-limit.js'
import { takeFromAddress, takeFromUnit } from '../limits/limits.js'
import type { WorkSolution } from '../ports/challenges.js'
import type { Services } from '../ports/services.js'
import { randomId } from '../random-id.js'
import type { Unit } from '../unit.js'

/** Somebody names a person, and says that the address which the school has of them is wrong or gone. */
export interface AddressSaying {
  unit: Unit
  caller: Caller
  /** As typed, at most 254 characters. */
  identifier: string
}

/**
 * Writes the word down and returns, as `requestRecovery` does: no account is looked up, and a word over what an identifier
 * has in a day is dropped with the same answer.
 * Throws {@link Failure} `TOO_MANY_REQUESTS`, `CAPTCHA_WRONG`, `CAPTCHA_EXPIRED` or `UNAVAILABLE`.
 */
export async function sayAddressWrong(
  services: Pick<Services, 'challenges' | 'keyring' | 'limiter' | 'log' | 'now' | 'outbox' | 'spent'>,
  saying: AddressSaying & Redemption & { solution: WorkSolution },
): Promise<void> {
  await takeFromAddress(services, { ...saying, act: 'request' })
  await redeemChallenge(services, saying)
  await acceptAddressWord(services, saying)
}

/** Writes a word down whose challenge was redeemed. Throws {@link Failure} `TOO_MANY_REQUESTS` or `UNAVAILABLE`. */
export async function acceptAddressWord(
  services: Pick<Services, 'keyring' | 'limiter' | 'log' | 'now' | 'outbox'>,
  { unit, caller, identifier }: AddressSaying,
): Promise<void> {
  await takeFromUnit(services, unit)
  const readings = readIdentifier(identifier)
  if (!(await takeAddressWord(services, { unit, caller, readings }))) {
    services.log.info('address-word.dropped', { unit: unit.id })
    return
  }
  const now = services.now()
  const keys = services.keyring.of(unit.id)
  await services.outbox.add({
    kind: 'address-word',
    id: randomId(),
    unit: unit.id,
    search: keys.identifierSearch(identifier, readings),
    keyVersion: keys.newestVersion,
    createdAt: now,
    dueAt: now,
    attempts: 0,
  })
  services.log.info('address-word.accepted', { unit: unit.id })
}
