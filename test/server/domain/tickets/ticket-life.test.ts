import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ticketLife } from '../../../../server/domain/tickets/ticket-life.js'
import { testUnit } from '../../../support/test-server.js'

const NOON = new Date('2026-09-01T12:00:00.000Z')

test('a ticket for the first password holds two days, one for another password an hour', () => {
  assert.deepEqual(ticketLife(testUnit(), {}, NOON), {
    purpose: 'activation',
    expiresAt: new Date('2026-09-03T12:00:00.000Z'),
  })
  assert.deepEqual(ticketLife(testUnit(), { passwordHash: '$argon2id$…' }, NOON), {
    purpose: 'recovery',
    expiresAt: new Date('2026-09-01T13:00:00.000Z'),
  })
})

test('a ticket holds as long as its unit says', () => {
  const unit = testUnit({ activationHours: 3, ticketMinutes: 7 })
  assert.deepEqual(ticketLife(unit, {}, NOON).expiresAt, new Date('2026-09-01T15:00:00.000Z'))
  assert.deepEqual(ticketLife(unit, { passwordHash: 'x' }, NOON).expiresAt, new Date('2026-09-01T12:07:00.000Z'))
})
