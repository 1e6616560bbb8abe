import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor, solveFor, type SolvedChallenge } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'

const quiet = { perIdentifier: '10000/60', perAddress: '10000/60' }

eachStore((store) => {
  describe('a challenge', () => {
    let server: TestServer

    before(async () => {
      server = await startTestServer({
        units: [testUnit({ limits: quiet })],
        env: store.env(),
      })
    })
    after(() => server.stop())

    const redeem = (solved: SolvedChallenge) =>
      clientFor(server).recovery.request.mutate({ identifier: 'ktos@example.org', language: 'pl', ...solved })
    const refused = (solved: SolvedChallenge) => assert.rejects(redeem(solved), { message: 'CAPTCHA_WRONG' })

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

    it('of work wants work, none that was guessed', async () => {
      const fresh = await solveFor(server)
      await refused({ ...fresh, solution: { ...fresh.solution, counter: fresh.solution.counter + 1 } })
      await refused({ ...(await solveFor(server)), solution: { counter: 0, derivedKey: '' } })
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

    it('is checked before anything else is done: a refused wish is written nowhere [12]', async () => {
      const before = await server.services.outbox.count()
      await refused({ challenge: 'x', solution: { counter: 1, derivedKey: '00' } })
      assert.ok((await server.services.outbox.count()) <= before)
    })
  })
})
