import { sealVersion } from '../keys/sealing.js'
import type { Services } from '../ports/services.js'
import { KeysStrange } from './load-unit-keys.js'
import { resealStoredKey } from './stored-key.js'

/** What a rotation did. */
export interface Rotation {
  /** Data keys that are sealed by the current `SECRET_KEY` now, and were not before. */
  rewrapped: number
  /** Data keys there are. */
  all: number
}

/**
 * Seals every unit's data keys by the first of the secret keys. Beside running servers, and again after it was broken off:
 * each key is one small write, and what an older `SECRET_KEY` sealed opens as before until that one is taken away.
 * Throws {@link KeysStrange} for keys that none of the secret keys opens, after all others are done.
 */
export async function rotateKeys({ keyring, keys }: Pick<Services, 'keyring' | 'keys'>): Promise<Rotation> {
  const [current] = keyring.own.versions
  const strange = new Set<string>()
  const stored = await keys.list()
  let rewrapped = 0
  for (const key of stored) {
    if (sealVersion(key.sealed) === current) continue
    const resealed = resealStoredKey(keyring.own, key)
    if (resealed === undefined) strange.add(key.unit)
    // whoever was faster has sealed it by a key of theirs: the next run looks again
    else if (await keys.rewrite(key, resealed)) rewrapped++
  }
  if (strange.size > 0) throw new KeysStrange([...strange])
  return { rewrapped, all: stored.length }
}
