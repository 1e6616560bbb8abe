import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { answerTo, clientFor, solveFor, type SolvedChallenge } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { enter, outboxEmpty, unitOf } from '../support/walk.js'

const limits = { perIdentifier: '10000/60', perAddress: '10000/60', mailsPerHour: 100, mailsPerDay: 100 }
const PERSON = 'anna@example.org'

eachStore((store) => {
  describe('a misused challenge', () => {
    let server: TestServer
    let clock = 0
    const now = () => new Date(Date.now() + clock)

    before(async () => {
      server = await startTestServer({
        units: [testUnit({ limits }), testUnit({ id: 'obok', limits })],
        env: { trustedProxies: ['127.0.0.1'], ...store.env() },
        now,
      })
      for (const unit of ['przykladowo', 'obok']) await enter(server, { login: 'anna', email: PERSON }, unit)
    })
    after(() => server.stop())

    const redeem = (solved: SolvedChallenge, { unit = 'przykladowo', address = '192.0.2.1', at = server } = {}) =>
      clientFor(at, { unit, headers: { 'x-forwarded-for': address } }).recovery.request.mutate({
        identifier: PERSON,
        language: 'pl',
        ...solved,
      })
    const refused = (solved: SolvedChallenge, code = 'CAPTCHA_WRONG', unit = 'przykladowo') =>
      assert.rejects(redeem(solved, { unit }), { message: code })

    /** Mails that went out while something was done, all of them. */
    async function mailsBy(what: () => Promise<unknown>): Promise<number> {
      await outboxEmpty(server)
      const earlier = server.inbox.mails().length
      await what()
      await outboxEmpty(server)
      return server.inbox.mails().length - earlier
    }

    it('that fifty clients replay at once on two servers gives one acceptance and one mail [10]', async () => {
      const { port: _port, publicUrl: _publicUrl, ...shared } = server.env
      const second = await startTestServer({ units: [unitOf(server)], env: shared, now })
      try {
        const mails = await mailsBy(async () => {
          const solved = await solveFor(server, { kind: 'picture' })
          const outcomes = await Promise.allSettled(
            Array.from({ length: 50 }, (_, n) =>
              redeem(solved, { address: `198.51.100.${n}`, at: n % 2 === 0 ? server : second }),
            ),
          )
          assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
          const codes = outcomes.flatMap((outcome) =>
            outcome.status === 'rejected' ? [(outcome.reason as Error).message] : [],
          )
          assert.deepEqual([...new Set(codes)], ['CAPTCHA_WRONG'])
          await refused(solved)
        })
        assert.equal(mails, 1)
      } finally {
        await second.stop()
      }
    })

    it('whose work was eased is refused and spent', async () => {
      const mails = await mailsBy(async () => {
        for (const eased of [{}, { cost: 1 }, { keyLength: 16 }]) {
          const { challenge, work } = await clientFor(server).captcha.issue.mutate({ kind: 'work', language: 'pl' })
          const solve = async (parameters: typeof work) => {
            const found = await solveChallenge({ challenge: { parameters: { ...parameters } }, deriveKey })
            assert.ok(found)
            return { counter: found.counter, derivedKey: found.derivedKey }
          }
          // one digit, and not the right one: else the easy solution may happen to be the right one
          const keyPrefix = work.keyPrefix.startsWith('0') ? '1' : '0'
          await refused({ challenge, solution: await solve({ ...work, ...eased, keyPrefix }) })
          await refused({ challenge, solution: await solve(work) })
        }
      })
      assert.equal(mails, 0)
    })

    it('takes no eased work beside it either: the request has no place for parameters', async () => {
      const solved = await solveFor(server)
      const smuggled = { ...solved, work: { cost: 1, keyPrefix: '0', data: { max: 1 } } }
      await refused(smuggled, 'INPUT_INVALID')
      assert.deepEqual(await redeem(solved), { accepted: true }, 'what was not heard spends nothing')
    })

    it('of one kind answered as another is refused and spent', async () => {
      const mails = await mailsBy(async () => {
        const [picture, other, work] = [
          await solveFor(server, { kind: 'picture' }),
          await solveFor(server, { kind: 'picture' }),
          await solveFor(server),
        ]
        const characters = picture.answer ?? ''
        for (const [as, right] of [
          [{ challenge: picture.challenge, solution: picture.solution }, picture],
          [{ ...work, answer: characters }, work],
          [{ ...other, answer: characters === other.answer ? 'AAAAA' : characters }, other],
        ] as const) {
          await refused(as)
          await refused(right)
        }
      })
      assert.equal(mails, 0)
    })

    it('with the solution of another is refused and spent; the other one stays good', async () => {
      const mails = await mailsBy(async () => {
        const [one, other] = [await solveFor(server, { kind: 'picture' }), await solveFor(server, { kind: 'picture' })]
        await refused({ ...one, solution: other.solution })
        await refused(one)
        assert.deepEqual(await redeem(other), { accepted: true })
      })
      assert.equal(mails, 1)
    })

    it('of another unit is refused, stays good at home, and sends one mail in all', async () => {
      const mails = await mailsBy(async () => {
        const solved = await solveFor(server, { unit: 'obok', kind: 'picture' })
        await refused(solved)
        assert.deepEqual(await redeem(solved, { unit: 'obok' }), { accepted: true })
        await refused(solved, 'CAPTCHA_WRONG', 'obok')
      })
      assert.equal(mails, 1)
    })

    it('that has expired says so, redeemed before or not, right or wrong, and sends nothing', async () => {
      const mails = await mailsBy(async () => {
        const [fresh, used] = [await solveFor(server, { kind: 'picture' }), await solveFor(server)]
        assert.deepEqual(await redeem(used), { accepted: true })
        clock += 10 * 60_000 + 1_000
        for (const late of [fresh, { ...fresh, answer: 'AAAAA' }, used, fresh]) await refused(late, 'CAPTCHA_EXPIRED')
      })
      assert.equal(mails, 1)
    })

    it('that is no challenge at all is refused in the same words', async () => {
      const { challenge, ...rest } = await solveFor(server)
      for (const broken of ['', '.', challenge.slice(0, -1), `${challenge}A`, challenge.replace('.', '..'), '\0'])
        await refused({ ...rest, challenge: broken })
      await refused({ ...rest, challenge: 'A'.repeat(5_000) }, 'INPUT_INVALID')
      assert.deepEqual(await redeem({ challenge, ...rest }), { accepted: true })
    })

    it('whose picture was drawn is not spent by it', async () => {
      const issued = await clientFor(server).captcha.issue.mutate({ kind: 'picture', language: 'pl' })
      const draw = async () => Buffer.from(await (await fetch(server.url + (issued.url ?? ''))).arrayBuffer())
      assert.deepEqual(await draw(), await draw())
      const found = await solveChallenge({ challenge: { parameters: { ...issued.work } }, deriveKey })
      assert.ok(found)
      const solution = { counter: found.counter, derivedKey: found.derivedKey }
      const { challenge } = issued
      assert.deepEqual(await redeem({ challenge, solution, answer: answerTo(server, issued.url ?? '') }), {
        accepted: true,
      })
    })
  })
})
