import { createHmac } from 'node:crypto'

/** HMAC-SHA-256 over length-delimited parts: no two lists of parts give the same bytes. */
export function mac(key: Buffer, parts: readonly string[]): Buffer {
  const hmac = createHmac('sha256', key)
  for (const part of parts) {
    const bytes = Buffer.from(part)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    hmac.update(length).update(bytes)
  }
  return hmac.digest()
}
