import type { Caller } from '../caller.js'
import { Failure } from '../failure.js'
import { countRedeemed, takeWait } from '../limits/challenge-limits.js'
import type { Services } from '../ports/services.js'
import { randomId } from '../random-id.js'
import type { Unit } from '../unit.js'
import { challengePrice } from './challenge-price.js'
import { refuseChallenge } from './redeem-challenge.js'

/** How long one waits on a quiet day who can neither read nor hear, and whose browser does no work, in milliseconds. */
const WAIT_MS = 30_000

/** How long the form may be sent once the wait is over, in milliseconds. */
const OPEN_MS = 10 * 60_000

/** A challenge that asks for nothing but time. */
export interface WaitChallenge {
  /** Sealed; the form sends it back. */
  challenge: string
  /** From then on it is taken. */
  readyAt: Date
}

interface SealedWait {
  id: string
  /** Milliseconds since 1970. */
  ready: number
}

/**
 * Begins a wait: the longer, the dearer work would be. Its length has nothing to do with a unit's `workFactor`, which is
 * about slow devices. Throws {@link Failure} `TOO_MANY_REQUESTS`.
 */
export async function issueWait(
  services: Pick<Services, 'keyring' | 'limiter' | 'log' | 'now'>,
  order: { unit: Unit; caller: Caller },
): Promise<WaitChallenge> {
  const { unit } = order
  const load = await takeWait(services, order)
  const ready = services.now().getTime() + WAIT_MS * challengePrice(load, unit.limits)
  const sealed: SealedWait = { id: randomId(), ready }
  return {
    challenge: services.keyring.own.seal('wait', unit.id, JSON.stringify(sealed)),
    readyAt: new Date(ready),
  }
}

/** A wait that goes on, to be shown again; undefined when it is none of this unit's, or its time is over. */
export function openWait(
  services: Pick<Services, 'keyring' | 'now'>,
  { unit, challenge }: { unit: Unit; challenge: string },
): WaitChallenge | undefined {
  const sealed = unseal(services, unit, challenge)
  if (sealed === undefined || endOf(sealed) <= services.now()) return undefined
  return { challenge, readyAt: new Date(sealed.ready) }
}

/**
 * Spends a wait that is over, once; one that is not over yet stays as it is. Throws {@link Failure} `CAPTCHA_EXPIRED`, or
 * `CAPTCHA_WRONG`, with `retryAfter` in seconds while it is too early.
 */
export async function redeemWait(
  services: Pick<Services, 'keyring' | 'limiter' | 'log' | 'now' | 'spent'>,
  order: { unit: Unit; caller: Caller; challenge: string },
): Promise<void> {
  const { unit, challenge } = order
  const sealed = unseal(services, unit, challenge)
  if (sealed === undefined) throw await refuseChallenge(services, order, { why: 'forged' })
  const early = sealed.ready - services.now().getTime()
  if (early > 0) throw new Failure('CAPTCHA_WRONG', { retryAfter: Math.ceil(early / 1_000) })
  if (endOf(sealed) <= services.now()) throw new Failure('CAPTCHA_EXPIRED')
  if (!(await services.spent.spend(sealed.id, endOf(sealed)))) {
    services.log.info('captcha.refused', { unit: unit.id, why: 'spent' })
    throw new Failure('CAPTCHA_WRONG')
  }
  await countRedeemed(services, order)
}

function unseal({ keyring }: Pick<Services, 'keyring'>, unit: Unit, challenge: string): SealedWait | undefined {
  const text = keyring.own.open('wait', unit.id, challenge)
  return text === undefined ? undefined : (JSON.parse(text) as SealedWait)
}

function endOf({ ready }: SealedWait): Date {
  return new Date(ready + OPEN_MS)
}
