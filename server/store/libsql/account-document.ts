import type { Account } from '../../domain/account.js'

/** An account as JSON; dates as ISO 8601. */
export function writeAccount(account: Account): string {
  return JSON.stringify(account)
}

const DATES = new Set(['createdAt', 'changedAt', 'passwordSetAt', 'mailedAt', 'rightsAt', 'expiresAt', 'at'])

/** The account of a document that {@link writeAccount} wrote. */
export function readAccount(document: string): Account {
  return JSON.parse(document, (name, value: unknown) =>
    DATES.has(name) && typeof value === 'string' ? new Date(value) : value,
  ) as Account
}
