import { isMarked, mark } from './marks.js'
import { mac } from './mac.js'
import { secretOf, type Secret } from './secret.js'
import { openSeal, seal } from './sealing.js'

/** Hex digits of a client's hash in the log. */
const CLIENT_HASH_LENGTH = 16

/**
 * What belongs to no unit, by the server's `SECRET_KEY`s. The first one makes everything new; the others still read what
 * they made.
 */
export class ServerKeys {
  readonly #secrets: readonly [Secret, ...Secret[]]

  /** Takes 32 bytes each, the current one first. */
  constructor(current: Buffer, ...previous: Buffer[]) {
    this.#secrets = [secretOf(current), ...previous.map(secretOf)]
  }

  /** Versions of the keys at hand, the current one first. */
  get versions(): string[] {
    return this.#secrets.map(({ version }) => version)
  }

  /** Seals under the current key, see `sealing.ts`. */
  seal(purpose: string, context: string, plaintext: string): string {
    return seal(this.#secrets[0], { purpose, context }, plaintext)
  }

  /** Undefined if a single bit differs, the context is another, or the key is not at hand. */
  open(purpose: string, context: string, sealed: string): string | undefined {
    return openSeal(this.#secrets, { purpose, context }, sealed)
  }

  /** Marks what a store holds and somebody without the key must not change, see `marks.ts`. */
  mark(purpose: string, ...parts: string[]): string {
    return mark(this.#secrets[0], { purpose, parts })
  }

  isMarked(given: string, purpose: string, ...parts: string[]): boolean {
    return isMarked(this.#secrets, given, { purpose, parts })
  }

  /** 32 bytes that always follow from the parts, and from nothing that anybody else has. */
  seed(purpose: string, ...parts: string[]): Buffer {
    return mac(this.#secrets[0].derive(`seed ${purpose}`), parts)
  }

  /** A key for one purpose, of 32 bytes, from the secret key of this version; the current one where that is not at hand. */
  derive(purpose: string, version: string = this.#secrets[0].version): Buffer {
    return (this.#secrets.find((secret) => secret.version === version) ?? this.#secrets[0]).derive(purpose)
  }

  /** Keyed hash for counters: stable while the key is. */
  limitKey(...parts: string[]): string {
    return mac(this.#secrets[0].derive('limit'), parts).toString('base64url')
  }

  /** Keyed hash of a client's address for the log; nobody can join two days. */
  clientHash(address: string, now: Date): string {
    const key = this.#secrets[0].derive(`client ${now.toISOString().slice(0, 10)}`)
    return mac(key, [address]).toString('base64url').slice(0, CLIENT_HASH_LENGTH)
  }
}
