import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { inOrder } from '../../../server/import/in-order.js'

async function* numbers(count: number, failure?: Error): AsyncGenerator<number> {
  for (let n = 0; n < count; n++) yield n
  if (failure !== undefined) throw failure
}

describe('work in order', () => {
  it('is done side by side, never on more than the width, and yielded in order', async () => {
    let now = 0
    let most = 0
    const work = async (n: number) => {
      most = Math.max(most, ++now)
      // ends in another order than it began
      await sleep(n % 3 === 0 ? 8 : 1)
      now--
      return n
    }
    const outcomes: number[] = []
    for await (const n of inOrder(numbers(20), { width: 4, work })) outcomes.push(n)
    assert.deepEqual(
      outcomes,
      Array.from({ length: 20 }, (_, n) => n),
    )
    assert.equal(most, 4)
  })

  it('that was begun is yielded before an error of the items is thrown', async () => {
    const outcomes: number[] = []
    const failure = new Error('the disk is gone')
    await assert.rejects(async () => {
      for await (const n of inOrder(numbers(3, failure), { width: 8, work: async (n) => n })) outcomes.push(n)
    }, failure)
    assert.deepEqual(outcomes, [0, 1, 2])
  })
})
