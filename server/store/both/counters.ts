import { createHash } from 'node:crypto'

/** Places in which a name may lie: a full table forgets one of so many, never one of all. */
const WAYS = 16

/** How many came within a window, and when it ends, in milliseconds since 1970. */
export interface Count {
  used: number
  endsAt: number
}

/**
 * Counters with windows that end, in memory that never grows: 28 bytes each, all taken at the start. When there is no room
 * for a new one, it takes the place of one whose window has ended, else of the one that counts fewest. So whoever comes
 * from ever new networks pushes out their own single acts, and neither a network that has used much gets a fresh start,
 * nor does anybody find a counter that others filled.
 */
export class Counters {
  readonly #sets: number
  readonly #prints: Uint32Array
  readonly #used: Uint32Array
  readonly #endsAt: Float64Array

  /** Takes how many there may be, a multiple of 16. */
  constructor(size: number) {
    if (size < WAYS || size % WAYS !== 0) throw new RangeError(`not a multiple of ${WAYS}: ${size}`)
    this.#sets = size / WAYS
    this.#prints = new Uint32Array(4 * size)
    this.#used = new Uint32Array(size)
    this.#endsAt = new Float64Array(size)
  }

  /** Counts one more under a name; the first one begins a window of so many milliseconds. */
  add(name: string, windowMs: number): Count {
    const now = Date.now()
    const print = printOf(name)
    const known = this.#find(print, now)
    const place = known ?? this.#takePlace(print, { now, windowMs })
    this.#used[place] = this.#usedAt(place) + 1
    return { used: this.#usedAt(place), endsAt: this.#endsAtOf(place) }
  }

  /** How many came, without counting. */
  used(name: string): number {
    const place = this.#find(printOf(name), Date.now())
    return place === undefined ? 0 : this.#usedAt(place)
  }

  forget(name: string): void {
    const place = this.#find(printOf(name), Date.now())
    if (place !== undefined) this.#endsAt[place] = 0
  }

  #find(print: Uint32Array, now: number): number | undefined {
    const first = this.#firstPlace(print)
    for (let place = first; place < first + WAYS; place++)
      if (this.#endsAtOf(place) > now && this.#isAt(place, print)) return place
    return undefined
  }

  #takePlace(print: Uint32Array, { now, windowMs }: { now: number; windowMs: number }): number {
    const place = this.#leastAt(this.#firstPlace(print), now)
    this.#prints.set(print, 4 * place)
    this.#used[place] = 0
    this.#endsAt[place] = now + windowMs
    return place
  }

  /** One whose window has ended, else the one that counts fewest, of equals the one that ends first. */
  #leastAt(first: number, now: number): number {
    let least = first
    for (let place = first; place < first + WAYS; place++) {
      if (this.#endsAtOf(place) <= now) return place
      const more = this.#usedAt(place) - this.#usedAt(least)
      if (more < 0 || (more === 0 && this.#endsAtOf(place) < this.#endsAtOf(least))) least = place
    }
    return least
  }

  #firstPlace(print: Uint32Array): number {
    return ((print[0] ?? 0) % this.#sets) * WAYS
  }

  #isAt(place: number, print: Uint32Array): boolean {
    const prints = this.#prints
    const at = 4 * place
    return (
      // the last part first: the first one is alike in all of a set
      prints[at + 3] === print[3] &&
      prints[at + 2] === print[2] &&
      prints[at + 1] === print[1] &&
      prints[at] === print[0]
    )
  }

  #usedAt(place: number): number {
    return this.#used[place] ?? 0
  }

  #endsAtOf(place: number): number {
    return this.#endsAt[place] ?? 0
  }
}

/** 128 bits that stand for a name: no two are the same by chance. */
function printOf(name: string): Uint32Array {
  const digest = createHash('sha256').update(name).digest()
  const print = new Uint32Array(4)
  for (let n = 0; n < 4; n++) print[n] = digest.readUInt32LE(4 * n)
  return print
}
