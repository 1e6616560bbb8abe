import assert from 'node:assert/strict'
import { createHook } from 'node:async_hooks'
import { describe, it } from 'node:test'
import { Failure } from '../../../server/domain/failure.js'
import type { HashingTurn } from '../../../server/domain/ports/password-hasher.js'
import { createArgon2Hasher } from '../../../server/passwords/argon2-hasher.js'

/**
 * Counts the work that argon2's native part hands to the thread pool while `act` runs: what Node itself reports, not
 * what the hasher says. The package gives its work no name, which async_hooks shows as the type `undefined`.
 */
async function countThreadWork(act: () => Promise<unknown>): Promise<{ total: number; most: number }> {
  const live = new Set<number>()
  const seen = { total: 0, most: 0 }
  const hook = createHook({
    init(id, type) {
      if (type !== 'undefined') return
      live.add(id)
      seen.total += 1
      seen.most = Math.max(seen.most, live.size)
    },
    after: (id) => void live.delete(id),
  }).enable()
  await act()
  hook.disable()
  return seen
}

const SYSTEM: HashingTurn = { for: 'system', unit: 'przykladowo' }

const hasher = createArgon2Hasher()
const phc = await hasher.hash('kot rower chmura lampa', SYSTEM)

describe('a hash', () => {
  it('says argon2id, 19456 KiB, two passes, one lane, a salt of 16 bytes and a hash of 32 [28]', async () => {
    assert.match(phc, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    assert.notEqual(await hasher.hash('kot rower chmura lampa', SYSTEM), phc)
  })

  it('fits its password and no other', async () => {
    assert.equal(await hasher.verify(phc, 'kot rower chmura lampa', SYSTEM), true)
    for (const wrong of ['kot rower chmura lamp', 'kot rower chmura lampa ', 'Kot rower chmura lampa', '']) {
      assert.equal(await hasher.verify(phc, wrong, SYSTEM), false, wrong)
    }
  })

  it('set as NFD is verified as NFC and the other way round [25]', async () => {
    const password = 'Zażółć gęślą ёжик й'
    assert.notEqual(password.normalize('NFD'), password.normalize('NFC'))
    assert.equal(
      await hasher.verify(await hasher.hash(password.normalize('NFD'), SYSTEM), password.normalize('NFC'), SYSTEM),
      true,
    )
    assert.equal(
      await hasher.verify(await hasher.hash(password.normalize('NFC'), SYSTEM), password.normalize('NFD'), SYSTEM),
      true,
    )
  })

  it('covers everything after byte 72 too [25]', async () => {
    const start = 'ł'.repeat(36) + 'x'.repeat(91)
    const long = await hasher.hash(`${start}a`, SYSTEM)
    assert.equal(await hasher.verify(long, `${start}a`, SYSTEM), true)
    assert.equal(await hasher.verify(long, `${start}b`, SYSTEM), false)
    assert.equal(await hasher.verify(long, start, SYSTEM), false)
  })

  it('is never made of a text that is too long to be a password', async () => {
    await assert.rejects(hasher.hash('x'.repeat(129), SYSTEM), RangeError)
  })
})

describe('hashes at once', () => {
  it('are never more than two, with 200 asked for in parallel [26]', async () => {
    const results: boolean[] = []
    const seen = await countThreadWork(async () => {
      const asked = Array.from({ length: 200 }, (_, at) =>
        hasher.verify(phc, at % 2 ? 'kot rower chmura lampa' : 'pies', SYSTEM),
      )
      results.push(...(await Promise.all(asked)))
    })
    assert.deepEqual(seen, { total: 200, most: 2 })
    assert.equal(results.filter(Boolean).length, 100)
  })

  it('would be seen if they were more', async () => {
    const eager = createArgon2Hasher({ concurrency: 6 })
    const seen = await countThreadWork(() =>
      Promise.all(Array.from({ length: 12 }, () => eager.verifyNothing('pies', SYSTEM))),
    )
    assert.deepEqual(seen, { total: 12, most: 6 })
  })

  it('are refused as UNAVAILABLE when too many of a network wait, and work again afterwards [84]', async () => {
    const network = { for: 'stranger', unit: 'przykladowo', from: '2001:db8::/48' } as const
    const results = await Promise.allSettled(Array.from({ length: 40 }, () => hasher.verifyNothing('pies', network)))
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    // one has its turn at once and 32 wait
    assert.equal(refused.length, 7)
    for (const failure of refused) {
      assert.ok(failure instanceof Failure)
      assert.deepEqual([failure.code, failure.retryAfter], ['UNAVAILABLE', 2])
    }
    assert.equal(await hasher.verify(phc, 'kot rower chmura lampa', network), true)
  })
})

describe('an account with no password', () => {
  it('costs one real hash, like a wrong password', async () => {
    let answer: boolean | undefined
    const seen = await countThreadWork(
      async () => (answer = await hasher.verifyNothing('kot rower chmura lampa', SYSTEM)),
    )
    assert.deepEqual(seen, { total: 1, most: 1 })
    assert.equal(answer, false)
  })

  it('costs as much CPU as a wrong password [100]', async () => {
    const cpu = async (act: () => Promise<unknown>) => {
      const before = process.cpuUsage()
      for (let round = 0; round < 15; round += 1) await act()
      return process.cpuUsage(before).user
    }
    await cpu(() => hasher.verifyNothing('pies', SYSTEM))
    const nothing = await cpu(() => hasher.verifyNothing('pies', SYSTEM))
    const wrong = await cpu(() => hasher.verify(phc, 'pies', SYSTEM))
    assert.ok(nothing > wrong / 2 && nothing < wrong * 2, `${nothing} against ${wrong} µs`)
  })
})

describe('a stored hash that is not ours', () => {
  const salt = 'Y2KkS85epPR1eTJyvoaEkg'
  const rest = phc.split('$').at(-1)
  const foreign = {
    empty: '',
    'no PHC string': 'kot rower chmura lampa',
    'cut off': phc.slice(0, -60),
    bcrypt: '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy',
    argon2i: phc.replace('argon2id', 'argon2i'),
    'with a short salt': `$argon2id$v=19$m=19456,t=2,p=1$YWI$${rest}`,
    'asking for 4 GB': `$argon2id$v=19$m=4000000,t=2,p=1$${salt}$${rest}`,
    'asking for a day of CPU': `$argon2id$v=19$m=19456,t=4000000,p=1$${salt}$${rest}`,
  }
  for (const [what, stored] of Object.entries(foreign)) {
    it(`is nobody's, at the usual cost: ${what}`, async () => {
      let answer: boolean | undefined
      const seen = await countThreadWork(
        async () => (answer = await hasher.verify(stored, 'kot rower chmura lampa', SYSTEM)),
      )
      assert.equal(answer, false)
      assert.deepEqual(seen, { total: 1, most: 1 })
    })
  }
})

describe('a megabyte as a password', () => {
  it('is wrong, at the cost of a short one [26]', async () => {
    const megabyte = '\u0301\u0316'.repeat(250_000)
    const started = performance.now()
    assert.equal(await hasher.verify(phc, megabyte, SYSTEM), false)
    assert.equal(await hasher.verifyNothing(megabyte, SYSTEM), false)
    assert.ok(performance.now() - started < 1000)
  })
})
