import type { Account } from '../account.js'
import type { Keyring } from '../keyring.js'
import type { AccountStore } from '../ports/account-store.js'
import { readPerson, type Person } from './person.js'

/** Clocks of two servers may differ by so much; a write may take as long to be seen. */
const OVERLAP_MS = 20_000
/** Everybody is read again so often, beside the looks: whatever a clock that is far off has hidden shows then. */
const WHOLE_EVERY_MS = 300_000
/** Accounts opened before others get a turn: some milliseconds' work. */
const OPENED_AT_ONCE = 100

interface Needs {
  accounts: AccountStore
  keyring: Keyring
  now: () => Date
}

/** Everybody of one unit, in memory. */
export class UnitPeople {
  readonly #needs: Needs
  readonly #unit: string
  readonly #people = new Map<string, Person>()
  #sorted: Person[] | undefined
  #seenTo: Date | undefined
  #wholeAt = 0
  /** Whom looks have read since the last reading of everybody began; undefined while none is under way. */
  #fresh: Set<string> | undefined
  #running: Promise<void> | undefined
  #next: Promise<void> | undefined

  constructor(needs: Needs, unit: string) {
    this.#needs = needs
    this.#unit = unit
  }

  /** By last name, first name and login. */
  get sorted(): readonly Person[] {
    // nearly sorted already but for the first time, and then the sort is linear
    this.#sorted ??= [...this.#people.values()].sort((one, other) => (one.sortKey < other.sortKey ? -1 : 1))
    return this.#sorted
  }

  byId(id: string): Person | undefined {
    return this.#people.get(id)
  }

  /** Resolves when all that was written before the call is here; looks at once share one reading. */
  async refresh(): Promise<void> {
    if (this.#running === undefined) {
      await this.#run(this.#readChanges())
      this.#readAgain()
      return
    }
    // what is being read now may have begun before the caller's own write
    const running = this.#running
    this.#next ??= running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined
        return this.refresh()
      })
    return this.#next
  }

  /** One look at a time: none writes over what a later one has found. */
  #run(reading: Promise<void>): Promise<void> {
    this.#running = reading.finally(() => (this.#running = undefined))
    return this.#running
  }

  async #readChanges(): Promise<void> {
    const begun = this.#needs.now()
    if (this.#seenTo === undefined) return this.#readAll(begun)
    const since = new Date(this.#seenTo.getTime() - OVERLAP_MS)
    await this.#takeAll(this.#needs.accounts.changedSince(this.#unit, since))
    this.#seenTo = begun
  }

  /** Beside the looks, which wait for none of it; when it fails, the next look tries again. */
  #readAgain(): void {
    const begun = this.#needs.now()
    if (this.#fresh !== undefined || begun.getTime() - this.#wholeAt < WHOLE_EVERY_MS) return
    const fresh = new Set<string>()
    this.#fresh = fresh
    // what a look has read meanwhile is newer than what lies here since the beginning of a page
    this.#takeAll(this.#needs.accounts.list(this.#unit), (id) => !fresh.has(id))
      .then(() => (this.#wholeAt = begun.getTime()))
      .catch(() => undefined)
      .finally(() => (this.#fresh = undefined))
  }

  async #readAll(begun: Date): Promise<void> {
    await this.#takeAll(this.#needs.accounts.list(this.#unit))
    this.#seenTo = begun
    this.#wholeAt = begun.getTime()
  }

  async #takeAll(accounts: AsyncIterable<Account>, isWanted?: (id: string) => boolean): Promise<void> {
    let count = 0
    for await (const account of accounts) {
      if (isWanted === undefined) this.#fresh?.add(account.id)
      if (isWanted?.(account.id) !== false) this.#take(account)
      if (++count % OPENED_AT_ONCE === 0) await othersTurn()
    }
  }

  #take(account: Account): void {
    const before = this.#people.get(account.id)
    const person = readPerson(this.#needs.keyring, account, before)
    if (before?.sortKey === person.sortKey) {
      // in its place in the sorted list as well
      Object.assign(before, person)
      return
    }
    this.#people.set(account.id, person)
    this.#sorted = undefined
  }
}

/** Lets requests and timers run that wait meanwhile. */
function othersTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
