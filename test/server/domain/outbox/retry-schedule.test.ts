import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isGivenUp, nextTry } from '../../../../server/domain/outbox/retry-schedule.js'

const now = new Date('2026-09-01T08:00:00Z')
const waits = (random: number) =>
  [0, 1, 2, 7, 50].map((attempts) => (nextTry(now, attempts, () => random).getTime() - now.getTime()) / 1_000)

describe('the retry schedule', () => {
  it('doubles from 15 seconds to half an hour', () => {
    assert.deepEqual(waits(0.5), [15, 30, 60, 1_800, 1_800])
  })

  it('spreads tries by a quarter to either side', () => {
    assert.deepEqual(waits(0), [11.25, 22.5, 45, 1_350, 1_350])
    assert.deepEqual(waits(1), [18.75, 37.5, 75, 2_250, 2_250])
  })

  it('gives up after a day, to the second', () => {
    const dayAgo = now.getTime() - 86_400_000
    assert.equal(isGivenUp(new Date(dayAgo + 1_000), now), false)
    assert.equal(isGivenUp(new Date(dayAgo), now), true)
  })
})
