import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StoredTicket } from '../../../../server/domain/account.js'
import { countedTries, formOf, heardTickets, triableTickets } from '../../../../server/domain/tickets/code-tries.js'
import { codeEnd } from '../../../../server/domain/tickets/ticket-life.js'

const NOW = new Date('2026-09-01T12:00:00.000Z')
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000)
const coded = (code: StoredTicket['code'], end = 60): StoredTicket => ({
  hash: 'h',
  purpose: 'recovery',
  expiresAt: later(end),
  request: 'r',
  ...(code && { code }),
})

test('the last of twenty tries at a mailed code is heard, and of a thousand at a letter’s [89]', () => {
  for (const [form, most] of [
    ['mail', 20],
    ['letter', 1_000],
  ] as const) {
    const at = { form, codes: ['c'], now: NOW }
    let account = { tickets: [coded({ hash: 'c', expiresAt: later(30) })] }
    for (let n = 1; n <= most; n++) {
      assert.equal(triableTickets(account, at).length, 1)
      account = { tickets: countedTries(account.tickets, at) }
      assert.equal(heardTickets(account, at).length, 1)
    }
    assert.deepEqual(triableTickets(account, at), [])
    assert.deepEqual(heardTickets({ tickets: countedTries(account.tickets, at) }, at), [])
    const other = { form: form === 'mail' ? 'letter' : 'mail', codes: ['c'], now: NOW } as const
    assert.equal(triableTickets(account, other).length, 1, 'each form by itself')
  }
  assert.deepEqual([formOf('12345678'), formOf('0123456789')], ['mail', 'letter'])
})

test('nothing is counted or heard where no code is alive', () => {
  const at = { form: 'mail', codes: ['c'], now: NOW } as const
  const tickets = [coded(undefined), coded({ hash: 'c', expiresAt: NOW }), coded({ hash: 'c', expiresAt: later(1) }, 0)]
  assert.deepEqual(heardTickets({ tickets }, at), [])
  assert.deepEqual(countedTries(tickets, at).slice(0, 2), tickets.slice(0, 2))
})

test('a code beside a link to another password holds an hour at most, one to a first password as long as the link [89]', () => {
  const life = (purpose: 'activation' | 'recovery', minutes: number) => ({ purpose, expiresAt: later(minutes) })
  assert.deepEqual(codeEnd(life('recovery', 24 * 60), NOW), later(60))
  assert.deepEqual(codeEnd(life('recovery', 10), NOW), later(10))
  assert.deepEqual(codeEnd(life('activation', 48 * 60), NOW), later(48 * 60))
})
