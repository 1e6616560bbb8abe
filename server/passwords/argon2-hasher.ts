import { randomBytes } from 'node:crypto'
import { hash, parseOptions, verify, type Algorithm } from '@node-rs/argon2'
import { Failure } from '../domain/failure.js'
import type { PasswordHasher } from '../domain/ports/password-hasher.js'
import { isTooLong, preparePassword } from '../domain/passwords/password-rules.js'
import { HashingLanes } from './hashing-lanes.js'

export interface Argon2HasherOptions {
  /** Hashes at once. Each takes 19 MiB and a thread of the pool, which file access and name look-ups need as well. */
  concurrency?: number
}

/** After how many seconds to come again when too many wait. */
const RETRY_AFTER_SECONDS = 2

// the package's `Algorithm.Argon2id` is an ambient const enum, which does not exist at run time
const ARGON2ID = 2 satisfies Algorithm

/** The least that the OWASP Password Storage Cheat Sheet asks for: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A stored hash that asks for more than this was not made here; obeying it could take the server down. */
const MOST = { memoryCost: 8 * COST.memoryCost, timeCost: 8, parallelism: 4 }

/** argon2id over the UTF-8 bytes of the password's NFC form, a few at a time and in lanes. See {@link PasswordHasher}. */
export function createArgon2Hasher({ concurrency = 2 }: Argon2HasherOptions = {}): PasswordHasher {
  const refuse = () => new Failure('UNAVAILABLE', { retryAfter: RETRY_AFTER_SECONDS })
  const lanes = new HashingLanes({ concurrency, refuse })
  const nobodysHash = hashOfNothing()

  return {
    async hash(password, turn) {
      const bytes = bytesOf(password)
      if (!bytes) throw new RangeError('the password is longer than any rule allows')
      return lanes.take(turn, () => hash(bytes, { algorithm: ARGON2ID, ...COST }))
    },

    async verify(phc, password, turn) {
      const bytes = bytesOf(password)
      const usable = bytes !== undefined && isOurs(phc)
      const same = await lanes.take(turn, () => verify(usable ? phc : nobodysHash, bytes ?? ''))
      return usable && same
    },

    async verifyNothing(password, turn) {
      await lanes.take(turn, () => verify(nobodysHash, bytesOf(password) ?? ''))
      return false
    },
  }
}

/** What is hashed; nothing for a text that is too long to be a password, so that it costs no more than any other. */
function bytesOf(password: string): Uint8Array | undefined {
  const prepared = preparePassword(password)
  return isTooLong(prepared) ? undefined : new TextEncoder().encode(prepared)
}

/** The PHC string of a password that does not exist: its hash is random. */
function hashOfNothing(): string {
  const base64 = (length: number) => randomBytes(length).toString('base64').replaceAll('=', '')
  const { memoryCost, timeCost, parallelism } = COST
  return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${base64(16)}$${base64(32)}`
}

function isOurs(phc: string): boolean {
  try {
    const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(phc)
    return (
      algorithm === ARGON2ID &&
      memoryCost <= MOST.memoryCost &&
      timeCost <= MOST.timeCost &&
      parallelism <= MOST.parallelism
    )
  } catch {
    return false
  }
}
