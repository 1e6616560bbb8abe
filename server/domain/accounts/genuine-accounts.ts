import type { Account } from '../account.js'
import type { Keyring } from '../keyring.js'
import type { AccountStore } from '../ports/account-store.js'
import type { EventLog } from '../ports/event-log.js'
import { isGenuine } from './account-mark.js'

/**
 * The accounts of a store, without those that do not fit their own mark: somebody wrote into the database who has no key.
 * They are as if they were not there, each is logged, and nothing mends them in silence.
 */
export function genuineAccounts(
  store: AccountStore,
  { keyring, log }: { keyring: Keyring; log: EventLog },
): AccountStore {
  const isOurs = (account: Account): boolean => {
    if (isGenuine(keyring, account)) return true
    log.warn('account.mark-broken', { unit: account.unit, account: account.id })
    return false
  }
  const ours = (account: Account | undefined): Account | undefined =>
    account !== undefined && isOurs(account) ? account : undefined
  async function* allOurs(accounts: AsyncIterable<Account>): AsyncGenerator<Account> {
    for await (const account of accounts) if (isOurs(account)) yield account
  }
  return {
    ...store,
    find: async (unit, search) => (await store.find(unit, search)).filter(isOurs),
    countCodeTry: async (attempt) => (await store.countCodeTry(attempt)).filter(isOurs),
    findByLogin: async (unit, keys) => ours(await store.findByLogin(unit, keys)),
    findById: async (unit, id) => ours(await store.findById(unit, id)),
    list: (unit, after) => allOurs(store.list(unit, after)),
    grantLetters: ({ draw, ...grant }) =>
      store.grantLetters({ ...grant, draw: (account) => (isOurs(account) ? draw(account) : undefined) }),
    changedSince: (unit, since) => allOurs(store.changedSince(unit, since)),
  }
}
