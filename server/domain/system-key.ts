import { createHash, timingSafeEqual } from 'node:crypto'

/** What a system may do: check passwords, list people, or enter, change, disable and invite them. */
export const SYSTEM_RIGHTS = ['verify', 'read', 'write'] as const
export type SystemRight = (typeof SYSTEM_RIGHTS)[number]

/** It stands in the history and in the log: one line, and nothing that could be taken for something else. */
const KEY_NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._-]{0,62}[\p{L}\p{N}])?$/u

/** What {@link isKeyName} asks for, as the end of a sentence. */
export const KEY_NAME_RULE =
  'must be 1 to 64 letters, digits, spaces and . _ -, and begin and end with a letter or a digit'

/** Whether a system may be called so. */
export function isKeyName(name: string): boolean {
  return KEY_NAME.test(name)
}

/** What a school's own system shows to use `accounts.*`; the key itself is nowhere here. */
export interface SystemKey {
  /** Who it is, for the history and the log; no two keys of a unit share one. */
  name: string
  /** Of the key, in lower-case hex. */
  sha256: string
  may: SystemRight[]
  /** From then on it opens nothing; left out: it has no end. */
  expires?: Date
}

/** The SHA-256 of a key, as a units file holds it. */
export function digestOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** Which of a unit's keys this is, one that has expired too; undefined when it is none of them. */
export function recogniseKey(keys: readonly SystemKey[], given: string): SystemKey | undefined {
  const digest = Buffer.from(digestOfKey(given), 'hex')
  // all of them are compared: how long it takes tells nothing
  return keys.filter(({ sha256 }) => timingSafeEqual(digest, Buffer.from(sha256, 'hex')))[0]
}

/** Why a key does not open what needs a right; undefined when it does. */
export function refusalOf(key: SystemKey, right: SystemRight, now: Date): 'expired' | 'right-missing' | undefined {
  if (key.expires !== undefined && key.expires <= now) return 'expired'
  return key.may.includes(right) ? undefined : 'right-missing'
}
