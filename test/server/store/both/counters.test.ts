import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Counters } from '../../../../server/store/both/counters.js'
import { heldMemory } from '../../../support/held-memory.js'

const MINUTE = 60_000

const takeFresh = (counters: Counters, count: number): void => {
  for (let n = 0; n < count; n++) counters.add(`fresh ${n}`, MINUTE)
}

describe('counters in memory that does not grow', () => {
  it('count a name by itself, and say when its window ends', () => {
    const counters = new Counters(64)
    const start = Date.now()
    const first = counters.add('a', MINUTE)
    assert.equal(first.used, 1)
    assert.ok(first.endsAt >= start + MINUTE && first.endsAt <= Date.now() + MINUTE)
    assert.deepEqual(counters.add('a', 2 * MINUTE), { used: 2, endsAt: first.endsAt })
    assert.equal(counters.used('b'), 0)
    counters.forget('a')
    assert.equal(counters.used('a'), 0)
    assert.equal(counters.add('a', MINUTE).used, 1)
  })

  it('give a network that has used much no fresh start, however many others come [85]', () => {
    const counters = new Counters(64)
    for (let n = 0; n < 10; n++) counters.add('busy', MINUTE)
    takeFresh(counters, 100_000)
    assert.equal(counters.used('busy'), 10)
  })

  it('begin at one for somebody new although they are full [85]', () => {
    const counters = new Counters(64)
    takeFresh(counters, 100_000)
    assert.equal(counters.add('new', MINUTE).used, 1)
    assert.equal(counters.add('new', MINUTE).used, 2)
  })

  it('count exactly while there is room', () => {
    const counters = new Counters(4_096)
    for (let round = 1; round <= 3; round++)
      for (let n = 0; n < 1_000; n++) assert.equal(counters.add(`name ${n}`, MINUTE).used, round)
  })

  it('make room of a window that has ended before they forget anybody', async () => {
    const counters = new Counters(16)
    for (let n = 0; n < 9; n++) counters.add('ended', 1)
    for (let n = 0; n < 15; n++) counters.add(`once ${n}`, MINUTE)
    await new Promise((resolve) => setTimeout(resolve, 5))
    counters.add('new', MINUTE)
    for (let n = 0; n < 15; n++) assert.equal(counters.used(`once ${n}`), 1)
    assert.equal(counters.used('ended'), 0)
  })

  it('take no memory for whoever comes', () => {
    const counters = new Counters(1_024)
    const before = heldMemory()
    takeFresh(counters, 200_000)
    assert.ok(heldMemory() - before < 2_000_000)
  })
})
