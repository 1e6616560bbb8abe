import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor, solveFor, type SolvedChallenge } from '../../support/browser-client.js'
import { eachStore } from '../../support/each-store.js'
import { startTestServer, testUnit, type TestServer } from '../../support/test-server.js'

const quiet = { perIdentifier: '10000/60', perAddress: '10000/60' }

eachStore((store) => {
  describe('a challenge', () => {
    let server: TestServer
    let clock = 0

    before(async () => {
      server = await startTestServer({
        units: [testUnit({ limits: quiet }), testUnit({ id: 'obok', limits: quiet })],
        env: store.env(),
        now: () => new Date(Date.now() + clock),
      })
    })
    after(() => server.stop())

    const redeem = (solved: SolvedChallenge, unit = 'przykladowo') =>
      clientFor(server, { unit }).recovery.request.mutate({ identifier: 'ktos@example.org', language: 'pl', ...solved })
    const refused = (solved: SolvedChallenge, code = 'CAPTCHA_WRONG', unit = 'przykladowo') =>
      assert.rejects(redeem(solved, unit), { message: code })

    it('is redeemed by one of fifty at once [10]', async () => {
      const solved = await solveFor(server)
      const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => redeem(solved)))
      assert.equal(outcomes.filter((outcome) => outcome.status === 'fulfilled').length, 1)
    })

    it('is spent by a wrong answer too [12]', async () => {
      const solved = await solveFor(server, { kind: 'picture' })
      await refused({ ...solved, answer: 'AAAAAAA' })
      await refused(solved)
    })

    it('takes the answer without regard to case and spaces', async () => {
      const { answer = '', ...solved } = await solveFor(server, { kind: 'picture' })
      assert.deepEqual(await redeem({ ...solved, answer: ` ${answer.toLowerCase().split('').join(' ')}` }), {
        accepted: true,
      })
    })

    it('of a picture wants the characters beside the work', async () => {
      const { challenge, solution } = await solveFor(server, { kind: 'picture' })
      await refused({ challenge, solution })
    })

    it('of work wants work: no solution of another challenge, none that was guessed', async () => {
      const [one, other] = [await solveFor(server), await solveFor(server)]
      await refused({ ...one, solution: other.solution })
      const fresh = await solveFor(server)
      await refused({ ...fresh, solution: { ...fresh.solution, counter: fresh.solution.counter + 1 } })
      const third = await solveFor(server)
      await refused({ ...third, solution: { counter: 0, derivedKey: '' } })
    })

    it('of one unit is nothing in another', async () => {
      const solved = await solveFor(server, { unit: 'obok' })
      await refused(solved)
      assert.deepEqual(await redeem(solved, 'obok'), { accepted: true })
    })

    it('is refused when a character was changed [11]', async () => {
      const solved = await solveFor(server)
      for (const at of [0, 5, 9, 40, solved.challenge.length - 1]) {
        const changed = solved.challenge.charAt(at) === 'A' ? 'B' : 'A'
        await refused({
          ...solved,
          challenge: solved.challenge.slice(0, at) + changed + solved.challenge.slice(at + 1),
        })
      }
      assert.deepEqual(await redeem(solved), { accepted: true })
    })

    it('expires after ten minutes, and says so', async () => {
      const solved = await solveFor(server)
      clock = 10 * 60_000 + 1_000
      try {
        await refused(solved, 'CAPTCHA_EXPIRED')
      } finally {
        clock = 0
      }
    })

    it('is checked before anything else is done: a refused wish is written nowhere', async () => {
      const before = await server.services.outbox.count()
      await refused({ challenge: 'x', solution: { counter: 1, derivedKey: '00' } })
      assert.ok((await server.services.outbox.count()) <= before)
    })
  })
})
