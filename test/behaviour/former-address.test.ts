import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { takeFromAuthor } from '../../server/domain/limits/author-limits.js'
import { clientFor } from '../support/browser-client.js'
import { startDrivenServer, type DrivenServer } from '../support/driven-server.js'
import { eachStore } from '../support/each-store.js'
import { ticketsIn } from '../support/mails.js'
import { ask, enter, PASSWORD, SCHOOL, unitOf } from '../support/walk.js'

const DAY_MS = 86_400_000

eachStore((store) => {
  describe('whoever a password was set by', () => {
    let server: DrivenServer
    before(async () => {
      server = await startDrivenServer({ env: { ...store.env(), trustedProxies: ['127.0.0.1'] } })
    })
    after(() => server.stop())
    beforeEach(() => server.advance(DAY_MS))

    const settle = async (): Promise<void> => {
      for (let round = 0; round < 3; round++) {
        server.advance(70_000)
        await server.deliver()
      }
    }
    const mailsTo = (address: string) => server.inbox.mails().filter(({ to }) => to === address)
    const objectionsTo = (address: string) => mailsTo(address).filter(({ text }) => text.includes('/not-me?'))
    const give = (login: string, email: string) =>
      clientFor(server, { headers: SCHOOL }).accounts.upsert.mutate({ account: { login, email } })
    /** Sets a password by a link that goes to the address. */
    const setFrom = async (login: string, email: string, from = '192.0.2.7'): Promise<void> => {
      await ask(server, login, { headers: { 'x-forwarded-for': from } })
      await server.deliver()
      const [ticket = ''] = mailsTo(email).flatMap(ticketsIn)
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
    }
    const settled = async (login: string): Promise<string> => {
      const email = `${login}@example.org`
      await enter(server, { login, email, language: 'pl' })
      await setFrom(login, email)
      await settle()
      return email
    }

    it('hears of an address that was another one for a moment, and may hold the account [74, 81]', async () => {
      const email = await settled('na-chwile')
      await give('na-chwile', 'zlodziej@example.net')
      await setFrom('na-chwile', 'zlodziej@example.net')
      await give('na-chwile', email)
      await settle()
      const [mail] = objectionsTo(email)
      assert.match(mail?.subject ?? '', /^Zmieniono adres e-mail konta/)
      assert.match(mail?.text ?? '', /a potem przywróciła\s+ten/)
      assert.deepEqual(objectionsTo('zlodziej@example.net'), [], 'the thief holds nobody')
    })

    it('hears of it however many words the key that did it has used up, and however often it went there and back [82]', async () => {
      const email = await settled('przemilczana')
      const by = { role: 'system', id: 'dziennik' } as const
      const unit = unitOf(server)
      while (await takeFromAuthor(server.services, unit, { by, mail: 'notice' }));
      await give('przemilczana', 'zlodziej@example.net')
      await give('przemilczana', email)
      await settle()
      assert.equal(objectionsTo(email).length, 1)
      await give('przemilczana', 'zlodziej@example.net')
      await settle()
      assert.equal(objectionsTo(email).length, 2)
    })

    it('has an address that no author without a word left may take away, and goes on at once the day after [74, 82]', async () => {
      await settled('cicha')
      // an address that the password was not set from: the word to it is one of its author's share
      await give('cicha', 'nowa.cicha@example.org')
      await settle()
      const by = { role: 'system', id: 'dziennik' } as const
      while (await takeFromAuthor(server.services, unitOf(server), { by, mail: 'notice' }));
      await assert.rejects(give('cicha', 'zlodziej@example.net'), ({ data }) => data.reason === 'EMAIL_LATER')
      await give('cicha', 'nowa.cicha@example.org')
      const before = mailsTo('nowa.cicha@example.org').length
      server.advance(DAY_MS)
      await give('cicha', 'zlodziej@example.net')
      await settle()
      assert.equal(mailsTo('nowa.cicha@example.org').length, before + 1)
    })

    it('hears of twenty changes a day by one author, who makes no more [74, 82]', async () => {
      const email = await settled('czesta')
      const outcomes = []
      for (let n = 0; n < 22; n++)
        outcomes.push(
          await give('czesta', `zly${n}@example.net`).then(
            () => 'stored',
            ({ data }) => data.reason,
          ),
        )
      assert.deepEqual(outcomes, [...Array(20).fill('stored'), 'EMAIL_LATER', 'EMAIL_LATER'])
      await settle()
      assert.equal(objectionsTo(email).length, 1)
      await enter(server, { login: 'czesta', email })
    })

    it('hears of it however many others’ accounts were given that address after their passwords were set [82]', async () => {
      const email = await settled('zalana')
      for (let n = 0; n < 34; n++) {
        const own = `obcy${n}@zly.example`
        await give(`obcy${n}`, own)
        await setFrom(`obcy${n}`, own, `45.${n}.1.1`)
        await give(`obcy${n}`, email)
      }
      await settle()
      assert.deepEqual(
        mailsTo('obcy0@zly.example')
          .map(({ subject }) => subject.split(' – ')[0])
          .filter((subject) => subject === 'Hasło zostało ustawione'),
        ['Hasło zostało ustawione'],
        'the word of a password goes where it was set from',
      )
      await give('zalana', 'zlodziej@example.net')
      await settle()
      assert.equal(objectionsTo(email).length, 1)
    })
  })
})
