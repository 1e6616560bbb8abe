import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { mailWithTicket, ticketsIn } from '../support/mails.js'
import { startDrivenServer, type DrivenServer } from '../support/driven-server.js'
import { startTestServer, testUnit } from '../support/test-server.js'
import { accountOf, ask, enter, PASSWORD, unitOf } from '../support/walk.js'

eachStore((store) => {
  describe('the outbox', () => {
    let server: DrivenServer
    before(async () => {
      server = await startDrivenServer({
        units: [
          testUnit({ limits: { perAddress: '10000/60', perIdentifier: '1000/60', mailsPerHour: 3, mailsPerDay: 4 } }),
        ],
        env: store.env(),
      })
    })
    after(() => server.stop())

    it('waits out a relay that is down: whoever asks notices nothing, and the mail goes out once [32]', async () => {
      await enter(server, { login: 'cierpliwa', email: 'cierpliwa@example.org' })
      await server.inbox.fail(true)
      assert.deepEqual(await ask(server, 'cierpliwa'), { accepted: true })
      await server.deliver()
      assert.equal(await server.services.outbox.count(), 1)
      await server.inbox.fail(false)
      server.advance(60_000)
      await server.deliverAll()
      const mail = await mailWithTicket(server.inbox, 'cierpliwa@example.org')
      assert.equal(server.inbox.mails().filter((each) => each.to === 'cierpliwa@example.org').length, 1)
      assert.equal(
        (await clientFor(server).recovery.inspect.mutate({ ticket: ticketsIn(mail)[0] ?? '' })).login,
        'cierpliwa',
      )
    })

    it('counts a retried mail once against the person’s cap', async () => {
      assert.equal((await accountOf(server, 'cierpliwa')).mails.length, 1)
    })

    it('caps a person’s mails, whatever the limiter forgot [41]', async () => {
      await enter(server, { login: 'limit', email: 'limit@example.org' })
      for (let times = 0; times < 6; times++) await ask(server, 'limit')
      await server.deliverAll()
      const count = () => server.inbox.mails().filter((mail) => mail.to === 'limit@example.org').length
      assert.equal(count(), 3)
      server.advance(3_601_000)
      for (let times = 0; times < 3; times++) await ask(server, 'limit')
      await server.deliverAll()
      assert.equal(count(), 4)
    })

    it('notes an address that the relay refuses for good, tries no more, and forgets it when a mail goes out', async () => {
      await enter(server, { login: 'odmowa', email: 'odmowa@example.org' })
      await server.inbox.refuse('odmowa@example.org')
      await ask(server, 'odmowa')
      await server.deliverAll()
      assert.equal((await accountOf(server, 'odmowa')).undelivered?.reason, 'no-such-address')
      await ask(server, 'odmowa')
      await server.deliverAll()
      assert.equal((await accountOf(server, 'odmowa')).undelivered?.reason, 'no-such-address')
      server.inbox.welcome('odmowa@example.org')
      await ask(server, 'odmowa')
      await server.deliverAll()
      await mailWithTicket(server.inbox, 'odmowa@example.org')
      assert.equal((await accountOf(server, 'odmowa')).undelivered, undefined)
    })

    it('notes it too when the word that the password was set is refused', async () => {
      await enter(server, { login: 'odtad', email: 'odtad@example.org' })
      await ask(server, 'odtad')
      await server.deliverAll()
      const [ticket = ''] = ticketsIn(await mailWithTicket(server.inbox, 'odtad@example.org'))
      server.inbox.refuse('odtad@example.org', '552 5.2.2 mailbox full')
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      server.advance(10_000)
      await server.deliverAll()
      assert.equal((await accountOf(server, 'odtad')).undelivered?.reason, 'mailbox-full')
    })

    it('forgets it when the school enters another address', async () => {
      await enter(server, { login: 'poprawa', email: 'literowka@example.org' })
      server.inbox.refuse('literowka@example.org')
      await ask(server, 'poprawa')
      await server.deliverAll()
      await enter(server, { login: 'poprawa', class: '5b' })
      assert.equal((await accountOf(server, 'poprawa')).undelivered?.reason, 'no-such-address')
      await enter(server, { login: 'poprawa', email: 'poprawna@example.org' })
      assert.equal((await accountOf(server, 'poprawa')).undelivered, undefined)
      // the word to the new address
      server.advance(10_000)
      await server.deliverAll()
      assert.equal(server.inbox.mails()[0]?.to, 'poprawna@example.org')
    })

    it('notes who asked and has no address, until there is one', async () => {
      await enter(server, { login: 'bezadresu' })
      await enter(server, { login: 'milczaca' })
      assert.deepEqual(await ask(server, 'bezadresu'), { accepted: true })
      await server.deliverAll()
      assert.equal((await accountOf(server, 'bezadresu')).undelivered?.reason, 'no-address')
      assert.equal((await accountOf(server, 'milczaca')).undelivered, undefined)
      await enter(server, { login: 'bezadresu', email: 'bezadresu@example.org' })
      assert.equal((await accountOf(server, 'bezadresu')).undelivered, undefined)
    })

    it('gives up after a day, and the school sees it [48]', async () => {
      await enter(server, { login: 'nigdy', email: 'nigdy@example.org' })
      await server.inbox.fail(true)
      try {
        await ask(server, 'nigdy')
        server.advance(25 * 3_600_000)
        await server.deliverAll()
      } finally {
        await server.inbox.fail(false)
      }
      assert.equal((await accountOf(server, 'nigdy')).undelivered?.reason, 'expired')
    })

    for (const { login, reply, reason } of [
      { login: 'pelna', reply: '552 5.2.2 mailbox full', reason: 'mailbox-full' },
      { login: 'niechetna', reply: '550 not this one', reason: 'refused' },
    ]) {
      it(`notes ${reason} when the relay says ${reply}`, async () => {
        await enter(server, { login, email: `${login}@example.org` })
        server.inbox.refuse(`${login}@example.org`, reply)
        await ask(server, login)
        await server.deliverAll()
        assert.equal((await accountOf(server, login)).undelivered?.reason, reason)
      })
    }

    for (const { login, reply, reason } of [
      { login: 'przepelniona', reply: '452 4.2.2 mailbox full', reason: 'mailbox-full' },
      { login: 'odcieta', reply: '554 5.7.1 not from you', reason: 'blocked' },
    ]) {
      it(`tries again for a day, and then notes ${reason}, when the relay says ${reply}`, async () => {
        await enter(server, { login, email: `${login}@example.org` })
        server.inbox.refuse(`${login}@example.org`, reply)
        await ask(server, login)
        await server.deliver()
        assert.deepEqual(
          [(await accountOf(server, login)).undelivered, await server.services.outbox.count()],
          [undefined, 1],
        )
        server.advance(25 * 3_600_000)
        await server.deliverAll()
        assert.equal((await accountOf(server, login)).undelivered?.reason, reason)
      })
    }

    it('drops a notice whose password was never set', async () => {
      await enter(server, { login: 'prozno', email: 'prozno@example.org' })
      const account = await accountOf(server, 'prozno')
      const at = server.services.now()
      await server.services.outbox.add({
        kind: 'password-set',
        id: 'f'.repeat(32),
        unit: 'przykladowo',
        account: account.id,
        createdAt: at,
        dueAt: at,
        attempts: 0,
      })
      await server.deliver()
      assert.equal(await server.services.outbox.count(), 1)
      server.advance(120_000)
      await server.deliverAll()
      assert.ok(!server.inbox.mails().some((mail) => mail.to === 'prozno@example.org'))
    })

    it('looks at a notice once more however often it was put off by servers that did not know its unit', async () => {
      const { services } = server
      await enter(server, { login: 'wolno', email: 'wolno@example.org' })
      const account = await accountOf(server, 'wolno')
      const at = services.now()
      const item = { kind: 'password-set', id: 'e'.repeat(32), unit: 'przykladowo', account: account.id } as const
      await services.outbox.add({ ...item, createdAt: at, dueAt: at, attempts: 3 })
      await server.deliver()
      assert.equal(await services.outbox.count(), 1)
      server.advance(120_000)
      await server.deliverAll()
    })

    it('is shared: two servers on one store mail everybody once', async () => {
      const people = Array.from({ length: 20 }, (_, n) => `wspolna${n}`)
      const { port: _port, publicUrl: _publicUrl, ...shared } = server.env
      const now = server.services.now
      const second = await startTestServer({ units: [unitOf(server)], env: shared, pace: { everyMs: Infinity }, now })
      try {
        for (const login of people) await enter(server, { login, email: `${login}@example.org` })
        await Promise.all(people.map((login) => ask(server, login)))
        await Promise.all([server.deliver(), second.workers.outbox.runOnce()])
        assert.equal(await server.services.outbox.count(), 0)
      } finally {
        await second.stop()
      }
      for (const login of people) {
        assert.equal(server.inbox.mails().filter((mail) => mail.to === `${login}@example.org`).length, 1, login)
      }
    })

    it('tells of the new password once, even when the relay was down [30]', async () => {
      await enter(server, { login: 'raz', email: 'raz@example.org' })
      await ask(server, 'raz')
      await server.deliverAll()
      const [ticket = ''] = ticketsIn(await mailWithTicket(server.inbox, 'raz@example.org'))
      await server.inbox.fail(true)
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      server.advance(10_000)
      await server.deliver()
      assert.equal(await server.services.outbox.count(), 1)
      await server.inbox.fail(false)
      server.advance(60_000)
      await server.deliverAll()
      assert.equal(
        server.inbox.mails().filter((mail) => mail.to === 'raz@example.org' && ticketsIn(mail).length === 0).length,
        1,
      )
    })
  })
})
