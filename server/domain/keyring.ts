import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import type { IdentifierKeys } from './account.js'
import { IDENTIFIER_KINDS, type IdentifierKind, type IdentifierSearch } from './identifiers/identifier.js'

/** Of a `SECRET_KEY`, before it is written in base64. */
export const SECRET_KEY_BYTES = 32

const NONCE_BYTES = 12
const TAG_BYTES = 16
const SIGNATURE_BYTES = 16

/** One `SECRET_KEY` and what was derived from it. */
interface SecretKey {
  /** First 8 hex digits of the key's hash: names the key, tells nothing of it. */
  version: string
  derive(purpose: string): Buffer
}

/**
 * Every secret of a server, derived (HKDF-SHA-256, RFC 5869) from its secret keys.
 * The first key is the current one and makes everything new; the others still read what they made.
 */
export class Keyring {
  readonly #keys: [SecretKey, ...SecretKey[]]

  /** Takes keys of {@link SECRET_KEY_BYTES}, the current one first. */
  constructor(current: Buffer, ...previous: Buffer[]) {
    this.#keys = [secretKey(current), ...previous.map(secretKey)]
  }

  /** Version of the current key. */
  get version(): string {
    return this.#keys[0].version
  }

  /** How many keys are at hand: more than one while keys are being rotated. */
  get versions(): number {
    return this.#keys.length
  }

  /** Whether the key of this version is at hand. */
  has(version: string): boolean {
    return this.#keys.some((key) => key.version === version)
  }

  /** Keys that an account is stored under, from identifiers in normal form. */
  identifierKeys(unit: string, normal: { login: string } & Partial<Record<IdentifierKind, string>>): IdentifierKeys {
    const keys: IdentifierKeys = { login: identifierKey(this.#keys[0], unit, 'login', normal.login) }
    for (const kind of IDENTIFIER_KINDS) {
      const value = normal[kind]
      if (value !== undefined) keys[kind] = identifierKey(this.#keys[0], unit, kind, value)
    }
    return keys
  }

  /**
   * Keys to look for, always the same number whatever was typed: a kind that the text cannot be is looked up under a
   * key that nobody can have, since no normal form holds a NUL.
   */
  identifierSearch(
    unit: string,
    typed: string,
    readings: Record<IdentifierKind, string | undefined>,
  ): IdentifierSearch {
    const keysOf = (kind: IdentifierKind): string[] =>
      this.#keys.map((key) => identifierKey(key, unit, kind, readings[kind] ?? `\0${typed}`))
    return { email: keysOf('email'), pesel: keysOf('pesel'), login: keysOf('login'), substitute: keysOf('substitute') }
  }

  /** Login keys of every key version. */
  loginKeys(unit: string, login: string): string[] {
    return this.#keys.map((key) => identifierKey(key, unit, 'login', login))
  }

  /** AES-256-GCM under the purpose's own key, bound to `context`: `<key version>.<base64url of nonce, text, tag>`. */
  seal(purpose: string, context: string, plaintext: string): string {
    const key = this.#keys[0]
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', key.derive(`seal ${purpose}`), nonce)
    cipher.setAAD(Buffer.from(context))
    const sealed = Buffer.concat([nonce, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])
    return `${key.version}.${sealed.toString('base64url')}`
  }

  /** What was sealed, or undefined if a single bit differs, the context is another, or the key is unknown. */
  open(purpose: string, context: string, sealed: string): string | undefined {
    const [version, text = ''] = sealed.split('.', 2)
    const key = this.#keys.find((candidate) => candidate.version === version)
    const bytes = Buffer.from(text, 'base64url')
    // several spellings of base64url decode to the same bytes; only ours counts
    if (key === undefined || `${version}.${bytes.toString('base64url')}` !== sealed) return undefined
    if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined
    const decipher = createDecipheriv('aes-256-gcm', key.derive(`seal ${purpose}`), bytes.subarray(0, NONCE_BYTES))
    decipher.setAAD(Buffer.from(context))
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    try {
      return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    } catch {
      return undefined
    }
  }

  /** 32 bytes that always follow from the parts, and from nothing that anybody else has. */
  seed(purpose: string, ...parts: string[]): Buffer {
    return Buffer.from(mac(this.#keys[0].derive(`seed ${purpose}`), parts), 'base64url')
  }

  /** A key for one purpose, such as signing, from the current secret key. */
  derive(purpose: string): Buffer {
    return this.#keys[0].derive(purpose)
  }

  /** A mark on the parts that nobody else can make: 32 hex digits of their HMAC-SHA-256. */
  sign(purpose: string, ...parts: string[]): string {
    return signature(this.#keys[0], purpose, parts).toString('hex')
  }

  /** Whether one of our keys, the current or an older one, made this mark on the parts. */
  isSigned(mark: string, purpose: string, ...parts: string[]): boolean {
    const given = Buffer.from(mark, 'hex')
    return this.#keys.some((key) => {
      const made = signature(key, purpose, parts)
      return given.length === made.length && timingSafeEqual(given, made)
    })
  }

  /** Keyed hash for counters: stable while the key is. */
  limitKey(...parts: string[]): string {
    return mac(this.#keys[0].derive('limit'), parts)
  }

  /** Keyed mark of a stored password hash: tells whether it is still the same one, and nothing else. */
  passwordMark(account: string, passwordHash: string): string {
    return mac(this.#keys[0].derive('password mark'), [account, passwordHash])
  }

  /** Keyed hash of a client's address for the log; nobody can join two days. */
  clientHash(address: string, now: Date): string {
    return mac(this.#keys[0].derive(`client ${now.toISOString().slice(0, 10)}`), [address]).slice(0, 16)
  }
}

function secretKey(bytes: Buffer): SecretKey {
  const derived = new Map<string, Buffer>()
  return {
    version: createHash('sha256').update('klucznik key version').update(bytes).digest('hex').slice(0, 8),
    derive(purpose) {
      const known = derived.get(purpose)
      if (known !== undefined) return known
      const made = Buffer.from(hkdfSync('sha256', bytes, Buffer.alloc(0), `klucznik ${purpose}`, 32))
      // the day's client key is the one purpose that changes; the map must not grow with the days
      if (derived.size >= 16) derived.clear()
      derived.set(purpose, made)
      return made
    },
  }
}

function identifierKey(key: SecretKey, unit: string, kind: IdentifierKind, value: string): string {
  return mac(key.derive('identifier'), [unit, kind, value])
}

function signature(key: SecretKey, purpose: string, parts: string[]): Buffer {
  return Buffer.from(mac(key.derive(`sign ${purpose}`), parts), 'base64url').subarray(0, SIGNATURE_BYTES)
}

/** HMAC-SHA-256 over length-delimited parts: no two lists of parts give the same bytes. */
function mac(key: Buffer, parts: string[]): string {
  const hmac = createHmac('sha256', key)
  for (const part of parts) {
    const bytes = Buffer.from(part)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    hmac.update(length).update(bytes)
  }
  return hmac.digest('base64url')
}
