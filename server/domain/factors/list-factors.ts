import type { Account } from '../account.js'
import { openFactors } from '../accounts/factors-seal.js'
import type { Services } from '../ports/services.js'
import type { Passkey } from '../second-factors.js'

/** What its owner sees of a factor. */
interface ListedFactor {
  addedAt: Date
  /** Undefined: never. */
  usedAt: Date | undefined
}

/** What somebody sees of their own second factors; no secret is among it. */
export interface ListedFactors {
  totp: ListedFactor | undefined
  passkeys: (ListedFactor & Pick<Passkey, 'id' | 'name'>)[]
  codes: (ListedFactor & { left: number }) | undefined
}

/** The second factors of an account, for its owner. None where they cannot be opened, though one is asked for then too. */
export function factorsOf({ keyring }: Pick<Services, 'keyring'>, account: Account): ListedFactors {
  const { totp, passkeys, codes } = openFactors(keyring, account) ?? { passkeys: [] }
  return {
    totp: totp && listed(totp),
    passkeys: passkeys.map((passkey) => ({ id: passkey.id, name: passkey.name, ...listed(passkey) })),
    codes: codes && { left: codes.hashes.length, ...listed(codes) },
  }
}

function listed({ addedAt, usedAt }: { addedAt: Date; usedAt?: Date }): ListedFactor {
  return { addedAt, usedAt }
}
