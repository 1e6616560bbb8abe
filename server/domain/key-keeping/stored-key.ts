import { randomBytes } from 'node:crypto'
import type { ServerKeys } from '../keys/server-keys.js'
import { SECRET_BYTES } from '../keys/secret.js'
import type { StoredKey } from '../ports/key-store.js'

const PURPOSE = 'unit key'

/** A fresh data key of a unit, as it is stored. */
export function createStoredKey(own: ServerKeys, { unit, step, ...times }: Omit<StoredKey, 'sealed'>): StoredKey {
  const bytes = randomBytes(SECRET_BYTES).toString('base64url')
  return { unit, step, sealed: own.seal(PURPOSE, contextOf({ unit, step }), bytes), ...times }
}

/** Its 32 bytes; undefined when it was changed, moved, or sealed by a `SECRET_KEY` that is not at hand. */
export function openStoredKey(
  own: ServerKeys,
  stored: Pick<StoredKey, 'unit' | 'step' | 'sealed'>,
): Buffer | undefined {
  const text = own.open(PURPOSE, contextOf(stored), stored.sealed)
  return text === undefined ? undefined : Buffer.from(text, 'base64url')
}

/** The same data key, sealed by the current `SECRET_KEY`; undefined when it cannot be opened. */
export function resealStoredKey(
  own: ServerKeys,
  stored: Pick<StoredKey, 'unit' | 'step' | 'sealed'>,
): string | undefined {
  const bytes = openStoredKey(own, stored)
  return bytes && own.seal(PURPOSE, contextOf(stored), bytes.toString('base64url'))
}

function contextOf({ unit, step }: Pick<StoredKey, 'unit' | 'step'>): string {
  return `${unit} ${step}`
}
