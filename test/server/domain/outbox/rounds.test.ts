import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Rounds } from '../../../../server/domain/outbox/rounds.js'

describe('rounds', () => {
  it('come again and again, the next after the last one’s end', async () => {
    let under = 0
    let most = 0
    let third: () => void
    let count = 0
    const reached = new Promise<void>((resolve) => (third = resolve))
    const rounds = new Rounds(1, async () => {
      most = Math.max(most, ++under)
      await pause(5)
      under--
      if (++count === 3) third()
    })
    rounds.start()
    await reached
    await rounds.stop()
    assert.equal(most, 1)
  })

  it('stop when the one under way has ended, and begin no other', async () => {
    let begun: () => void
    const first = new Promise<void>((resolve) => (begun = resolve))
    let ended = 0
    const rounds = new Rounds(1, async () => {
      begun()
      await pause(20)
      ended++
    })
    rounds.start()
    await first
    await rounds.stop()
    assert.equal(ended, 1)
    await pause(20)
    assert.equal(ended, 1)
  })

  it('do not come by themselves when they are an infinite time apart', async () => {
    let count = 0
    const rounds = new Rounds(Infinity, async () => void count++)
    rounds.start()
    await pause(20)
    await rounds.stop()
    assert.equal(count, 0)
  })
})
