import assert from 'node:assert/strict'
import { test } from 'node:test'
import { capsFreeAt, grantedLedger } from '../../../../server/domain/tickets/ticket-ledger.js'

const MINUTE = 60_000
const NOON = Date.parse('2026-09-01T12:00:00.000Z')
const marks = (...minutes: number[]) =>
  minutes.map((minute, n) => ({ request: `r${n}`, at: new Date(NOON + minute * MINUTE) }))

test('caps let a mail through at the very moment that is told, and not before', () => {
  for (const { mails, caps } of [
    { mails: marks(0, 1, 2), caps: { perHour: 3, perDay: 10 } },
    { mails: marks(-600, -500, 0, 1, 2), caps: { perHour: 2, perDay: 10 } },
    { mails: marks(-600, -500, -400), caps: { perHour: 5, perDay: 3 } },
    { mails: marks(-600, -500, -400, 0, 1, 2), caps: { perHour: 3, perDay: 4 } },
    { mails: marks(2, 0, 1), caps: { perHour: 1, perDay: 10 } },
  ]) {
    const free = capsFreeAt(mails, caps)
    const isGranted = (at: Date): boolean => {
      const ticket = { hash: 'h', purpose: 'activation' as const, expiresAt: at, request: 'r' }
      const ledger = { status: 'active' as const, keys: { login: 'l' }, tickets: [], mails }
      return grantedLedger(ledger, { email: undefined, ticket, mail: { request: 'r', at }, caps }) !== undefined
    }
    assert.deepEqual([isGranted(new Date(free.getTime() - 1)), isGranted(free)], [false, true])
  }
  assert.ok(capsFreeAt(marks(0), { perHour: 2, perDay: 2 }) <= new Date(NOON))
})
