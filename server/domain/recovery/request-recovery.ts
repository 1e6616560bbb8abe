import { redeemChallenge, type Redemption } from '../captcha/redeem-challenge.js'
import { readIdentifier } from '../identifiers/identifier.js'
import type { Language } from '../../../contract/language.js'
import { askingNetwork } from '../limits/asking-network.js'
import { forgetCodeTries } from '../limits/code-limits.js'
import { takeFromIdentifier } from '../limits/identifier-limits.js'
import { takeFromAddress, takeFromUnit } from '../limits/limits.js'
import type { WorkSolution } from '../ports/challenges.js'
import { randomId } from '../random-id.js'
import type { Services } from '../ports/services.js'

/** A wish for a recovery mail, as it came in. */
export interface RecoveryWish extends Redemption {
  solution: WorkSolution
  /** As typed, at most 254 characters. */
  identifier: string
  language: Language
}

/**
 * Writes the wish down and returns: no account is looked up here, so nobody can tell from answer or time who has one.
 * A wish over what the caller's networks may ask of the identifier is dropped with the same answer.
 * Throws {@link Failure} `TOO_MANY_REQUESTS`, `CAPTCHA_WRONG`, `CAPTCHA_EXPIRED` or `UNAVAILABLE`.
 */
export async function requestRecovery(
  services: Pick<Services, 'challenges' | 'keyring' | 'limiter' | 'log' | 'now' | 'outbox' | 'spent'>,
  wish: RecoveryWish,
): Promise<void> {
  const { unit, caller, identifier, language } = wish
  await takeFromAddress(services, { ...wish, act: 'request' })
  await redeemChallenge(services, wish)
  await takeFromUnit(services, unit)

  const readings = readIdentifier(identifier)
  if (!(await takeFromIdentifier(services, { unit, caller, readings }))) {
    services.log.info('request.dropped', { unit: unit.id })
    return
  }
  // the mail brings another code, and with it tries of its own
  await forgetCodeTries(services, wish)
  const now = services.now()
  const keys = services.keyring.of(unit.id)
  await services.outbox.add({
    kind: 'recovery',
    id: randomId(),
    unit: unit.id,
    search: keys.identifierSearch(identifier, readings),
    keyVersion: keys.newestVersion,
    network: askingNetwork(services.keyring, unit.id, caller),
    language,
    createdAt: now,
    dueAt: now,
    attempts: 0,
    mailed: [],
  })
  services.log.info('request.accepted', { unit: unit.id })
}
