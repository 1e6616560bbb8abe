import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { generateSymbols, groupSymbols, readSymbols } from '../identifiers/checked-symbols.js'
import { randomId } from '../random-id.js'
import type { PrintedCodes } from '../second-factors.js'

const CODES = 10
/** Eleven random symbols are 45 bits, and one checks them. */
const LENGTH = 12
const SALT_BYTES = 32

/** A fresh set, and the codes in groups as they are printed: they are nowhere afterwards. */
export function createPrintedCodes(addedAt: Date): { set: PrintedCodes; codes: string[] } {
  const salt = randomBytes(SALT_BYTES).toString('base64url')
  const codes = Array.from({ length: CODES }, () => generateSymbols(LENGTH))
  const hashes = codes.map((code) => hashOf(salt, code).toString('base64url'))
  return { set: { id: randomId(), salt, hashes, addedAt }, codes: codes.map(groupSymbols) }
}

/** The code as it was made; undefined for what cannot be one, so that a slip of the finger costs no try. */
export function readPrintedCode(typed: string): string | undefined {
  return readSymbols(typed, LENGTH)
}

/** The set without this code; undefined when it is not in it, or was used. */
export function withoutCode(set: PrintedCodes, code: string, usedAt: Date): PrintedCodes | undefined {
  const wanted = hashOf(set.salt, code)
  const left = set.hashes.filter((hash) => !isSame(Buffer.from(hash, 'base64url'), wanted))
  return left.length === set.hashes.length ? undefined : { ...set, hashes: left, usedAt }
}

function hashOf(salt: string, code: string): Buffer {
  return createHmac('sha256', Buffer.from(salt, 'base64url')).update(code).digest()
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
