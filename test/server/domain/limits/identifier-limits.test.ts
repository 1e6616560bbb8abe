import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { callerAt } from '../../../../server/domain/caller.js'
import { readIdentifier } from '../../../../server/domain/identifiers/identifier.js'
import { takeFromIdentifier } from '../../../../server/domain/limits/identifier-limits.js'
import type { Limiter } from '../../../../server/domain/ports/limiter.js'
import { peselNumber } from '../../cli/cli-harness.js'
import { TestKeyring } from '../../../support/test-keyring.js'
import { testUnit } from '../../../support/test-server.js'

/** Counters in memory whose windows never end. */
function countingLimiter(): Limiter {
  const counts = new Map<string, number>()
  return {
    async take(bucket, key, { count }) {
      const used = (counts.get(`${bucket} ${key}`) ?? 0) + 1
      counts.set(`${bucket} ${key}`, used)
      return { allowed: used <= count, used, retryAfter: 60 }
    },
    used: async (bucket, key) => counts.get(`${bucket} ${key}`) ?? 0,
    forget: async () => {},
  }
}

describe('the limit of an identifier', () => {
  const heardBy = () => {
    const services = { keyring: new TestKeyring(), limiter: countingLimiter() }
    const unit = testUnit({ limits: { perIdentifier: '5/3600' } })
    return (address: string, typed: string) =>
      takeFromIdentifier(services, { unit, caller: callerAt(address), readings: readIdentifier(typed) })
  }

  it('is used up by a stranger for themselves alone, whichever spelling they ask by [81]', async () => {
    const heard = heardBy()
    for (let times = 0; times < 14; times++)
      assert.equal(await heard('198.51.100.7', times % 2 ? 'Ala ' : 'ala'), times < 5)
    for (let times = 0; times < 5; times++) assert.equal(await heard('203.0.113.5', 'ala'), true)
    assert.equal(await heard('203.0.113.5', 'ala'), false)
  })

  it('holds for a whole IPv6 line too [40]', async () => {
    const heard = heardBy()
    const countOf = async (addressOf: (n: number) => string): Promise<number> => {
      let count = 0
      for (let n = 0; n < 100; n++) if (await heard(addressOf(n), 'ala')) count++
      return count
    }
    assert.equal(await countOf((n) => `2001:db8:5:${n.toString(16)}::1`), 20, 'a /56')
    assert.equal(await countOf((n) => `2001:db8:5:${(n * 256).toString(16)}::1`), 60, 'the rest of the /48')
  })

  it('lets a hall ask by 300 PESELs a day, and a wide network by 600 [78]', async () => {
    const heard = heardBy()
    for (let n = 0; n < 300; n++) assert.equal(await heard('198.51.100.7', peselNumber(n)), true)
    assert.equal(await heard('198.51.100.7', peselNumber(300)), false)
    assert.equal(await heard('198.51.100.7', 'ala'), true)
    let others = 0
    for (let n = 0; n < 600; n++) if (await heard(`198.51.100.${10 + (n % 200)}`, peselNumber(1_000 + n))) others++
    assert.equal(others, 300)
    assert.equal(await heard('203.0.113.5', peselNumber(0)), true)
  })

  it('is a hundred from everywhere, and a network that asks for the first time is heard even then [81]', async () => {
    const heard = heardBy()
    for (let n = 0; n < 20; n++) for (let times = 0; times < 5; times++) assert.ok(await heard(`192.0.${n}.1`, 'ala'))
    assert.equal(await heard('203.0.113.5', 'ala'), true)
    assert.equal(await heard('203.0.113.5', 'ala'), false)
    assert.equal(await heard('203.0.114.5', 'ala'), true)
    assert.equal(await heard('203.0.114.5', 'ewa'), true)
  })
})
