import { Failure } from './failure.js'
import { ServerKeys } from './keys/server-keys.js'
import type { UnitKeys } from './keys/unit-keys.js'

/**
 * Every secret of a server, on two levels: what belongs to no unit derives from its `SECRET_KEY`s, what belongs to a unit
 * from the data keys of that unit, which lie in the store sealed by a `SECRET_KEY`.
 */
export class Keyring {
  /** What belongs to no unit. */
  readonly own: ServerKeys
  readonly #units = new Map<string, { keys: UnitKeys; until: number }>()

  /** Takes the secret keys, 32 bytes each, the current one first. */
  constructor(current: Buffer, ...previous: Buffer[]) {
    this.own = new ServerKeys(current, ...previous)
  }

  /** Keys of a unit. Throws {@link Failure} `UNAVAILABLE` until they were read from the store. */
  of(unit: string): UnitKeys {
    const keys = this.#fresh(unit)
    if (keys === undefined) throw new Failure('UNAVAILABLE', { cause: `the keys of ${unit} were not read lately` })
    return keys
  }

  /** Whether the unit's keys are there, and were read lately. */
  has(unit: string): boolean {
    return this.#fresh(unit) !== undefined
  }

  /**
   * Takes a unit's keys, in the place of those that it had. They hold until a moment of `performance.now()`: whoever has
   * not seen a new key in time must not go on writing with the old one.
   */
  keep(unit: string, keys: UnitKeys, until = Infinity): void {
    this.#units.set(unit, { keys, until })
  }

  /** How many keys the unit had when they were last read, however long ago: there are never fewer again. */
  countOf(unit: string): number {
    return this.#units.get(unit)?.keys.count ?? 0
  }

  #fresh(unit: string): UnitKeys | undefined {
    const known = this.#units.get(unit)
    return known && known.until >= performance.now() ? known.keys : undefined
  }
}
