import type { Account } from '../account.js'
import type { Keyring } from '../keyring.js'
import type { AccountStore } from '../ports/account-store.js'
import { readPerson, type Person } from './person.js'

/** Clocks of two servers may differ by so much; a write may take as long to be seen. */
const OVERLAP_MS = 10_000
/** Accounts opened before others get a turn: some milliseconds' work. */
const PAGE = 100

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
      this.#running = this.#read().finally(() => (this.#running = undefined))
      return this.#running
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

  async #read(): Promise<void> {
    const { accounts, now } = this.#needs
    const begun = now()
    const source =
      this.#seenTo === undefined
        ? accounts.list(this.#unit)
        : accounts.changedSince(this.#unit, new Date(this.#seenTo.getTime() - OVERLAP_MS))
    let count = 0
    for await (const account of source) {
      this.#take(account)
      if (++count % PAGE === 0) await othersTurn()
    }
    this.#seenTo = begun
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
