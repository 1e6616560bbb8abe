import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor } from '../support/browser-client.js'
import { startDrivenServer, type DrivenServer } from '../support/driven-server.js'
import { eachStore } from '../support/each-store.js'
import { employ, givePassword, panelOf, signInOnPage } from '../support/panel.js'
import { PESEL_DATES, peselNumber } from '../server/cli/cli-harness.js'
import { ask, enter, PASSWORD, SCHOOL } from '../support/walk.js'

const HOUR_MS = 3_600_000
/** Somebody's, among the first of their birth date. */
const THEIRS = 33

eachStore((store) => {
  describe('a PESEL whose birth date is known', () => {
    let server: DrivenServer
    before(async () => {
      server = await startDrivenServer({ env: { ...store.env(), trustedProxies: ['127.0.0.1'] } })
      await employ(server, { login: 'pani.a', role: 'teacher', class: '4b' })
      await enter(server, { login: 'jan', email: 'jan@example.org', class: '4b', pesel: bornAs(THEIRS) })
    })
    after(() => server.stop())

    const bornAs = (n: number): string => peselNumber(11 + n * PESEL_DATES)
    const from = (client: string) => ({ headers: { 'x-forwarded-for': client } })

    it('is not found by asking in one number after another and watching whom the panel shows as mailed [78]', async () => {
      const teacher = await panelOf(server, 'pani.a')
      const watch = async () => {
        await server.deliver()
        const { mailedAt, linkUntil, undelivered } = await teacher.people.get.mutate({ login: 'jan' })
        return JSON.stringify([mailedAt, linkUntil, undelivered])
      }
      const before = await watch()
      for (let n = 0; n <= THEIRS + 6; n++)
        assert.deepEqual(await ask(server, bornAs(n), from(`2001:db8:7:${n.toString(16)}::1`)), { accepted: true })
      assert.equal(await watch(), before)
      // while their own wish, from elsewhere, is answered
      await ask(server, bornAs(THEIRS), from('203.0.113.9'))
      assert.notEqual(await watch(), before)
    })

    it('is not found by trying numbers with a password that is known, at either door [78]', async () => {
      await givePassword(server, 'jan')
      server.advance(25 * HOUR_MS)
      const { accounts } = clientFor(server, { headers: SCHOOL })
      const verify = (n: number): Promise<unknown> =>
        accounts.verify
          .mutate({ identifier: bornAs(n), password: PASSWORD, client: `203.0.${n}.5` })
          .then(({ valid }) => valid)
          .catch(({ data }) => data.code)
      const told = []
      for (let n = THEIRS - 5; n <= THEIRS; n++) told.push(await verify(n))
      assert.deepEqual(told, [false, false, false, false, false, 'TOO_MANY_REQUESTS'])
      assert.equal((await signInOnPage(server, { identifier: bornAs(THEIRS), password: PASSWORD })).outcome, 'later')
      assert.equal((await accounts.verify.mutate({ identifier: 'jan', password: PASSWORD })).valid, true)
      server.advance(25 * HOUR_MS)
      assert.equal(await verify(THEIRS), true, 'the owner, who types one number')
    })
  })
})
