import assert from 'node:assert/strict'
import type { Account } from '../../server/domain/account.js'
import type { AccountRow } from '../../server/domain/accounts/account-row.js'
import { registerAccount } from '../../server/domain/accounts/register-account.js'
import type { StoredRow } from '../../server/domain/accounts/row-order.js'
import type { Unit } from '../../server/domain/unit.js'
import { clientFor, solveFor, type Reachable } from './browser-client.js'
import { mailWithTicket, ticketsIn } from './mails.js'
import { SYSTEM_KEY, type TestServer } from './test-server.js'
import { until } from './until.js'

/** A password that every rule accepts. */
export const PASSWORD = 'kot rower chmura lampa'

/** Headers of a school's system. */
export const SCHOOL = { authorization: `Bearer ${SYSTEM_KEY}` }

/** The unit of a test server by its id. */
export function unitOf(server: TestServer, id = 'przykladowo'): Unit {
  const unit = server.services.units.get(id)
  assert.ok(unit)
  return unit
}

/** Enters a person, as an import does. */
export function enter(server: TestServer, row: AccountRow, unit?: string): Promise<StoredRow> {
  return registerAccount(server.services, { unit: unitOf(server, unit), row })
}

/** What is known of a person by now. */
export async function accountOf(server: TestServer, login: string, unit = 'przykladowo'): Promise<Account> {
  const { accounts, keyring } = server.services
  const account = await accounts.findByLogin(unit, keyring.of(unit).loginKeys(login))
  assert.ok(account, `${login} is not known in ${unit}`)
  return account
}

/** Asks for a mail, as the widget does. */
export async function ask(
  server: Reachable,
  identifier: string,
  {
    unit = 'przykladowo',
    kind = 'work',
    headers = {},
  }: { unit?: string; kind?: 'work' | 'picture'; headers?: Record<string, string> } = {},
): Promise<{ accepted: true }> {
  const solved = await solveFor(server, { unit, kind, headers })
  return clientFor(server, { unit, headers }).recovery.request.mutate({ identifier, language: 'pl', ...solved })
}

/** Asks for one's own address and reads the first ticket out of the mail. */
export async function ticketFor(server: TestServer, email: string): Promise<string> {
  await ask(server, email)
  const [ticket = ''] = ticketsIn(await mailWithTicket(server.inbox, email))
  return ticket
}

/** Waits until a server that works by itself has nothing left to mail. */
export async function outboxEmpty(server: TestServer): Promise<void> {
  await until('nothing waits in the outbox', async () => (await server.services.outbox.count()) === 0)
}
