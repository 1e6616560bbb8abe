import { timingSafeEqual } from 'node:crypto'
import { IDENTIFIER_KINDS, type IdentifierKind } from '../identifiers/identifier.js'
import type { IdentifierKeys, IdentifierSearch } from '../identifiers/identifier-keys.js'
import { mac } from './mac.js'
import { placesIn, type DataKey } from './data-key.js'
import { isMarked, mark } from './marks.js'
import { secretOf, type Secret } from './secret.js'
import { openSeal, seal, sealVersion } from './sealing.js'

/** Bytes of a signature that stands in an id. */
const SIGNATURE_BYTES = 16

/** A ticket's secret with what it is bound to. */
export interface TicketFacts {
  account: string
  purpose: string
  expiresAt: Date
  secret: Buffer
}

/**
 * Everything that is secret in a unit, by its data keys. They are a chain: an identifier's key is the HMAC, under the
 * newest, of what the one before made of it. So a unit is keyed anew from what is stored, nobody's PESEL is asked for,
 * and whoever has an older key alone finds nobody in what was written since.
 */
export class UnitKeys {
  readonly #unit: string
  readonly #chain: readonly Secret[]
  readonly #activeAt: readonly (Date | undefined)[]
  /** Place of the key that makes what is new. */
  readonly #current: number
  /** Place of the oldest key that an account may still be stored under. */
  readonly #oldest: number

  /** Takes the keys of the unit, the first one first. */
  constructor(unit: string, chain: readonly DataKey[]) {
    if (chain.length === 0) throw new RangeError('a unit has a key at the least')
    this.#unit = unit
    this.#chain = chain.map(({ bytes }) => secretOf(bytes))
    this.#activeAt = chain.map(({ activeAt }) => activeAt)
    const { current, oldest } = placesIn(chain)
    this.#current = current
    this.#oldest = oldest
  }

  /** Version of the key that makes what is new. */
  get version(): string {
    return this.#secretAt(this.#current).version
  }

  /** Version of the newest key at hand, which may not be current yet. */
  get newestVersion(): string {
    return this.#secretAt(this.#chain.length - 1).version
  }

  /** How many there are. */
  get count(): number {
    return this.#chain.length
  }

  has(version: string): boolean {
    return this.#chain.some((secret) => secret.version === version)
  }

  /** Whether accounts may be stored under several keys: uniqueness then has to be looked for. */
  get isBeingRenewed(): boolean {
    return this.#oldest < this.#chain.length - 1
  }

  /** What an account is stored under, from identifiers in normal form. */
  identifierKeys(normal: { login: string } & Partial<Record<IdentifierKind, string>>): IdentifierKeys {
    const keys: IdentifierKeys = { login: this.#identifierKey('login', normal.login) }
    for (const kind of IDENTIFIER_KINDS) {
      const value = normal[kind]
      if (value !== undefined) keys[kind] = this.#identifierKey(kind, value)
    }
    return keys
  }

  /**
   * Keys to look for, always the same number whatever was typed: a kind that the text cannot be is looked up under a
   * key that nobody can have, since no normal form holds a NUL.
   */
  identifierSearch(typed: string, readings: Record<IdentifierKind, string | undefined>): IdentifierSearch {
    const keysOf = (kind: IdentifierKind): string[] => this.#searchKeys(kind, readings[kind] ?? `\0${typed}`)
    return { email: keysOf('email'), pesel: keysOf('pesel'), login: keysOf('login'), substitute: keysOf('substitute') }
  }

  /** Whether an account of this identifier, in normal form, may be stored under the key. */
  isIdentifierKey(key: string, kind: IdentifierKind, normal: string): boolean {
    return this.#searchKeys(kind, normal).includes(key)
  }

  /** Keys to look a login up by, in normal form. */
  loginKeys(login: string): string[] {
    return this.#searchKeys('login', login)
  }

  /** A search that waited while the unit was keyed anew; `version` was the newest at hand when it was made. */
  followSearch(search: IdentifierSearch, version: string): IdentifierSearch {
    const from = this.#placeOf(version)
    if (from === undefined || from === this.#chain.length - 1) return search
    const follow = (keys: string[]): string[] => [...keys, ...this.#links('identifier', keys.at(-1) ?? '', from)]
    return {
      email: follow(search.email),
      pesel: follow(search.pesel),
      login: follow(search.login),
      substitute: follow(search.substitute),
    }
  }

  /** The same keys as the current data key makes of those which `version` made; undefined when that one is not at hand. */
  followKeys(keys: IdentifierKeys, version: string): IdentifierKeys | undefined {
    const from = this.#placeOf(version)
    if (from === undefined || from > this.#current) return undefined
    const entries = Object.entries(keys).map(([kind, key]) => [kind, this.#follow('identifier', key, from)] as const)
    return Object.fromEntries(entries) as IdentifierKeys
  }

  /** Seals under the current key, bound to the context in this unit; see `sealing.ts`. */
  seal(purpose: string, context: string, plaintext: string): string {
    return seal(this.#secretAt(this.#current), { purpose, context: this.#bound(context) }, plaintext)
  }

  /**
   * What is sealed in an account. Undefined if a single bit differs, the context or unit is another, or no account is
   * stored under its key any more: whoever has a key that leaked, and was replaced, can seal nothing that opens.
   */
  open(purpose: string, context: string, sealed: string): string | undefined {
    return openSeal(this.#chain.slice(this.#oldest), { purpose, context: this.#bound(context) }, sealed)
  }

  /** What is sealed in a queue, and may have waited there since before the unit was keyed anew. */
  openQueued(purpose: string, context: string, sealed: string): string | undefined {
    return openSeal(this.#chain, { purpose, context: this.#bound(context) }, sealed)
  }

  /** A mark on the parts, see `marks.ts`: what a store holds and somebody without the key must not change. */
  mark(purpose: string, ...parts: string[]): string {
    return mark(this.#secretAt(this.#current), { purpose, parts: [this.#unit, ...parts] })
  }

  /** Whether this is a mark of ours on the parts, by a key that accounts may still be stored under. */
  isMarked(given: string, purpose: string, ...parts: string[]): boolean {
    return isMarked(this.#chain.slice(this.#oldest), given, { purpose, parts: [this.#unit, ...parts] })
  }

  /** Whether a mark names a key under which no account is stored any more: it is over, and nobody need be told. */
  isFormerMark(given: string): boolean {
    const place = this.#placeOf(sealVersion(given))
    return place !== undefined && place < this.#oldest
  }

  /** A short mark that can stand in an id: 32 hex digits, always the same while the key is. */
  sign(purpose: string, ...parts: string[]): string {
    return this.#signature(this.#secretAt(this.#current), purpose, parts).toString('hex')
  }

  /** Whether the parts were signed so by a key that made what is new at that moment, or later. */
  isSignedSince(since: Date, given: string, purpose: string, ...parts: string[]): boolean {
    const bytes = Buffer.from(given, 'hex')
    return this.#chain.some((secret, place) => {
      const followedAt = this.#activeAt[place + 1]
      if (place < this.#current && followedAt !== undefined && followedAt < since) return false
      const made = this.#signature(secret, purpose, parts)
      return bytes.length === made.length && timingSafeEqual(bytes, made)
    })
  }

  /**
   * What is stored of a ticket: `<versions of the keys that made it, with dashes>.<base64url of an HMAC>`, bound to its
   * account, purpose and end, so that a row that was moved or prolonged opens nothing.
   */
  ticketHash(facts: TicketFacts): string {
    const secret = this.#secretAt(this.#current)
    return `${secret.version}.${this.#ticketMac(secret, facts)}`
  }

  /** Whether the stored hash is of this ticket, and was last made by a key that accounts may still be stored under. */
  isTicket(hash: string, facts: TicketFacts): boolean {
    const [versions = '', given = ''] = hash.split('.', 2)
    const [first, ...later] = versions.split('-').map((version) => this.#placeOf(version))
    if (first === undefined || later.includes(undefined) || (later.at(-1) ?? first) < this.#oldest) return false
    let made = this.#ticketMac(this.#secretAt(first), facts)
    for (const place of later) made = this.#link('ticket', made, place ?? 0)
    const [one, other] = [Buffer.from(given), Buffer.from(made)]
    return one.length === other.length && timingSafeEqual(one, other)
  }

  /** The stored hash as the current key makes it of what older ones made; as it is when that one is not at hand. */
  followTicket(hash: string): string {
    const [versions = '', value = ''] = hash.split('.', 2)
    const last = this.#placeOf(versions.split('-').at(-1) ?? '')
    if (last === undefined || last >= this.#current) return hash
    const passed = this.#chain.slice(last + 1, this.#current + 1).map(({ version }) => version)
    return `${[versions, ...passed].join('-')}.${this.#follow('ticket', value, last)}`
  }

  /** 32 bytes that always follow from the parts, and from nothing that anybody else has. */
  seed(purpose: string, ...parts: string[]): Buffer {
    return mac(this.#secretAt(this.#current).derive(`seed ${purpose}`), [this.#unit, ...parts])
  }

  /** Keyed hash for counters: stable while the key is. */
  limitKey(...parts: string[]): string {
    return mac(this.#secretAt(this.#current).derive('limit'), [this.#unit, ...parts]).toString('base64url')
  }

  #secretAt(place: number): Secret {
    const secret = this.#chain[place]
    if (secret === undefined) throw new RangeError('no such key')
    return secret
  }

  #placeOf(version: string): number | undefined {
    const place = this.#chain.findIndex((secret) => secret.version === version)
    return place === -1 ? undefined : place
  }

  #bound(context: string): string {
    return `${this.#unit} ${context}`
  }

  #signature(secret: Secret, purpose: string, parts: string[]): Buffer {
    return mac(secret.derive(`sign ${purpose}`), [this.#unit, ...parts]).subarray(0, SIGNATURE_BYTES)
  }

  #ticketMac(secret: Secret, { account, purpose, expiresAt, secret: bytes }: TicketFacts): string {
    const parts = [this.#unit, account, purpose, expiresAt.toISOString(), bytes.toString('base64url')]
    return mac(secret.derive('ticket'), parts).toString('base64url')
  }

  #identifierKey(kind: IdentifierKind, normal: string): string {
    return this.#follow('identifier', this.#firstKey(kind, normal), 0)
  }

  #searchKeys(kind: IdentifierKind, normal: string): string[] {
    const first = this.#firstKey(kind, normal)
    return [first, ...this.#links('identifier', first, 0)].slice(this.#oldest)
  }

  #firstKey(kind: IdentifierKind, normal: string): string {
    return mac(this.#secretAt(0).derive('identifier'), [this.#unit, kind, normal]).toString('base64url')
  }

  /** What every later key makes of a value, one of the other. */
  #links(purpose: string, value: string, from: number): string[] {
    const made: string[] = []
    for (let place = from + 1; place < this.#chain.length; place++)
      made.push(this.#link(purpose, made.at(-1) ?? value, place))
    return made
  }

  /** What the current key makes of a value of the key at `from`. */
  #follow(purpose: string, value: string, from: number): string {
    let made = value
    for (let place = from + 1; place <= this.#current; place++) made = this.#link(purpose, made, place)
    return made
  }

  #link(purpose: string, value: string, place: number): string {
    return mac(this.#secretAt(place).derive(`${purpose} link`), [value]).toString('base64url')
  }
}
