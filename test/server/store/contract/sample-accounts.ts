import type { Account } from '../../../../server/domain/account.js'
import type { Store } from '../../../../server/domain/ports/store.js'
import { randomId } from '../../../../server/domain/random-id.js'
import { TestKeyring } from '../../../support/test-keyring.js'

export const keyring = new TestKeyring()
/** A moment that no clean-up by the real clock touches: MongoDB drops by its own what is out of date. */
export const NOW = new Date('2200-01-01T08:00:00.000Z')
export const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1_000)
export const nobody = { email: undefined, pesel: undefined, login: undefined, substitute: undefined }

/** A unit that no other test touches. */
export const freshUnit = (): string => `unit-${randomId().slice(0, 8)}`

/** An account of a unit, under identifiers of its own. */
export function account(
  unit: string,
  login: string,
  own: { email?: string; pesel?: string; substitute?: string } = {},
  more: Partial<Account> = {},
): Account {
  return {
    id: randomId(),
    unit,
    login,
    status: 'active',
    keys: keyring.of(unit).identifierKeys({ login, ...own }),
    keyVersion: keyring.of(unit).version,
    profile: 'sealed',
    mark: 'mark',
    class: '4b',
    tickets: [],
    mails: [],
    createdAt: NOW,
    changedAt: NOW,
    ...more,
  }
}

/** The same, after it was added to a store. */
export async function added({ accounts }: Store, made: Account): Promise<Account> {
  await accounts.add(made)
  return made
}

const caps = { perHour: 5, perDay: 10 }

/** What a ticket is granted with: at most five in an hour. */
export const grant = ({ unit, id, keys }: Account, hash: string, request = randomId(), at = NOW) => ({
  unit,
  id,
  email: keys.email,
  ticket: { hash, purpose: 'recovery' as const, expiresAt: new Date(at.getTime() + 3_600_000), request },
  mail: { request, at },
  caps,
})

/** The same with a code beside the link that ends after so many seconds. */
export const codedGrant = (made: Account, hash: string, seconds = 3_600) => {
  const granted = grant(made, hash)
  return { ...granted, ticket: { ...granted.ticket, code: { hash: `code of ${hash}`, expiresAt: later(seconds) } } }
}

/** What a ticket is spent with. */
export const spending = ({ unit, id, mark }: Account, hash: string, now = NOW, passwordHash = `phc of ${hash}`) => ({
  unit,
  id,
  hash,
  mark,
  newMark: mark,
  now,
  passwordHash,
  notice: randomId(),
})
