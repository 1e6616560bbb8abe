import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import type { EventFacts } from '../../server/domain/ports/event-log.js'
import { MinuteLog } from '../../server/summed-log.js'

const MINUTE_MS = 60_000

function startLog() {
  mock.timers.enable({ apis: ['setTimeout'] })
  const lines: EventFacts[] = []
  const warn = (event: string, facts: EventFacts = {}): void => void lines.push({ event, ...facts })
  const summed = new MinuteLog({ info: () => assert.fail('no warning'), warn })
  return { lines, summed }
}

test('a thousand equal lines a minute are one at once and one with their number [79]', (t) => {
  t.after(() => mock.timers.reset())
  const { lines, summed } = startLog()
  for (let n = 0; n < 1_138; n++) summed.warn('system-key.refused', { unit: 'radom', why: 'unknown' })
  const line = { event: 'system-key.refused', unit: 'radom', why: 'unknown' }
  assert.deepEqual(lines, [{ ...line, count: 1 }])
  mock.timers.tick(MINUTE_MS)
  assert.deepEqual(lines, [
    { ...line, count: 1 },
    { ...line, count: 1_137 },
  ])
  // the next minute begins with the next one
  summed.warn('system-key.refused', { unit: 'radom', why: 'unknown' })
  mock.timers.tick(MINUTE_MS)
  assert.equal(lines.length, 3)
  summed.stop()
})

test('lines that differ are told apart, and a stranger with many addresses makes no endless number of them', (t) => {
  t.after(() => mock.timers.reset())
  const { lines, summed } = startLog()
  for (let n = 0; n < 5_000; n++) summed.warn('refused', { unit: 'radom', client: `client ${n}` })
  assert.ok(lines.length <= 1_001, `${lines.length} lines`)
  summed.stop()
  assert.equal(
    lines.reduce((sum, { count }) => sum + Number(count), 0),
    5_000,
  )
})

test('what was not told yet is told at the end', (t) => {
  t.after(() => mock.timers.reset())
  const { lines, summed } = startLog()
  for (let n = 0; n < 3; n++) summed.warn('refused', { unit: 'radom' })
  summed.stop()
  assert.deepEqual(lines.at(-1), { event: 'refused', unit: 'radom', count: 2 })
})
