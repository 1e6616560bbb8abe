import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { KeptDrawings } from '../../../../server/captcha/drawing/kept-drawings.js'

describe('drawings that are kept', () => {
  it('have so many bytes together, and the one not asked for the longest goes first', () => {
    const kept = new KeptDrawings(100)
    kept.add('one', Buffer.alloc(40, 1))
    kept.add('two', Buffer.alloc(40, 2))
    assert.deepEqual(kept.get('one'), Buffer.alloc(40, 1))
    kept.add('three', Buffer.alloc(40, 3))
    const left = ['one', 'two', 'three'].filter((key) => kept.get(key) !== undefined)
    assert.deepEqual(left, ['one', 'three'])
    kept.add('all', Buffer.alloc(100))
    assert.equal(kept.get('three'), undefined)
    assert.equal(kept.get('all')?.length, 100)
    kept.add('more than all', Buffer.alloc(101))
    assert.equal(kept.get('more than all'), undefined)
  })
})
