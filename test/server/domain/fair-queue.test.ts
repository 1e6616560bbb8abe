import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { FairQueue } from '../../../server/domain/fair-queue.js'

describe('what waits, of several owners [84]', () => {
  it('has its turn after one of each of the others, and the own ones before it', () => {
    const queue = new FairQueue<string>({ most: 10, mostOfOne: 5 })
    for (const item of ['a1', 'a2', 'a3']) queue.add('a', item)
    for (const item of ['b1', 'b2']) queue.add('b', item)
    const taken = [queue.next()]
    queue.add('c', 'c1')
    for (let n = 0; n < 6; n++) taken.push(queue.next())
    assert.deepEqual(taken, ['a1', 'b1', 'a2', 'c1', 'b2', 'a3', undefined])
  })

  it('is so many at the most, and fewer of one owner', () => {
    const queue = new FairQueue<number>({ most: 4, mostOfOne: 2 })
    const added = ['a', 'a', 'a', 'b', 'c', 'd'].map((owner, n) => queue.add(owner, n))
    assert.deepEqual(added, [true, true, false, true, true, false])
    queue.next()
    assert.equal(queue.add('a', 9), true)
  })
})
