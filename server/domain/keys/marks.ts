import { timingSafeEqual } from 'node:crypto'
import { mac } from './mac.js'
import type { Secret } from './secret.js'

/** What is marked, and what for. */
export interface Marked {
  purpose: string
  parts: readonly string[]
}

/** A mark on the parts that nobody without the secret can make: `<version>.<base64url of their HMAC-SHA-256>`. */
export function mark(secret: Secret, { purpose, parts }: Marked): string {
  return `${secret.version}.${mac(secret.derive(`mark ${purpose}`), parts).toString('base64url')}`
}

/** Whether one of these secrets made this mark on the parts. */
export function isMarked(secrets: readonly Secret[], given: string, marked: Marked): boolean {
  const secret = secrets.find(({ version }) => given.startsWith(`${version}.`))
  if (secret === undefined) return false
  const [one, other] = [Buffer.from(given), Buffer.from(mark(secret, marked))]
  return one.length === other.length && timingSafeEqual(one, other)
}
