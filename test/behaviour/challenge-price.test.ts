import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor, solveFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { until } from '../support/until.js'
import { ask } from '../support/walk.js'

/** Most tries of a quiet challenge without a puzzle, at the tests' hundredth of the work. */
const QUIET = 24

/** Twenty networks of one IPv6 line, each a /64 in a /56 of its own. */
const lineOf = (prefix: string): string[] =>
  Array.from({ length: 20 }, (_, n) => `${prefix}:${(n * 0x100).toString(16)}::1`)

const times = <T>(count: number, act: () => Promise<T>): Promise<T>[] => Array.from({ length: count }, act)

const NOBODY = { identifier: 'nikt@example.org', language: 'pl' } as const

eachStore((store) => {
  describe('the price of a challenge', () => {
    let server: TestServer
    let clock = 0

    before(async () => {
      const unit = (id: string, limits: Record<string, string>) => testUnit({ id, limits })
      server = await startTestServer({
        units: [
          // forgives ten wrong answers, and counts no volume before the fifty-fourth challenge
          unit('przykladowo', { perAddress: '160/600', perIdentifier: '10000/600' }),
          unit('uczciwi', { perAddress: '160/600', perIdentifier: '10000/600' }),
          unit('maly', { perAddress: '1000/600', perUnit: '12/600' }),
          unit('linia', { perAddress: '30/600', perUnit: '600/600' }),
          unit('krotki', { perAddress: '64/3' }),
        ],
        env: { trustedProxies: ['127.0.0.1'], ...store.env() },
        now: () => new Date(Date.now() + clock),
      })
    })
    after(() => server.stop())

    const client = (address: string, unit: string) =>
      clientFor(server, { unit, headers: { 'x-forwarded-for': address } })

    /** In multiples of the quiet price. */
    const price = async (address: string, unit = 'przykladowo'): Promise<number> =>
      (await client(address, unit).captcha.issue.mutate({ kind: 'work', language: 'pl' })).work.data.max / QUIET

    const forge = (address: string, unit: string, times: number) =>
      Promise.all(
        Array.from({ length: times }, () =>
          assert.rejects(
            client(address, unit).recovery.request.mutate({
              ...NOBODY,
              challenge: 'x',
              solution: { counter: 1, derivedKey: '00' },
            }),
            { message: 'CAPTCHA_WRONG' },
          ),
        ),
      )

    const solve = async (address: string, unit: string): Promise<void> => {
      await ask(server, NOBODY.identifier, { unit, headers: { 'x-forwarded-for': address } })
    }

    const guess = async (address: string, unit: string): Promise<void> => {
      const { challenge } = await client(address, unit).captcha.issue.mutate({ kind: 'work', language: 'pl' })
      const solution = { counter: 1, derivedKey: '00'.repeat(32) }
      await assert.rejects(client(address, unit).recovery.request.mutate({ ...NOBODY, challenge, solution }), {
        message: 'CAPTCHA_WRONG',
      })
    }

    it('doubles with an address’s wrong answers up to sixteen times, while its neighbour pays the quiet one', async () => {
      const headers = { 'x-forwarded-for': '192.0.2.1' }
      const misread = async (count: number): Promise<void> => {
        for (let n = 0; n < count; n++) {
          const solved = await solveFor(server, { kind: 'picture', headers })
          const wrong = clientFor(server, { headers }).recovery.request.mutate({
            ...NOBODY,
            ...solved,
            answer: 'AAAAAAA',
          })
          await assert.rejects(wrong, { message: 'CAPTCHA_WRONG' })
        }
      }
      const prices: number[] = []
      for (const count of [10, 1, 10, 10, 10]) {
        await misread(count)
        prices.push(await price('192.0.2.1'))
      }
      assert.deepEqual(prices, [1, 2, 4, 8, 16])
      await forge('192.0.2.1', 'przykladowo', 30)
      assert.equal(await price('192.0.2.1'), 16, 'the ceiling')
      assert.equal(await price('192.0.2.2'), 1, 'another address')
      assert.equal(await price('192.0.2.1', 'uczciwi'), 1, 'the same address in another unit')
    })

    it('rises for forged challenges and wrong solutions as for wrong answers', async () => {
      await forge('192.0.2.10', 'przykladowo', 11)
      assert.equal(await price('192.0.2.10'), 2)
      for (let n = 0; n < 11; n++) await guess('192.0.2.11', 'przykladowo')
      assert.equal(await price('192.0.2.11'), 2)
    })

    it('does not rise for what is late or sent twice, as honest browsers do', async () => {
      const headers = { 'x-forwarded-for': '192.0.2.20' }
      const send = clientFor(server, { unit: 'uczciwi', headers }).recovery.request.mutate
      const solved = await solveFor(server, { unit: 'uczciwi', headers })
      await send({ ...NOBODY, ...solved })
      for (let n = 0; n < 20; n++) await assert.rejects(send({ ...NOBODY, ...solved }), { message: 'CAPTCHA_WRONG' })
      assert.equal(await price('192.0.2.20', 'uczciwi'), 1)
      clock = 11 * 60_000
      try {
        for (let n = 0; n < 20; n++)
          await assert.rejects(send({ ...NOBODY, ...solved }), { message: 'CAPTCHA_EXPIRED' })
      } finally {
        clock = 0
      }
      assert.equal(await price('192.0.2.20', 'uczciwi'), 1)
    })

    it('doubles for a whole unit with what comes back from everywhere, up to four times, and leaves other units alone [85]', async () => {
      const prices: number[] = []
      for (let n = 1; n <= 10; n++) {
        prices.push(await price('203.0.113.99', 'maly'))
        // right and wrong by turns
        await (n % 2 === 0 ? guess : solve)(`198.18.${n}.1`, 'maly')
      }
      assert.deepEqual(prices, [1, 1, 1, 1, 1, 2, 2, 4, 4, 4])
      assert.equal(await price('203.0.113.99', 'uczciwi'), 1)
    })

    it('does not rise for anybody else by what a line takes and does not solve [85]', async () => {
      const line = lineOf('2001:db8:a')
      const taken = await Promise.allSettled(line.flatMap((address) => times(30, () => price(address, 'linia'))))
      // sixteen times what one address may take
      assert.equal(taken.filter(({ status }) => status === 'fulfilled').length, 480)
      assert.equal(await price('2001:db8:b::1', 'linia'), 1, 'another line')
      assert.equal(await price('192.0.2.1', 'linia'), 1, 'IPv4')
    })

    it('does not rise for anybody else by what a line forges or gets wrong, and does for the line [85]', async () => {
      const line = lineOf('2001:db8:c')
      const tries = line.flatMap((address) => [
        ...times(15, () => forge(address, 'linia', 1)),
        ...times(15, () => guess(address, 'linia')),
      ])
      await Promise.allSettled(tries)
      assert.equal(await price('2001:db8:d::1', 'linia'), 1, 'another line')
      assert.equal(await price('192.0.2.2', 'linia'), 1, 'IPv4')
      assert.equal(await price('2001:db8:c:ffff::1', 'linia'), 16, 'a network of the line that has done nothing yet')
    })

    it('is the quiet one again when the window has ended', async () => {
      await forge('192.0.2.40', 'krotki', 17)
      assert.equal(await price('192.0.2.40', 'krotki'), 16)
      // the limiter's own clock: it can't be set forward; asked seldom, since every answer counts against the limit
      await until('the price is the quiet one', async () => (await price('192.0.2.40', 'krotki')) === 1, 20_000, 500)
    })
  })
})
