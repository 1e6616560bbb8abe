/**
 * Items that wait, of several owners, who have their turns one after another: nobody waits for all of somebody else's.
 * An owner may have several names, the widest first (a unit, and who in it): those in it have their turns likewise.
 */
export class FairQueue<Item> {
  readonly #most: number
  readonly #mostOfEach: readonly number[]
  /** Whose turn is next stands first. */
  readonly #owners = new Map<string, FairQueue<Item>>()
  /** What waits where no further name tells owners apart. */
  readonly #items: Item[] = []
  #size = 0

  /** Takes so many items in all, then so many of each owner, then of each in it, and so on. */
  constructor([most = Infinity, ...mostOfEach]: readonly number[]) {
    this.#most = most
    this.#mostOfEach = mostOfEach
  }

  /** Puts an item in; false when there is no place for it. */
  add([name, ...narrower]: readonly string[], item: Item): boolean {
    if (this.#size >= this.#most) return false
    if (name === undefined) {
      this.#items.push(item)
    } else {
      const owner = this.#owners.get(name) ?? new FairQueue<Item>(this.#mostOfEach)
      if (!owner.add(narrower, item)) return false
      this.#owners.set(name, owner)
    }
    this.#size += 1
    return true
  }

  /** Takes out the item whose turn it is. */
  next(): Item | undefined {
    if (this.#size === 0) return undefined
    this.#size -= 1
    const [first] = this.#owners
    if (first === undefined) return this.#items.shift()
    const [name, owner] = first
    const item = owner.next()
    this.#owners.delete(name)
    if (owner.#size > 0) this.#owners.set(name, owner)
    return item
  }
}
