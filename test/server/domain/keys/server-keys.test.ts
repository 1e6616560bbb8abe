import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { ServerKeys } from '../../../../server/domain/keys/server-keys.js'

describe('secret keys of a server', () => {
  const [old, fresh] = [randomBytes(32), randomBytes(32)]
  const before = new ServerKeys(old)
  const between = new ServerKeys(old, fresh)
  const after = new ServerKeys(fresh, old)

  it('are told by their versions, the current one first, which tell nothing of them', () => {
    assert.deepEqual(after.versions, between.versions.toReversed())
    for (const version of after.versions) assert.match(version, /^[0-9a-f]{8}$/)
    for (const key of [old, fresh]) assert.ok(!after.versions.some((version) => key.toString('hex').includes(version)))
  })

  it('open what any of them has sealed or marked, and make what is new with the first', () => {
    assert.equal(after.open('x', 'y', before.seal('x', 'y', 'tajne')), 'tajne')
    assert.equal(between.open('x', 'y', after.seal('x', 'y', 'tajne')), 'tajne')
    assert.equal(before.open('x', 'y', after.seal('x', 'y', 'tajne')), undefined)
    assert.ok(after.isMarked(before.mark('x', 'y'), 'x', 'y'))
    assert.ok(!before.isMarked(after.mark('x', 'y'), 'x', 'y'))
  })

  it('derive for one purpose what follows from it, from the current key or the one that is named', () => {
    assert.deepEqual(after.derive('x'), after.derive('x', after.versions[0]))
    assert.deepEqual(after.derive('x', before.versions[0]), before.derive('x'))
    assert.notDeepEqual(after.derive('x'), after.derive('y'))
    assert.notDeepEqual(after.seed('x', 'a', 'b'), after.seed('x', 'ab'))
  })
})

describe('the hash of a client', () => {
  it('changes from day to day and tells nothing of the address', () => {
    const keys = new ServerKeys(randomBytes(32))
    const [monday, tuesday] = [new Date('2026-11-23T12:00:00Z'), new Date('2026-11-24T12:00:00Z')]
    assert.equal(keys.clientHash('192.0.2.1', monday), keys.clientHash('192.0.2.1', new Date('2026-11-23T23:59:59Z')))
    assert.notEqual(keys.clientHash('192.0.2.1', monday), keys.clientHash('192.0.2.1', tuesday))
  })
})
