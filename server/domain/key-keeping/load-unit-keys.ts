import { UnitKeys } from '../keys/unit-keys.js'
import type { StoredKey } from '../ports/key-store.js'
import type { Services } from '../ports/services.js'
import { createStoredKey, openStoredKey } from './stored-key.js'

/** Keys of a unit that no `SECRET_KEY` at hand opens: with others nobody would be found. */
export class KeysStrange extends Error {
  override readonly name = 'KeysStrange'

  constructor(units: string[]) {
    const which = units.length > 3 ? `${units.slice(0, 3).join(', ')} and ${units.length - 3} more` : units.join(', ')
    super(
      `the keys of ${which} in this store were sealed with another SECRET_KEY: set that one, or put it behind the new one with a comma`,
    )
  }
}

type Needs = Pick<Services, 'keyring' | 'keys' | 'now'>

/**
 * Reads the keys of these units into the keyring, and makes the first one of a unit that has none; of many servers that
 * start at once all end up with the same. `validForMs` is how long they hold, from the beginning of this look on.
 * Throws {@link KeysStrange} after it has taken the keys of all other units.
 */
export async function loadUnitKeys(
  { keyring, keys, now }: Needs,
  units: Iterable<string>,
  validForMs?: number,
): Promise<void> {
  const wanted = new Set(units)
  const until = validForMs && performance.now() + validForMs
  let found = chains(await keys.list())
  const createdAt = now()
  const missing = [...wanted].filter((unit) => !found.has(unit))
  if (missing.length > 0) {
    await keys.add(
      missing.map((unit) => createStoredKey(keyring.own, { unit, step: 0, createdAt, activeAt: createdAt })),
    )
    found = chains(await keys.list())
  }
  const strange: string[] = []
  for (const unit of wanted) {
    const chain = (found.get(unit) ?? []).map((stored) => ({ ...stored, bytes: openStoredKey(keyring.own, stored) }))
    if (chain.every(isOpen) && chain.length > 0) keyring.keep(unit, new UnitKeys(unit, chain), until)
    else strange.push(unit)
  }
  if (strange.length > 0) throw new KeysStrange(strange)
}

function chains(stored: StoredKey[]): Map<string, StoredKey[]> {
  const found = new Map<string, StoredKey[]>()
  for (const key of stored.toSorted((one, other) => one.step - other.step)) {
    const chain = found.get(key.unit) ?? []
    chain.push(key)
    found.set(key.unit, chain)
  }
  return found
}

function isOpen<T extends { bytes: Buffer | undefined }>(key: T): key is T & { bytes: Buffer } {
  return key.bytes !== undefined
}
