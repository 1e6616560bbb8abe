import { createCipheriv, createHash, type Cipher } from 'node:crypto'

/** Fewer could be guessed at. */
const LEAST_SEED_BYTES = 16

const BLOCK_BYTES = 512
const ZEROS = Buffer.alloc(BLOCK_BYTES)

/** Numbers that nobody can foretell without the seed, and the same ones for the same seed: the keystream of AES-256-CTR. */
export class RandomStream {
  readonly #cipher: Cipher
  #block = Buffer.alloc(0)
  #offset = 0

  /** `purpose` keeps streams of one seed apart. Throws a RangeError for a seed of less than 16 bytes. */
  constructor(seed: Uint8Array, purpose: string) {
    if (seed.length < LEAST_SEED_BYTES) throw new RangeError(`a seed has at least ${LEAST_SEED_BYTES} bytes`)
    const key = createHash('sha256').update(seed).update('\0').update(purpose).digest()
    this.#cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16))
  }

  /** At least `from`, below `to`. */
  between(from: number, to: number): number {
    return from + (to - from) * this.#fraction()
  }

  /** -1 or 1. */
  sign(): number {
    return this.#fraction() < 0.5 ? -1 : 1
  }

  /** One of the items; throws a RangeError when there is none. */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.#fraction() * items.length)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }

  #fraction(): number {
    if (this.#offset === this.#block.length) {
      this.#block = this.#cipher.update(ZEROS)
      this.#offset = 0
    }
    const word = this.#block.readUInt32LE(this.#offset)
    this.#offset += 4
    return word / 2 ** 32
  }
}
