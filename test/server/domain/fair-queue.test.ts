import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { FairQueue } from '../../../server/domain/fair-queue.js'

describe('what waits, of several owners [84]', () => {
  it('has its turn after one of each of the others, and the own ones before it', () => {
    const queue = new FairQueue<string>([10, 5], () => assert.fail())
    for (const item of ['a1', 'a2', 'a3']) queue.add(['a'], item)
    for (const item of ['b1', 'b2']) queue.add(['b'], item)
    const taken = [queue.next()]
    queue.add(['c'], 'c1')
    for (let n = 0; n < 6; n++) taken.push(queue.next())
    assert.deepEqual(taken, ['a1', 'b1', 'a2', 'c1', 'b2', 'a3', undefined])
  })

  it('is so many at the most, and fewer of one owner', () => {
    // nobody says what becomes of what gives way: nothing does
    const queue = new FairQueue<number>([4, 2])
    const added = ['a', 'a', 'a', 'b', 'c', 'd'].map((owner, n) => queue.add([owner], n))
    assert.deepEqual(added, [true, true, false, true, true, false])
    queue.next()
    assert.equal(queue.add(['a'], 9), true)
  })

  it('has its turn among those who share an owner, too, and each of them has a share of the places', () => {
    const queue = new FairQueue<string>([10, 4, 3], () => assert.fail())
    const added = ['x1', 'x2', 'x3', 'x4'].map((item) => queue.add(['a', 'x'], item))
    added.push(queue.add(['a', 'y'], 'y1'), queue.add(['a', 'y'], 'y2'), queue.add(['b', 'z'], 'z1'))
    assert.deepEqual(added, [true, true, true, false, true, false, true])
    const taken = Array.from({ length: 6 }, () => queue.next())
    assert.deepEqual(taken, ['x1', 'z1', 'y1', 'x2', 'x3', undefined])
  })

  it('gives way to one of an owner who has nothing there, the last of whoever has most [81, 84]', () => {
    const dropped: string[] = []
    const queue = new FairQueue<string>([10, 4, 4], (item) => dropped.push(item))
    for (const item of ['x1', 'x2', 'x3', 'x4']) queue.add(['a', 'x'], item)
    assert.equal(queue.add(['a', 'y'], 'y1'), true)
    assert.deepEqual(dropped, ['x4'])
    assert.equal(queue.add(['a', 'y'], 'y2'), false, 'who has something there waits for a place')
    assert.equal(queue.add(['b', 'z'], 'z1'), true)
    const taken = Array.from({ length: 6 }, () => queue.next())
    assert.deepEqual(taken, ['x1', 'z1', 'y1', 'x2', 'x3', undefined])
  })

  it('gives way where an owner has two, and to nobody where each has one [81, 84]', () => {
    const dropped: string[] = []
    const queue = new FairQueue<string>([3, 2], (item) => dropped.push(item))
    for (const [owner, item] of [
      ['a', 'a1'],
      ['a', 'a2'],
      ['b', 'b1'],
    ] as const)
      queue.add([owner], item)
    assert.equal(queue.add(['c'], 'c1'), true)
    assert.equal(queue.add(['d'], 'd1'), false)
    assert.deepEqual(dropped, ['a2'])
  })

  it('gives way in its own owner where all places are taken', () => {
    const dropped: string[] = []
    const queue = new FairQueue<string>([4, 4, 4], (item) => dropped.push(item))
    for (const item of ['x1', 'x2', 'x3', 'x4']) queue.add(['a', 'x'], item)
    assert.equal(queue.add(['a', 'y'], 'y1'), true)
    assert.equal(queue.add(['b', 'z'], 'z1'), true)
    assert.deepEqual(dropped, ['x4', 'x3'])
    const taken = Array.from({ length: 5 }, () => queue.next())
    assert.deepEqual(taken, ['x1', 'z1', 'y1', 'x2', undefined])
  })
})
