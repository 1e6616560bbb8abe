import { accountPath } from '../../../contract/hosted-page-path.js'
import type { Destination } from '../pages/destination.js'

/** A part of a person's own page, and what follows `/konto` in its path. */
export const ACCOUNT_PARTS = {
  overview: '',
  password: '/password',
  factors: '/factors',
  sessions: '/sessions',
  email: '/email',
  data: '/data',
} as const
export type AccountPart = keyof typeof ACCOUNT_PARTS

/** Where somebody comes back to who had to sign in first. */
export function partDestination(part: AccountPart): Destination {
  return `konto${ACCOUNT_PARTS[part]}`
}

/** Path of a part. */
export function partPath(unit: string, part: AccountPart): string {
  return `${accountPath(unit)}${ACCOUNT_PARTS[part]}`
}
