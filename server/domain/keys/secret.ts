import { createHash, hkdfSync } from 'node:crypto'

/** Bytes of a `SECRET_KEY` and of a unit's data key. */
export const SECRET_BYTES = 32

/** Purposes whose keys are kept: there are few, but for the client key of each day. */
const MOST_KEPT = 32

/** 32 secret bytes, used only through keys that are derived from them, one for each purpose. */
export interface Secret {
  /** 8 hex digits that name it: the first of a hash, which tells nothing of it. */
  readonly version: string
  /** HKDF-SHA-256 (RFC 5869), 32 bytes. */
  derive(purpose: string): Buffer
}

/** Names the bytes, and derives from them. */
export function secretOf(bytes: Buffer): Secret {
  const derived = new Map<string, Buffer>()
  return {
    version: createHash('sha256').update('klucznik key version').update(bytes).digest('hex').slice(0, 8),
    derive(purpose) {
      const known = derived.get(purpose)
      if (known !== undefined) return known
      const made = Buffer.from(hkdfSync('sha256', bytes, Buffer.alloc(0), `klucznik ${purpose}`, SECRET_BYTES))
      if (derived.size >= MOST_KEPT) derived.clear()
      derived.set(purpose, made)
      return made
    },
  }
}
