import type { Account } from '../../domain/account.js'
import { beginPasskeyCheck } from '../../domain/factors/check-passkey.js'
import type { GivenFactor } from '../../domain/factors/check-second-factor.js'
import { factorsOf } from '../../domain/factors/list-factors.js'
import type { PasskeyOptions } from '../../domain/ports/passkeys.js'
import type { Services } from '../../domain/ports/services.js'
import type { Unit } from '../../domain/unit.js'
import type { Typed } from './visit.js'

/** What somebody's second factor may be asked for by. */
export interface AskedFactors {
  /** Whether there is anything that makes codes. */
  hasCodes: boolean
  /** Undefined when there is no passkey. */
  passkey: PasskeyOptions | undefined
}

/** By what this account shows its second factor. */
export async function askedFactors(
  services: Pick<Services, 'keyring' | 'now' | 'passkeys'>,
  { unit, account }: { unit: Unit; account: Account },
): Promise<AskedFactors> {
  const { totp, codes, passkeys } = factorsOf(services, account)
  return {
    // where they cannot be opened, a code is asked for: it is not told that something is broken
    hasCodes: totp !== undefined || codes !== undefined || passkeys.length === 0,
    passkey: await beginPasskeyCheck(services, { unit, account }),
  }
}

/** What a form with a second factor has brought. */
export function givenFactor({ answer, code }: Typed): GivenFactor {
  return answer === undefined ? { kind: 'code', code: String(code ?? '') } : { kind: 'passkey', answer: String(answer) }
}
