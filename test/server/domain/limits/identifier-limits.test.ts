import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { callerAt } from '../../../../server/domain/caller.js'
import { readIdentifier } from '../../../../server/domain/identifiers/identifier.js'
import { takeFromIdentifier } from '../../../../server/domain/limits/identifier-limits.js'
import type { Limiter } from '../../../../server/domain/ports/limiter.js'
import { PESEL_DATES, peselNumber } from '../../cli/cli-harness.js'
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
    const services = {
      keyring: new TestKeyring(),
      limiter: countingLimiter(),
      log: { info() {}, warn() {} },
      now: () => new Date('2026-09-01T10:00:00Z'),
    }
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

  it('hears a network by five PESELs of one birth date a day, however wide it is, and one of them again [78]', async () => {
    const heard = heardBy()
    const bornAs = (n: number): string => peselNumber(7 + n * PESEL_DATES)
    let count = 0
    for (let n = 0; n < 100; n++) if (await heard(`2001:db8:5:${n.toString(16)}::1`, bornAs(n))) count++
    assert.equal(count, 5)
    assert.equal(await heard('2001:db8:5:1::1', bornAs(2)), true, 'what was heard is heard again')
    assert.equal(await heard('2001:db8:5:1::1', bornAs(50)), false, 'what was not is not')
    assert.equal(await heard('2001:db8:5:1::1', peselNumber(8)), true, 'another birth date')
    assert.equal(await heard('2001:db8:5:1::1', 'ala'), true)
  })

  it('hears a network by thirty PESELs a day whose birth dates it has named, and a hall all the same [78]', async () => {
    const heard = heardBy()
    let count = 0
    for (let n = 0; n < 30 * 4; n++)
      if (await heard('198.51.100.7', peselNumber((n % 30) + Math.floor(n / 30) * PESEL_DATES))) count++
    assert.equal(count, 30 + 30)
    for (let n = 100; n < 280; n++) assert.equal(await heard('198.51.100.7', peselNumber(n)), true)
  })

  it('hears twenty PESELs of one birth date a day from everywhere, and then the first of each network [78, 81]', async () => {
    const heard = heardBy()
    let count = 0
    for (let n = 0; n < 60; n++) if (await heard(`192.0.${n % 12}.1`, peselNumber(7 + n * PESEL_DATES))) count++
    assert.equal(count, 20)
    const owners = peselNumber(7 + 100 * PESEL_DATES)
    assert.equal(await heard('203.0.113.5', owners), true)
    assert.equal(await heard('203.0.113.5', peselNumber(7 + 101 * PESEL_DATES)), false)
    assert.equal(await heard('203.0.113.5', owners), true)
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
