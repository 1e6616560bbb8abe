import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { forgetFactorTries, takeFromFactor } from '../../../../server/domain/limits/factor-limits.js'
import type { Limiter } from '../../../../server/domain/ports/limiter.js'
import { TestKeyring } from '../../../support/test-keyring.js'
import { testUnit } from '../../../support/test-server.js'

const DAY_S = 86_400

/** Counts by a clock that a test sets forward; a window begins with its first count. */
function clockedLimiter() {
  const windows = new Map<string, { used: number; until: number }>()
  let now = 0
  const limiter: Limiter = {
    async take(bucket, key, { count, seconds }) {
      const name = `${bucket} ${key}`
      const known = windows.get(name)
      const window = known && known.until > now ? known : { used: 0, until: now + seconds }
      window.used++
      windows.set(name, window)
      return { allowed: window.used <= count, used: window.used, retryAfter: window.until - now }
    },
    used: async () => 0,
    forget: async (bucket, key) => void windows.delete(`${bucket} ${key}`),
  }
  return { limiter, advance: (seconds: number) => void (now += seconds) }
}

describe('tries of a second factor', () => {
  const unit = testUnit()
  const start = () => {
    const { limiter, advance } = clockedLimiter()
    const services = { keyring: new TestKeyring(), limiter, log: { info() {}, warn() {} } }
    const tryOnce = async (account = 'anna'): Promise<boolean> => {
      try {
        await takeFromFactor(services, unit, account)
        return true
      } catch {
        return false
      }
    }
    return { services, advance, tryOnce }
  }

  it('are five, then one in a quarter of an hour, each account by itself', async () => {
    const { advance, tryOnce } = start()
    const tries = []
    for (let n = 0; n < 8; n++) tries.push(await tryOnce())
    assert.deepEqual(tries, [true, true, true, true, true, true, false, false])
    assert.equal(await tryOnce('ewa'), true)
    advance(900)
    assert.equal(await tryOnce(), true)
  })

  it('of who goes on all day are 45 at the most, with waits of an hour and a quarter at the most', async () => {
    const { advance, tryOnce } = start()
    let [allowed, silence, longest] = [0, 0, 0]
    for (let seconds = 0; seconds < DAY_S; seconds += 10) {
      const isIn = await tryOnce()
      if (isIn) allowed++
      silence = isIn ? 0 : silence + 10
      longest = Math.max(longest, silence)
      advance(10)
    }
    assert.ok(allowed <= 45, `${allowed}`)
    assert.ok(longest <= 4_500, `${longest} s`)
  })

  it('are all there again once they are forgotten', async () => {
    const { services, tryOnce } = start()
    for (let n = 0; n < 40; n++) await tryOnce()
    assert.equal(await tryOnce(), false)
    await forgetFactorTries(services, unit, 'anna')
    for (let n = 0; n < 5; n++) assert.equal(await tryOnce(), true)
  })
})
