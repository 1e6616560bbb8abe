import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Secret } from './secret.js'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What a seal is made for, and what it is bound to: moved elsewhere, it does not open. */
export interface SealPlace {
  purpose: string
  context: string
}

/** AES-256-GCM under the purpose's own key, bound to the context: `<version>.<base64url of nonce, text, tag>`. */
export function seal(secret: Secret, { purpose, context }: SealPlace, plaintext: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', secret.derive(`seal ${purpose}`), nonce)
  cipher.setAAD(Buffer.from(context))
  const sealed = Buffer.concat([nonce, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${secret.version}.${sealed.toString('base64url')}`
}

/** What was sealed, or undefined if a single bit differs, the place is another, or the secret is not among these. */
export function openSeal(
  secrets: readonly Secret[],
  { purpose, context }: SealPlace,
  sealed: string,
): string | undefined {
  const [version, text = ''] = sealed.split('.', 2)
  const secret = secrets.find((candidate) => candidate.version === version)
  const bytes = Buffer.from(text, 'base64url')
  // several spellings of base64url decode to the same bytes; only ours counts
  if (secret === undefined || `${version}.${bytes.toString('base64url')}` !== sealed) return undefined
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined
  const decipher = createDecipheriv('aes-256-gcm', secret.derive(`seal ${purpose}`), bytes.subarray(0, NONCE_BYTES))
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return undefined
  }
}

/** Which secret a seal was made with, by its version; nothing is opened. */
export function sealVersion(sealed: string): string {
  return sealed.split('.', 1)[0] ?? ''
}
