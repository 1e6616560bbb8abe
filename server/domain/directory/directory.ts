import type { Keyring } from '../keyring.js'
import type { AccountStore } from '../ports/account-store.js'
import { UnitPeople } from './unit-people.js'

/** People of a unit that nobody has looked at for so long are dropped. */
const IDLE_MS = 30 * 60_000

/**
 * Names and addresses are sealed in the store, which therefore can neither sort nor search by them. While a panel of a
 * unit is in use, its people are held here, opened, in memory alone, and kept fresh by reading what changed since the last
 * look. What it costs: nothing more at rest; some 0.6 kB of memory a person; the first look opens every profile of the
 * unit (`npm run bench -- panel` says in what time), the following ones read what was written in between.
 */
export class Directory {
  readonly #needs: { accounts: AccountStore; keyring: Keyring; now: () => Date }
  readonly #units = new Map<string, { people: UnitPeople; usedAt: number }>()

  constructor(needs: { accounts: AccountStore; keyring: Keyring; now: () => Date }) {
    this.#needs = needs
  }

  /** Everybody of the unit, as of now. Throws {@link Failure} `UNAVAILABLE` while the store does not answer. */
  async peopleOf(unit: string): Promise<UnitPeople> {
    const usedAt = this.#needs.now().getTime()
    const known = this.#units.get(unit) ?? { people: new UnitPeople(this.#needs, unit), usedAt }
    known.usedAt = usedAt
    this.#units.set(unit, known)
    await known.people.refresh()
    return known.people
  }

  /** Forgets units that nobody looks at. */
  dropIdle(): void {
    const now = this.#needs.now().getTime()
    for (const [unit, { usedAt }] of this.#units) if (now - usedAt >= IDLE_MS) this.#units.delete(unit)
  }

  /** Of how many units people are in memory. */
  get size(): number {
    return this.#units.size
  }
}
