import { registerAccount } from '../server/domain/accounts/register-account.js'
import type { Account } from '../server/domain/account.js'
import { readLogin } from '../contract/login.js'
import { randomId } from '../server/domain/random-id.js'
import { setStatus } from '../server/domain/accounts/set-status.js'
import { markAccount } from '../server/domain/accounts/account-mark.js'
import { sealPasswordHash } from '../server/domain/accounts/password-seal.js'
import { createTicket } from '../server/domain/tickets/ticket.js'
import type { Services } from '../server/domain/ports/services.js'
import type { Unit } from '../server/domain/unit.js'
import { classmates } from './classmates.js'
import { DEMO_UNIT_ID } from './demo-unit.js'
import { PEOPLE, type DemoPerson } from './people.js'

type Needs = Pick<Services, 'accounts' | 'hasher' | 'keyring' | 'log' | 'now' | 'outbox' | 'units'>

/** Enters the people of the demo; those who are there already, in a database that outlives the demo, stay as they are. */
export async function seedPeople(services: Needs): Promise<void> {
  const unit = services.units.get(DEMO_UNIT_ID)
  if (unit === undefined)
    throw new Error(`the demo needs the unit ${DEMO_UNIT_ID}: leave UNITS_FILE out or describe it`)
  // one after another: the table's order is the store's order
  for (const person of PEOPLE) await seedPerson(services, unit, person)
  // their password is random, and nobody is told it
  for (const person of classmates(randomId())) await seedPerson(services, unit, person)
}

async function seedPerson(
  services: Needs,
  unit: Unit,
  { row, worksAs, password, disabled }: Omit<DemoPerson, 'role' | 'outcome'>,
): Promise<void> {
  await registerAccount(services, { unit, row, role: worksAs })
  const login = readLogin(row.login) ?? ''
  const keys = services.keyring.of(unit.id).loginKeys(login)
  const account = await services.accounts.findByLogin(unit.id, keys)
  if (account?.status !== 'active') return
  if (disabled) await setStatus(services, account, 'disabled')
  if (password !== undefined && account.passwordHash === undefined) await setPassword(services, unit, account, password)
}

/** As by a mailed link, but without the mail: the inbox is empty when the demo starts. */
async function setPassword(
  { accounts, hasher, keyring, now }: Needs,
  { limits }: Unit,
  account: Account,
  password: string,
): Promise<void> {
  const at = now()
  const request = randomId()
  const { unit, id, keys, mark } = account
  const life = { purpose: 'activation', expiresAt: new Date(at.getTime() + 60_000) } as const
  const { hash } = createTicket(keyring, account, life)
  await accounts.grantTicket({
    unit,
    id,
    email: keys.email,
    ticket: { hash, ...life, request },
    mail: { request, at },
    caps: { perHour: limits.mailsPerHour, perDay: limits.mailsPerDay },
  })
  // nothing lies in the outbox under this id, so nobody is told
  const passwordHash = sealPasswordHash(keyring, account, await hasher.hash(password, { for: 'known', unit }))
  const newMark = markAccount(keyring, { ...account, passwordHash })
  await accounts.spendTicket({ unit, id, hash, mark, newMark, now: at, passwordHash, notice: randomId() })
}
