import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Failure } from '../../../../server/domain/failure.js'
import { takeFromSignIn } from '../../../../server/domain/limits/sign-in-limits.js'
import { networksOf } from '../../../../server/domain/networks.js'
import type { Limiter } from '../../../../server/domain/ports/limiter.js'
import { TestKeyring } from '../../../support/test-keyring.js'
import { testUnit } from '../../../support/test-server.js'

/** Counters whose windows do not end while a test runs. */
function countersOfNow(): Limiter {
  const counts = new Map<string, number>()
  return {
    async take(bucket, key, { count, seconds }) {
      const used = (counts.get(bucket + key) ?? 0) + 1
      counts.set(bucket + key, used)
      return { allowed: used <= count, used, retryAfter: seconds }
    },
    used: async (bucket, key) => counts.get(bucket + key) ?? 0,
    forget: async (bucket, key) => void counts.delete(bucket + key),
  }
}

/** A guesser, on counters of their own; says of how many guesses from these addresses a password was compared. */
function guesser() {
  const services = {
    keyring: new TestKeyring(),
    limiter: countersOfNow(),
    log: { info() {}, warn() {} },
  }
  const unit = testUnit()
  return async (addresses: string[], login = 'sekretariat'): Promise<number> => {
    let compared = 0
    for (const [n, address] of addresses.entries()) {
      const order = { unit, identifier: login, password: `zgaduje ${n}`, networks: networksOf(address) }
      try {
        const pass = await takeFromSignIn(services, order)
        compared += 1
        await pass.countWrong()
      } catch (error) {
        assert.ok(error instanceof Failure && error.code === 'TOO_MANY_REQUESTS')
      }
    }
    return compared
  }
}

/** So many addresses in as many /64s of a /56, of a /48 or of none, by how far apart they are. */
const addresses = (count: number, text: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, n) => text(n))

const hex = (n: number): string => n.toString(16)

describe('guesses at one login, within seconds', () => {
  it('are eleven of an address, and of its wider networks four and sixteen times that', async () => {
    for (const [text, most] of [
      [() => '192.0.2.1', 10 + 1],
      [(n: number) => `192.0.2.${n % 256}`, 160 + 16],
      [() => '2001:db8::1', 10 + 1],
      [(n: number) => `2001:db8:0:${hex(n % 256)}::1`, 40 + 4],
      [(n: number) => `2001:db8:0:${hex((n * 0x100) % 0x10000)}::1`, 160 + 16],
    ] as const) {
      const compared = await guesser()(addresses(400, text))
      assert.equal(compared, most, text(1))
    }
  })

  it('are a hundred of everybody, then five of each address that is new, and eighty of a line', async () => {
    const guess = guesser()
    assert.equal(await guess(addresses(100, (n) => `198.18.${n}.1`)), 100)
    // and one of those that everybody has in ten seconds
    assert.equal(await guess(addresses(9, () => '192.0.2.1')), 5 + 1)
    assert.equal(await guess(addresses(160, (n) => `2001:db8:0:${hex(n * 0x100)}::1`)), 80)
  })

  it('are a thousand of all that are new, and a first one of a thousand more, wherever they come from', async () => {
    const guess = guesser()
    const compared = await guess(addresses(3_000, (n) => `2001:db8:${hex(n)}::1`))
    assert.equal(compared, 100 + 1_000 + 1_000 + 1)
    assert.equal(await guess(['203.0.113.1'], 'inny.login'), 1)
  })

  it('are one of a whole line or range more when fourteen have used up what is for newcomers [81]', async () => {
    const guess = guesser()
    await guess(addresses(14 * 20 * 5, (n) => `198.${18 + (n % 14)}.7.${1 + (Math.floor(n / 14) % 20)}`))
    // what follows comes from ever other networks
    assert.equal(await guess(addresses(200, (n) => `203.0.${n}.1`)), 200)
    assert.equal(await guess(['192.0.2.1']), 1)
    assert.equal(await guess(['192.0.2.2', '192.0.2.1', '198.18.7.3']), 0)
    await guess(addresses(1_000, (n) => `2001:db8:${hex(n)}::1`))
    assert.equal(await guess(['192.88.99.1']), 0, 'a thousand such a day')
  })
})

describe('guesses at all logins, one at each', () => {
  it('are three hundred of an address and 4,800 of a line in an hour', async () => {
    const fromOne = guesser()
    let compared = 0
    for (let n = 0; n < 400; n++) compared += await fromOne(['192.0.2.1'], `osoba.${n}`)
    assert.equal(compared, 300)

    const fromMany = guesser()
    compared = 0
    for (let n = 0; n < 5_000; n++)
      compared += await fromMany([`2001:db8:0:${hex((n * 0x100) % 0x10000)}::1`], `o.${n}`)
    assert.equal(compared, 4_800)
  })
})
