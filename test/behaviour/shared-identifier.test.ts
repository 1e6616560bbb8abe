import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { employ, givePassword, panelOf, signInOnPage } from '../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { enter, PASSWORD, SCHOOL } from '../support/walk.js'

const OFFICE = 'biuro@example.org'
const OWN = 'moje wlasne haslo dlugie'

eachStore((store) => {
  describe('an identifier that somebody shares with the office', () => {
    let server: TestServer
    before(async () => {
      server = await startTestServer({
        units: [testUnit()],
        env: { trustedProxies: ['127.0.0.1'], ...store.env() },
      })
      await employ(server, { login: 'sekretariat', email: OFFICE, role: 'office' })
      await employ(server, { login: 'pani', role: 'teacher', class: '4b' })
      // a key may give its own people any address
      await enter(server, { login: 'podszywa.sie', email: OFFICE })
      await givePassword(server, 'podszywa.sie', { password: OWN })
    })
    after(() => server.stop())

    const signIn = (password: string, { cookie = '', address = '192.0.2.1' } = {}) =>
      signInOnPage(server, { identifier: OFFICE, password }, { headers: { 'x-forwarded-for': address, cookie } })

    it('makes no known browser of theirs, and their own password wipes out no wrong ones [81]', async () => {
      const own = await signIn(OWN)
      assert.deepEqual([own.outcome, own.setBrowser], ['in', ''])
      const outcomes: string[] = []
      for (let n = 0; n < 30; n++) {
        outcomes.push((await signIn(`zgaduje ${n}`)).outcome)
        if (n % 5 === 0) await signIn(OWN)
      }
      assert.ok(outcomes.filter((outcome) => outcome === 'wrong').length <= 11, outcomes.join(' '))
      assert.equal(outcomes.at(-1), 'later')
      assert.equal((await signIn(PASSWORD, { address: '198.51.100.7' })).outcome, 'in', 'the office elsewhere')
    })

    it('wipes out none at a school’s system either', async () => {
      const { verify } = clientFor(server, { headers: SCHOOL }).accounts
      const guess = (password: string) =>
        verify.mutate({ identifier: OFFICE, password, client: '203.0.113.9' }).then(
          ({ valid }) => (valid ? 'valid' : 'wrong'),
          () => 'later',
        )
      const outcomes: string[] = []
      for (let n = 0; n < 30; n++) {
        outcomes.push(await guess(`zgaduje ${n}`))
        if (n % 5 === 0) await guess(OWN)
      }
      assert.ok(outcomes.filter((outcome) => outcome === 'wrong').length <= 11, outcomes.join(' '))
    })

    it('is nobody’s login but its owner’s', async () => {
      const panel = await panelOf(server, 'pani')
      const person = { login: 'dyrekcja@example.org', class: '4b' }
      await assert.rejects(panel.people.save.mutate({ isNew: true, person: { ...person, email: 'x@example.org' } }))
      await assert.rejects(panel.people.save.mutate({ isNew: true, person }))
      const saved = await panel.people.save.mutate({ isNew: true, person: { ...person, email: person.login } })
      assert.ok(saved)
      const { upsert } = clientFor(server, { headers: SCHOOL }).accounts
      await assert.rejects(upsert.mutate({ account: { login: 'inna@example.org', email: 'y@example.org' } }))
    })

    it('is taken in no other spelling, whose tries would count as its owner’s [81]', async () => {
      const panel = await panelOf(server, 'pani')
      for (const login of [`${OFFICE}.`, 'biuro@EXAMPLE.org.', 'jan@szkoła.example']) {
        const person = { login, email: login.replace(/\.$/, ''), class: '4b' }
        await assert.rejects(panel.people.save.mutate({ isNew: true, person }), login)
      }
    })

    it('is its owner’s still when somebody was made with it as login and address, and moved the address [76]', async () => {
      await enter(server, { login: OFFICE, email: OFFICE })
      await enter(server, { login: OFFICE, email: 'prywatnie@example.org' })
      await givePassword(server, OFFICE, { password: OWN })
      const { verify } = clientFor(server, { headers: SCHOOL }).accounts
      const answer = await verify.mutate({ identifier: OFFICE, password: OWN, client: '203.0.113.40' })
      assert.ok(
        !answer.valid || answer.accounts.every(({ login }) => login !== OFFICE),
        'a system that goes by login would take them for the office',
      )
      const office = await verify.mutate({ identifier: OFFICE, password: PASSWORD, client: '203.0.113.41' })
      assert.equal(office.valid && office.account.login, 'sekretariat')
    })

    it('stays the login of whoever had it before it became another’s address [81]', async () => {
      const login = 'dawny@example.org'
      await enter(server, { login, email: login })
      await enter(server, { login, email: 'nowszy@example.org' })
      await givePassword(server, login)
      await enter(server, { login: 'pozniejszy', email: login })
      await givePassword(server, 'pozniejszy', { password: OWN })
      const { outcome } = await signInOnPage(
        server,
        { identifier: login, password: PASSWORD },
        { headers: { 'x-forwarded-for': '192.0.2.60' } },
      )
      assert.equal(outcome, 'in')
    })

    it('still lets the office in by its address when three newer accounts have it [81]', async () => {
      for (const login of ['nowa.a', 'nowa.b', 'nowa.c']) {
        await enter(server, { login, email: OFFICE })
        await givePassword(server, login, { password: `${OWN} ${login}` })
      }
      assert.equal((await signIn(PASSWORD, { address: '198.51.100.8' })).outcome, 'in')
    })
  })
})
