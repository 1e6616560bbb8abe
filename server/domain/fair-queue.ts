/** Items that wait, of several owners, who have their turns one after another: nobody waits for all of somebody else's. */
export class FairQueue<Item> {
  readonly #most: number
  readonly #mostOfOne: number
  /** Whose turn is next stands first. */
  readonly #waiting = new Map<string, Item[]>()
  #size = 0

  /** Takes `most` items, `mostOfOne` of each owner. */
  constructor({ most, mostOfOne }: { most: number; mostOfOne: number }) {
    this.#most = most
    this.#mostOfOne = mostOfOne
  }

  /** Puts an item in; false when there is no place for it. */
  add(owner: string, item: Item): boolean {
    const own = this.#waiting.get(owner) ?? []
    if (this.#size >= this.#most || own.length >= this.#mostOfOne) return false
    own.push(item)
    this.#waiting.set(owner, own)
    this.#size += 1
    return true
  }

  /** Takes out the item whose turn it is. */
  next(): Item | undefined {
    const [first] = this.#waiting
    if (first === undefined) return undefined
    const [owner, own] = first
    const item = own.shift()
    this.#waiting.delete(owner)
    if (own.length > 0) this.#waiting.set(owner, own)
    this.#size -= 1
    return item
  }
}
