import { openProfile } from '../accounts/profile.js'
import type { Account } from '../account.js'
import { isUsable } from '../is-usable.js'
import type { Services } from '../ports/services.js'
import type { Session } from '../ports/session-store.js'
import type { Unit } from '../unit.js'
import { advanceSession, openSession, type Begun, type SessionOpening } from './session.js'
import { isStill } from './session-mark.js'

/** One of the accounts that it is asked about. */
export interface OfferedAccount {
  login: string
  firstName: string
  lastName: string
}

interface Asked {
  unit: Unit
  token: string | undefined
}

/** Whose account may be opened; undefined when nothing is to be chosen, or it took too long. */
export async function offeredAccounts(services: SessionOpening, asked: Asked): Promise<OfferedAccount[] | undefined> {
  const user = await openSession(services, { ...asked, stages: ['choose'] })
  if (user === undefined) return undefined
  const accounts = await openChoices(services, user.session)
  return accounts.map((account) => {
    const { firstName = '', lastName = '' } = openProfile(services.keyring, account) ?? {}
    return { login: account.login, firstName, lastName }
  })
}

/** Goes on with the account of that login; undefined when it is none of those that were offered, or no longer. */
export async function chooseAccount(
  services: SessionOpening,
  { login, ...asked }: Asked & { login: string },
): Promise<Begun | undefined> {
  const user = await openSession(services, { ...asked, stages: ['choose'] })
  if (user === undefined) return undefined
  const chosen = (await openChoices(services, user.session)).find((account) => account.login === login)
  return chosen && advanceSession(services, user.session, { unit: asked.unit, accounts: [chosen] })
}

/** Those that are still as they were when their password was right. */
async function openChoices(
  { accounts, keyring, now }: Pick<Services, 'accounts' | 'keyring' | 'now'>,
  { unit, choices = [], createdAt }: Session,
): Promise<Account[]> {
  const open: Account[] = []
  for (const choice of choices) {
    const account = await accounts.findById(unit, choice.account)
    const isOpen =
      account !== undefined &&
      isUsable(account, now()) &&
      (account.rightsAt === undefined || account.rightsAt < createdAt) &&
      isStill(keyring, account, choice)
    if (isOpen) open.push(account)
  }
  return open
}
