import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setImmediate as nextRound } from 'node:timers/promises'
import { createTurns } from '../../../server/passwords/turns.js'

class Full extends Error {}

function countedTurns(concurrency: number, waiting: number) {
  const takeTurn = createTurns({ concurrency, waiting, refuse: () => new Full() })
  const seen = { running: 0, most: 0, order: [] as number[] }
  const run = (name: number, fails = false) =>
    takeTurn(async () => {
      seen.running += 1
      seen.most = Math.max(seen.most, seen.running)
      seen.order.push(name)
      await nextRound()
      seen.running -= 1
      if (fails) throw new Error(`task ${name}`)
      return name
    })
  return { run, seen }
}

describe('turns', () => {
  it('come in the order of asking, never more at once than allowed', async () => {
    const { run, seen } = countedTurns(2, 100)
    const names = Array.from({ length: 50 }, (_, name) => name)
    assert.deepEqual(await Promise.all(names.map((name) => run(name))), names)
    assert.deepEqual(seen.order, names)
    assert.equal(seen.most, 2)
  })

  it('are refused at once when too many wait, and given again when some are through', async () => {
    const { run } = countedTurns(1, 2)
    const accepted = [run(1), run(2), run(3)]
    await assert.rejects(run(4), Full)
    await Promise.all(accepted)
    assert.equal(await run(5), 5)
  })

  it('go on after a task that fails', async () => {
    const { run, seen } = countedTurns(1, 10)
    const results = await Promise.allSettled([run(1, true), run(2), run(3, true), run(4)])
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'fulfilled', 'rejected', 'fulfilled'],
    )
    assert.equal(seen.running, 0)
    assert.equal(await run(5), 5)
  })
})
