import { randomBytes } from 'node:crypto'
import type { ServerKeys } from '../keys/server-keys.js'
import { SECRET_BYTES } from '../keys/secret.js'
import type { StoredKey } from '../ports/key-store.js'

const PURPOSE = 'unit key'

/** A fresh data key of a unit, as it is stored. */
export function createStoredKey(own: ServerKeys, facts: Omit<StoredKey, 'sealed'>): StoredKey {
  return sealStoredKey(own, facts, randomBytes(SECRET_BYTES))
}

/** Its 32 bytes; undefined when it was changed, moved, or sealed by a `SECRET_KEY` that is not at hand. */
export function openStoredKey(own: ServerKeys, stored: StoredKey): Buffer | undefined {
  const text = own.open(PURPOSE, contextOf(stored), stored.sealed)
  return text === undefined ? undefined : Buffer.from(text, 'base64url')
}

/** The same data key, with what is new of it, sealed by the current `SECRET_KEY`; undefined when it cannot be opened. */
export function resealStoredKey(
  own: ServerKeys,
  stored: StoredKey,
  news: Partial<Pick<StoredKey, 'activeAt' | 'rekeyedAt' | 'succeededAt'>> = {},
): StoredKey | undefined {
  const bytes = openStoredKey(own, stored)
  return bytes && sealStoredKey(own, { ...stored, ...news }, bytes)
}

function sealStoredKey(own: ServerKeys, facts: Omit<StoredKey, 'sealed'>, bytes: Buffer): StoredKey {
  return { ...facts, sealed: own.seal(PURPOSE, contextOf(facts), bytes.toString('base64url')) }
}

/** The times too: who puts one back makes a key that leaked, and was replaced, worth something again. */
function contextOf({ unit, step, createdAt, activeAt, rekeyedAt, succeededAt }: Omit<StoredKey, 'sealed'>): string {
  const times = [createdAt, activeAt, rekeyedAt, succeededAt].map((time) => time?.toISOString() ?? '-')
  return [unit, step, ...times].join(' ')
}
