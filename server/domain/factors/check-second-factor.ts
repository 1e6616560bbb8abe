import type { Account } from '../account.js'
import { forgetFactorTries, takeFromFactor } from '../limits/factor-limits.js'
import type { Services } from '../ports/services.js'
import type { Factors } from '../second-factors.js'
import type { Unit } from '../unit.js'
import { changeFactors } from './change-factors.js'
import { takeSignature, type PasskeyChecking } from './check-passkey.js'
import { readPrintedCode, withoutCode } from './printed-codes.js'
import { readDigits, stepOf } from './totp.js'

/** What somebody shows beside their password: a code as it was typed, or the JSON in which a browser's passkey has signed. */
export type GivenFactor = { kind: 'code'; code: string } | { kind: 'passkey'; answer: string }

/** A second factor that was right. */
export interface CheckedFactor {
  /** As it is now. */
  account: Account
  used: 'totp' | 'codes' | 'passkey'
}

type Needs = PasskeyChecking & Pick<Services, 'limiter'>

/**
 * Whether it is a second factor of this account; undefined when it is not. Each code, each six digits and each challenge
 * count once, over all servers. Five wrong codes in a quarter of an hour make tries few: throws `TOO_MANY_REQUESTS`. A
 * passkey that is no guess works even then.
 */
export async function checkSecondFactor(
  services: Needs,
  { unit, account, given }: { unit: Unit; account: Account; given: GivenFactor },
): Promise<CheckedFactor | undefined> {
  const checked = await (given.kind === 'code'
    ? takeCode(services, { unit, account, typed: given.code })
    : takePasskey(services, { unit, account, answer: given.answer }))
  if (checked === undefined) {
    services.log.info('factor.refused', { unit: unit.id, kind: given.kind })
    return undefined
  }
  await forgetFactorTries(services, unit, account.id)
  services.log.info('factor.used', { unit: unit.id, kind: checked.used })
  return checked
}

async function takePasskey(
  services: Needs,
  { unit, account, answer }: { unit: Unit; account: Account; answer: string },
): Promise<CheckedFactor | undefined> {
  const use = { for: 'check', account: account.id } as const
  const changed = await takeSignature(services, { unit, account, answer, use })
  return changed && { account: changed, used: 'passkey' }
}

async function takeCode(
  services: Needs,
  { unit, account, typed }: { unit: Unit; account: Account; typed: string },
): Promise<CheckedFactor | undefined> {
  const digits = readDigits(typed)
  const code = readPrintedCode(typed)
  // a slip of the finger is no try
  if (digits === undefined && code === undefined) return undefined
  await takeFromFactor(services, unit, account.id)
  const used = digits === undefined ? 'codes' : 'totp'
  const at = services.now()
  const changed = await changeFactors(services, account, {
    plan(factors, { status }) {
      if (factors === undefined || status !== 'active') return undefined
      return digits === undefined ? withCode(factors, code ?? '', at) : withDigits(factors, digits, at)
    },
  })
  return changed && { account: changed, used }
}

/** The factors after these digits; undefined when they are of no step that is near, or of one that is used up. */
function withDigits(factors: Factors, digits: string, at: Date): Factors | undefined {
  const { totp } = factors
  const step = totp && stepOf(totp.secret, digits, at)
  if (totp === undefined || step === undefined || step <= totp.lastStep) return undefined
  return { ...factors, totp: { ...totp, lastStep: step, usedAt: at } }
}

function withCode(factors: Factors, code: string, at: Date): Factors | undefined {
  const codes = factors.codes && withoutCode(factors.codes, code, at)
  return codes && { ...factors, codes }
}
