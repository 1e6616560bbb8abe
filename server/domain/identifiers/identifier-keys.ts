import type { IdentifierKind } from './identifier.js'

/** Identifier keys of one account, by kind; an account without an e-mail or a PESEL has no such key. */
export type IdentifierKeys = { login: string } & Partial<Record<IdentifierKind, string>>

/** The keys to look for, by kind: one for each data key that an account may be stored under. */
export type IdentifierSearch = Record<IdentifierKind, string[]>
