import { randomBytes } from 'node:crypto'

/** 16 bytes of the system's CSPRNG in lower-case hex: ids of accounts, outbox items, leases and challenges. */
export function randomId(): string {
  return randomBytes(16).toString('hex')
}
