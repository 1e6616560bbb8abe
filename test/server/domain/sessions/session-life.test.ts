import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isFresh, isSeenLongAgo, isTimeUp, sessionEnd } from '../../../../server/domain/sessions/session-life.js'

const at = (minutes: number): Date => new Date(Date.parse('2026-09-01T08:00:00.000Z') + minutes * 60_000)

test('a session ends after thirty idle minutes, and however busy after eight hours [71]', () => {
  assert.deepEqual(sessionEnd({ stage: 'in' as const, createdAt: at(0), seenAt: at(0) }), at(30))
  assert.deepEqual(sessionEnd({ stage: 'in' as const, createdAt: at(0), seenAt: at(100) }), at(130))
  assert.deepEqual(sessionEnd({ stage: 'in' as const, createdAt: at(0), seenAt: at(470) }), at(480))
})

test('the time of a session is up at its end, to the millisecond, whatever was written down later than that', () => {
  const session = { stage: 'in' as const, createdAt: at(0), seenAt: at(100), expiresAt: at(1_000) }
  assert.equal(isTimeUp(session, new Date(at(130).getTime() - 1)), false)
  assert.equal(isTimeUp(session, at(130)), true)
  assert.equal(isTimeUp({ ...session, expiresAt: at(110) }, at(110)), true)
})

test('that a session is in use is written down once a minute', () => {
  assert.equal(isSeenLongAgo({ seenAt: at(0) }, new Date(at(1).getTime() - 1)), false)
  assert.equal(isSeenLongAgo({ seenAt: at(0) }, at(1)), true)
})

test('a sign-in that has steps left is over after ten minutes', () => {
  assert.deepEqual(sessionEnd({ stage: 'choose', createdAt: at(0), seenAt: at(8) }), at(10))
  assert.deepEqual(sessionEnd({ stage: 'factor', createdAt: at(0), seenAt: at(8) }), at(10))
})

test('whoever sets up their first second factor has half an hour to find an app', () => {
  assert.deepEqual(sessionEnd({ stage: 'setup', createdAt: at(0), seenAt: at(29) }), at(30))
})

test('what widens rights asks again after ten minutes [74]', () => {
  assert.equal(isFresh({ createdAt: at(0) }, at(10)), true)
  assert.equal(isFresh({ createdAt: at(0) }, new Date(at(10).getTime() + 1)), false)
})
