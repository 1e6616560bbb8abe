/** Whoever has fewer gives nothing up. */
const FEWEST_TO_GIVE_WAY = 2

/**
 * Items that wait, of several owners, who have their turns one after another: nobody waits for all of somebody else's.
 * An owner may have several names, the widest first (a unit, and who in it): those in it have their turns likewise.
 * When there is no place left, whoever has most gives one up to an owner who has nothing there.
 */
export class FairQueue<Item> {
  readonly #most: number
  readonly #mostOfEach: readonly number[]
  readonly #drop: ((item: Item) => void) | undefined
  /** Whose turn is next stands first. */
  readonly #owners = new Map<string, FairQueue<Item>>()
  /** What waits where no further name tells owners apart. */
  readonly #items: Item[] = []
  #size = 0

  /** Takes so many items in all, then so many of each owner, then of each in it, and so on; `drop` is told what gave way. */
  constructor([most = Infinity, ...mostOfEach]: readonly number[], drop?: (item: Item) => void) {
    this.#most = most
    this.#mostOfEach = mostOfEach
    this.#drop = drop
  }

  /** Puts an item in; false when there is no place for it. */
  add(names: readonly string[], item: Item): boolean {
    return this.#add(names, item, this.#size >= this.#most)
  }

  #add([name, ...narrower]: readonly string[], item: Item, isFull: boolean): boolean {
    if (name === undefined) {
      if (isFull) return false
      this.#items.push(item)
      this.#size += 1
      return true
    }
    const owner = this.#owners.get(name) ?? new FairQueue<Item>(this.#mostOfEach, this.#drop)
    const before = owner.#size
    const givesWay = this.#drop !== undefined && isFull && before === 0 && this.#mostOfOne() >= FEWEST_TO_GIVE_WAY
    // without a place here one in the owner may give way to another in it
    if (!owner.#add(narrower, item, owner.#size >= owner.#most || (isFull && !givesWay))) return false
    if (givesWay) this.#dropLast()
    this.#owners.set(name, owner)
    this.#size += owner.#size - before
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

  #mostOfOne(): number {
    return Math.max(0, ...[...this.#owners.values()].map((owner) => owner.#size))
  }

  /** Takes out what came last of whoever has most. */
  #dropLast(): void {
    this.#size -= 1
    const most = this.#mostOfOne()
    const largest = [...this.#owners].find(([, owner]) => owner.#size === most)
    if (largest === undefined) {
      const item = this.#items.pop()
      if (item !== undefined) this.#drop?.(item)
      return
    }
    const [name, owner] = largest
    owner.#dropLast()
    if (owner.#size === 0) this.#owners.delete(name)
  }
}
