import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Failure } from '../../../../server/domain/failure.js'
import { takeFromUnit } from '../../../../server/domain/limits/limits.js'
import type { Limiter } from '../../../../server/domain/ports/limiter.js'
import { testUnit } from '../../../support/test-server.js'
import { TestKeyring } from '../../../support/test-keyring.js'

describe('the limit of all units together', () => {
  it('refuses a request although its own unit is quiet, and says how long to wait [40]', async () => {
    const asked: string[] = []
    let isFull = false
    const limiter: Limiter = {
      take: async (bucket) => {
        asked.push(bucket)
        return { allowed: !(isFull && bucket === 'overall'), used: 1, retryAfter: 7 }
      },
      used: async () => 0,
      forget: async () => {},
    }
    const services = { keyring: new TestKeyring(), limiter, log: { info() {}, warn() {} } }
    await takeFromUnit(services, testUnit())
    assert.deepEqual(asked.sort(), ['overall', 'unit'])
    isFull = true
    await assert.rejects(takeFromUnit(services, testUnit()), (error) => {
      assert.ok(error instanceof Failure)
      assert.deepEqual([error.code, error.retryAfter], ['TOO_MANY_REQUESTS', 7])
      return true
    })
  })
})
