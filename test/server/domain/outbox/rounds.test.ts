import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { Rounds } from '../../../../server/domain/outbox/rounds.js'

/** Rounds that end when the test says so, on timers that it drives. */
function drivenRounds(everyMs: number) {
  const ends: (() => void)[] = []
  const count = { begun: 0, ended: 0 }
  const rounds = new Rounds(everyMs, async () => {
    count.begun++
    await new Promise<void>((resolve) => ends.push(resolve))
    count.ended++
  })
  const end = async (): Promise<void> => {
    ends.shift()?.()
    await turn()
  }
  return { rounds, count, end }
}

describe('rounds', () => {
  it('come again and again, the next after the last one’s end', async ({ mock }) => {
    mock.timers.enable({ apis: ['setTimeout'] })
    const { rounds, count, end } = drivenRounds(1_000)
    rounds.start()
    for (let n = 1; n <= 3; n++) {
      mock.timers.tick(1_250)
      assert.deepEqual(count, { begun: n, ended: n - 1 })
      mock.timers.tick(60_000)
      assert.equal(count.begun, n, 'none beside another')
      await end()
      mock.timers.tick(749)
      assert.equal(count.begun, n, 'a quarter less at the most')
    }
    await rounds.stop()
  })

  it('stop when the one under way has ended, and begin no other', async ({ mock }) => {
    mock.timers.enable({ apis: ['setTimeout'] })
    const { rounds, count, end } = drivenRounds(1_000)
    rounds.start()
    mock.timers.tick(1_250)
    const stopped = rounds.stop().then(() => count.ended)
    await end()
    assert.equal(await stopped, 1)
    mock.timers.tick(60_000)
    assert.equal(count.begun, 1)
    rounds.start()
    mock.timers.tick(1_250)
    assert.equal(count.begun, 2, 'until they are started again')
    await end()
    await rounds.stop()
  })

  it('do not come by themselves when they are an infinite time apart', async ({ mock }) => {
    mock.timers.enable({ apis: ['setTimeout'] })
    const never = drivenRounds(Infinity)
    const hourly = drivenRounds(3_600_000)
    for (const { rounds } of [never, hourly]) rounds.start()
    mock.timers.tick(4_500_000)
    assert.deepEqual([never.count.begun, hourly.count.begun], [0, 1])
    await hourly.end()
    for (const { rounds } of [never, hourly]) await rounds.stop()
  })
})
