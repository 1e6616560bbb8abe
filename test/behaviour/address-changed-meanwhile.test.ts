import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { OutboxWorker } from '../../server/domain/outbox/outbox-worker.js'
import type { AccountStore } from '../../server/domain/ports/account-store.js'
import type { Mailer } from '../../server/domain/ports/mailer.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { mailWithTicket, ticketsIn } from '../support/mails.js'
import { employ, panelOf } from '../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { ask, enter, PASSWORD } from '../support/walk.js'

/** The server's own worker sleeps: the test works the outbox itself. */
const NEVER = { everyMs: 3_600_000 }

eachStore((store) => {
  describe('an address that changes while its mail is being made', () => {
    let server: TestServer
    let clock = 0
    before(async () => {
      server = await startTestServer({ env: store.env(), pace: NEVER, now: () => new Date(Date.now() + clock) })
    })
    after(() => server.stop())

    it('gets no mail at the old place, and one at the new place with a ticket that works [19]', async () => {
      const { services, inbox } = server
      await enter(server, { login: 'anna', email: 'stary@example.org' })
      await ask(server, 'anna')
      let isChanged = false
      const accounts: AccountStore = new Proxy(services.accounts, {
        get(target, name: keyof AccountStore) {
          if (name !== 'find' || isChanged) return target[name]
          // found with the old address, which is another one before the ticket is granted
          return async (...args: Parameters<AccountStore['find']>) => {
            const found = await target.find(...args)
            isChanged = true
            await enter(server, { login: 'anna', email: 'nowy@example.org' })
            return found
          }
        },
      })
      const worker = new OutboxWorker({ ...services, accounts })
      await worker.runOnce()
      assert.ok(isChanged)
      assert.equal(await services.outbox.count(), 3, 'it waits for another look, and both addresses are to be told')
      assert.deepEqual(inbox.mails(), [])

      clock += 60_000
      await worker.runOnce()
      assert.equal(await services.outbox.count(), 0)
      const [mail, ...more] = inbox.mails().filter((each) => ticketsIn(each).length > 0)
      assert.deepEqual([mail?.to, more], ['nowy@example.org', []])
      assert.ok(mail)
      const [ticket = ''] = ticketsIn(mail)
      assert.equal((await clientFor(server).recovery.inspect.mutate({ ticket })).login, 'anna')
    })
  })

  describe('an address that changes while its mail is on the way', () => {
    let server: TestServer
    let clock = 0
    before(async () => {
      const webhook = { url: 'http://localhost:9/', secret: 'sekret-szkoly-do-podpisow-0001' }
      server = await startTestServer({
        units: [testUnit({ webhook })],
        env: store.env(),
        pace: NEVER,
        now: () => new Date(Date.now() + clock),
      })
      await employ(server, { login: 'sekretariat', role: 'office' })
    })
    after(() => server.stop())

    const find = async (login: string) => {
      const { accounts, keyring } = server.services
      const account = await accounts.findByLogin('przykladowo', keyring.loginKeys('przykladowo', login))
      assert.ok(account)
      return account
    }
    /** Works the outbox; the school mends the address while the relay has the mail to the old one. */
    const workWhileChanging = async (login: string) => {
      const { services } = server
      let isChanged = false
      const mailer: Mailer = {
        async rehearse() {},
        async send(mail) {
          if (mail.to === `${login}.stary@example.org`) {
            await enter(server, { login, email: `${login}.nowy@example.org` })
            isChanged = true
          }
          await services.mailer.send(mail)
        },
      }
      clock += 10_000
      await new OutboxWorker({ ...services, mailer }).runOnce()
      assert.ok(isChanged)
    }
    const enterAtOld = async (login: string) => {
      await enter(server, { login, email: `${login}.stary@example.org` })
      return `${login}.stary@example.org`
    }
    /** What is known of the new address, and whom the school's system is told of. */
    const known = async (login: string) => {
      const { mailedAt, mailedFor, undelivered } = await find(login)
      const { now, outbox } = server.services
      const call = await outbox.claimWebhook({ lease: 'test', now: now(), until: new Date(now().getTime() + 1) })
      return [mailedAt, mailedFor, undelivered, call?.login]
    }
    const NOTHING = [undefined, undefined, undefined, undefined]

    it('is not taken for one that was mailed', async () => {
      await enterAtOld('anna')
      await ask(server, 'anna')
      await workWhileChanging('anna')
      assert.deepEqual(await known('anna'), NOTHING)
    })

    it('is not marked, nor told of, when the old one refuses a link', async () => {
      server.inbox.refuse(await enterAtOld('beata'))
      await ask(server, 'beata')
      await workWhileChanging('beata')
      assert.deepEqual(await known('beata'), NOTHING)
    })

    it('is not marked, nor told of, when the old one refuses an invitation', async () => {
      server.inbox.refuse(await enterAtOld('celina'))
      await (await panelOf(server, 'sekretariat')).invite.mutate({ kind: 'person', login: 'celina' })
      await workWhileChanging('celina')
      assert.deepEqual(await known('celina'), NOTHING)
    })

    it('is not marked, nor told of, when the old one refuses the word of its coming', async () => {
      await enter(server, { login: 'danuta', email: 'danuta.pierwszy@example.org' })
      server.inbox.refuse(await enterAtOld('danuta'))
      await workWhileChanging('danuta')
      assert.deepEqual(await known('danuta'), NOTHING)
    })

    it('is not marked when the old one refuses the word that the password was set', async () => {
      const old = await enterAtOld('edyta')
      await ask(server, 'edyta')
      await new OutboxWorker(server.services).runOnce()
      const [ticket = ''] = ticketsIn(await mailWithTicket(server.inbox, old))
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      server.inbox.refuse(old)
      await workWhileChanging('edyta')
      assert.equal((await find('edyta')).undelivered, undefined)
    })
  })
})
