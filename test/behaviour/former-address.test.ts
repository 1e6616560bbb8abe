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

    const WEEK_AND_MORE_MS = 10 * DAY_MS

    for (const first of ['the school’s system', 'the office'] as const)
      it(`hears of a thief’s address although ${first} had changed theirs before, and so does whoever reads that one [81]`, async () => {
        const login = first === 'the office' ? 'przez-biuro' : 'przez-system'
        const email = await settled(login)
        const later = `nowa.${login}@example.org`
        // what the office writes down need not stand for a week
        if (first === 'the office') await enter(server, { login, email: later })
        else await give(login, later)
        await settle()
        server.advance(first === 'the office' ? DAY_MS : WEEK_AND_MORE_MS)
        const had = objectionsTo(email).length
        // a stranger uses up what may go to the mailbox
        for (const network of ['45.1.1.1', '45.2.1.1']) {
          for (let n = 0; n < 5; n++) await ask(server, login, { headers: { 'x-forwarded-for': network } })
          await server.deliver()
          server.advance(3_700_000)
        }
        assert.equal(mailsTo(later).flatMap(ticketsIn).length, 10)
        await give(login, 'zlodziej@example.net')
        await setFrom(login, 'zlodziej@example.net', '45.3.1.1')
        await settle()
        assert.equal(objectionsTo(email).length, had + 1)
        assert.equal(objectionsTo(later).length, 1)
        assert.match(objectionsTo(later)[0]?.subject ?? '', /^Zmieniono adres e-mail konta/)
      })

    it('hears of a thief’s address in the first days after theirs was changed, whatever strangers asked for [81]', async () => {
      const email = await settled('przeniesiona')
      await give('przeniesiona', 'swieza@example.org')
      await settle()
      assert.equal(objectionsTo(email).length, 1, 'and can still object to all that came since')
      server.advance(DAY_MS)
      for (let n = 0; n < 15; n++) await ask(server, 'przeniesiona', { headers: { 'x-forwarded-for': `45.${n}.1.1` } })
      await settle()
      await give('przeniesiona', 'zlodziej@example.net')
      await settle()
      assert.equal(mailsTo('swieza@example.org')[0]?.subject.split(' – ')[0], 'Zmieniono adres e-mail konta')
    })

    it('hears of an address that comes where the school had taken theirs away [81]', async () => {
      const email = await settled('bezadresu')
      await give('bezadresu', '')
      await settle()
      server.advance(WEEK_AND_MORE_MS)
      const had = objectionsTo(email).length
      await give('bezadresu', 'zlodziej@example.net')
      await settle()
      assert.equal(objectionsTo(email).length, had + 1)
    })

    for (const stop of ['przystanek@example.net', ''])
      it(`gets no link to hold an account as a thief who went away and came back by ${stop || 'no address'} [81]`, async () => {
        const login = stop === '' ? 'wraca-bez' : 'wraca-z'
        const [email, thiefs] = [await settled(login), `zly.${login}@example.net`]
        await give(login, thiefs)
        await setFrom(login, thiefs)
        await settle()
        for (const address of [stop, thiefs]) {
          await give(login, address)
          await settle()
        }
        await enter(server, { login, email })
        await settle()
        assert.match(mailsTo(thiefs)[0]?.subject ?? '', /^Zmieniono adres e-mail konta/)
        // nor once the owner has another one, while the thief's password is still there
        server.advance(WEEK_AND_MORE_MS)
        await give(login, `inna.${login}@example.org`)
        await settle()
        assert.deepEqual(objectionsTo(thiefs), [])
        assert.equal(objectionsTo(email).length, 2)
      })

    it('gets no more of such words than a person and one for each account, however many name the address [82]', async () => {
      const mailbox = 'rodzina@example.org'
      const children = ['pierwsze', 'drugie', 'trzecie', 'czwarte']
      for (const login of children) {
        await enter(server, { login, email: mailbox, language: 'pl' })
        await setFrom(login, mailbox)
      }
      await settle()
      server.advance(2 * DAY_MS - (server.services.now().getTime() % DAY_MS))
      const had = mailsTo(mailbox).length
      const reasons = new Set<string>()
      for (let n = 0; n < 40; n++)
        for (const login of children) {
          const email = n % 2 === 1 ? mailbox : `x${n}@zly.example`
          await give(login, email).catch(({ data }) => reasons.add(data.reason))
          server.advance(30_000)
          await server.deliver()
        }
      await settle()
      const got = mailsTo(mailbox).length - had
      // and what is left to them of the words that nobody asked for
      assert.ok(got >= children.length && got <= 10 + children.length + 7, `${got} mails`)
      assert.deepEqual([...reasons], ['EMAIL_LATER'])
    })
  })
})
