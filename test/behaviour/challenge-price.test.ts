import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor, solveFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { until } from '../support/until.js'

/** Most tries of a quiet challenge without a puzzle, at the tests' hundredth of the work. */
const QUIET = 80

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
          unit('ciasny', { perAddress: '2/600', perUnit: '12/600' }),
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

    it('doubles with an address’s wrong answers up to sixteen times, while its neighbour pays the quiet one', async () => {
      const headers = { 'x-forwarded-for': '192.0.2.1' }
      const guess = async (times: number): Promise<void> => {
        for (let n = 0; n < times; n++) {
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
      for (const times of [10, 1, 10, 10, 10]) {
        await guess(times)
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
      const headers = { 'x-forwarded-for': '192.0.2.11' }
      for (let n = 0; n < 11; n++) {
        const { challenge } = await client('192.0.2.11', 'przykladowo').captcha.issue.mutate({
          kind: 'work',
          language: 'pl',
        })
        const unsolved = { challenge, solution: { counter: 1, derivedKey: '00'.repeat(32) } }
        await assert.rejects(clientFor(server, { headers }).recovery.request.mutate({ ...NOBODY, ...unsolved }), {
          message: 'CAPTCHA_WRONG',
        })
      }
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

    it('doubles for a whole unit with what all of it takes, stays at the ceiling, and leaves other units alone', async () => {
      const prices: number[] = []
      for (let n = 1; n <= 20; n++) prices.push(await price(`198.51.100.${n}`, 'maly'))
      assert.deepEqual(prices, [1, 1, 1, 1, 2, 2, 4, 4, 8, 8, ...Array<number>(10).fill(16)])
      assert.equal(await price('198.51.100.1', 'uczciwi'), 1)
    })

    it('does not rise for a unit by what one address was refused', async () => {
      const take = () => price('203.0.113.1', 'ciasny')
      await take()
      await take()
      for (let n = 0; n < 30; n++) await assert.rejects(take(), { message: 'TOO_MANY_REQUESTS' })
      assert.equal(await price('203.0.113.2', 'ciasny'), 1)
    })

    it('is the quiet one again when the window has ended', async () => {
      await forge('192.0.2.40', 'krotki', 17)
      assert.equal(await price('192.0.2.40', 'krotki'), 16)
      // the limiter's own clock: it can't be set forward; asked seldom, since every answer counts against the limit
      await until('the price is the quiet one', async () => (await price('192.0.2.40', 'krotki')) === 1, 20_000, 500)
    })
  })
})
