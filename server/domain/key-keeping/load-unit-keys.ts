import { UnitKeys } from '../keys/unit-keys.js'
import type { StoredKey } from '../ports/key-store.js'
import type { Services } from '../ports/services.js'
import { createStoredKey, openStoredKey } from './stored-key.js'

/** Keys of a unit that no `SECRET_KEY` at hand opens: with others nobody would be found. */
export class KeysStrange extends Error {
  override readonly name: string = 'KeysStrange'

  constructor(
    units: string[],
    why = 'were sealed with another SECRET_KEY: set that one, or put it behind the new one with a comma',
  ) {
    const which = units.length > 3 ? `${units.slice(0, 3).join(', ')} and ${units.length - 3} more` : units.join(', ')
    super(`the keys of ${which} in this store ${why}`)
  }
}

/** Keys of a unit of which one is gone that was there: the one before must not count again, since it may have leaked. */
export class KeysMissing extends KeysStrange {
  override readonly name = 'KeysMissing'

  constructor(units: string[]) {
    super(units, 'are not all there: somebody took a newer one away, and it has to come back from a backup')
  }
}

type Needs = Pick<Services, 'keyring' | 'keys' | 'now'>

/**
 * Reads the keys of these units into the keyring, and makes the first one of a unit that has none; of many servers that
 * start at once all end up with the same. `validForMs` is how long they hold, from the beginning of this look on.
 * Throws {@link KeysStrange} or {@link KeysMissing} after it has taken the keys of all other units.
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
  // whoever had keys a moment ago gets no others in their place
  const without = [...wanted].filter((unit) => !found.has(unit) && keyring.countOf(unit) === 0)
  if (without.length > 0) {
    await keys.add(
      without.map((unit) => createStoredKey(keyring.own, { unit, step: 0, createdAt, activeAt: createdAt })),
    )
    found = chains(await keys.list())
  }
  const strange: string[] = []
  const short: string[] = []
  for (const unit of wanted) {
    const chain = (found.get(unit) ?? []).map((stored) => ({ ...stored, bytes: openStoredKey(keyring.own, stored) }))
    if (chain.length < keyring.countOf(unit) || !isWhole(chain)) short.push(unit)
    else if (chain.every(isOpen) && chain.length > 0) keyring.keep(unit, new UnitKeys(unit, chain), until)
    else strange.push(unit)
  }
  if (short.length > 0) throw new KeysMissing(short)
  if (strange.length > 0) throw new KeysStrange(strange)
}

/** Whether no key is gone between others, nor one behind the last that the last one knows of. */
function isWhole(chain: StoredKey[]): boolean {
  return chain.every(({ step }, at) => step === at) && chain.at(-1)?.succeededAt === undefined
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
