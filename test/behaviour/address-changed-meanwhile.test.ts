import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { AccountStore } from '../../server/domain/ports/account-store.js'
import type { Mailer } from '../../server/domain/ports/mailer.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { mailWithTicket, ticketsIn } from '../support/mails.js'
import { employ, panelOf } from '../support/panel.js'
import { startDrivenServer, type DrivenServer } from '../support/driven-server.js'
import { testUnit } from '../support/test-server.js'
import { accountOf, ask, enter, PASSWORD } from '../support/walk.js'
import { mailRound } from '../support/worker-rounds.js'

eachStore((store) => {
  describe('an address that changes while its mail is being made', () => {
    let server: DrivenServer
    before(async () => {
      server = await startDrivenServer({ env: store.env() })
    })
    after(() => server.stop())

    /** The accounts, of which the first that is read by this method has moved before anything else is done with it. */
    const movingAfter = (method: 'find' | 'findById', login: string, to: string) => {
      let isMoved = false
      const accounts: AccountStore = new Proxy(server.services.accounts, {
        get(target, name: keyof AccountStore) {
          if (name !== method || isMoved) return target[name]
          return async (...args: unknown[]) => {
            const found: unknown = await Reflect.apply(target[method], target, args)
            isMoved = true
            await enter(server, { login, email: to })
            return found
          }
        },
      })
      return { accounts, isMoved: () => isMoved }
    }
    const mailsWithTickets = () => server.inbox.mails().filter((mail) => ticketsIn(mail).length > 0)

    it('gets no mail at the old place, and one at the new place with a ticket that works [19]', async () => {
      const { services, inbox } = server
      await enter(server, { login: 'anna', email: 'stary@example.org' })
      await ask(server, 'anna')
      const { accounts, isMoved } = movingAfter('find', 'anna', 'nowy@example.org')
      await mailRound({ ...services, accounts })
      assert.ok(isMoved())
      assert.equal(await services.outbox.count(), 3, 'it waits for another look, and both addresses are to be told')
      assert.deepEqual(inbox.mails(), [])

      server.advance(60_000)
      await mailRound({ ...services, accounts })
      assert.equal(await services.outbox.count(), 0)
      const [mail, ...more] = mailsWithTickets()
      assert.deepEqual([mail?.to, more], ['nowy@example.org', []])
      assert.ok(mail)
      const [ticket = ''] = ticketsIn(mail)
      assert.equal((await clientFor(server).recovery.inspect.mutate({ ticket })).login, 'anna')
    })

    it('gets no invitation at the old place, and one at the new place [19]', async () => {
      const { services, inbox } = server
      inbox.clear()
      await employ(server, { login: 'sekretariat', role: 'office' })
      await enter(server, { login: 'ola', email: 'ola.stary@example.org' })
      await (await panelOf(server, 'sekretariat')).invite.mutate({ kind: 'person', login: 'ola' })
      const { accounts, isMoved } = movingAfter('findById', 'ola', 'ola.nowy@example.org')
      await mailRound({ ...services, accounts })
      assert.ok(isMoved())
      assert.deepEqual(inbox.mails(), [])
      server.advance(60_000)
      await mailRound({ ...services, accounts })
      assert.deepEqual(
        mailsWithTickets().map(({ to }) => to),
        ['ola.nowy@example.org'],
      )
    })
  })

  describe('an address that changes while its mail is on the way', () => {
    let server: DrivenServer
    before(async () => {
      const webhook = { url: 'http://localhost:9/', secret: 'sekret-szkoly-do-podpisow-0001' }
      server = await startDrivenServer({ units: [testUnit({ webhook })], env: store.env() })
      await employ(server, { login: 'sekretariat', role: 'office' })
    })
    after(() => server.stop())

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
      server.advance(10_000)
      await mailRound({ ...services, mailer })
      assert.ok(isChanged)
    }
    const enterAtOld = async (login: string) => {
      await enter(server, { login, email: `${login}.stary@example.org` })
      return `${login}.stary@example.org`
    }
    /** What is known of the new address, and whom the school's system is told of. */
    const known = async (login: string) => {
      const { mailedAt, mailedFor, undelivered } = await accountOf(server, login)
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
      await server.deliver()
      const [ticket = ''] = ticketsIn(await mailWithTicket(server.inbox, old))
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      server.inbox.refuse(old)
      await workWhileChanging('edyta')
      assert.equal((await accountOf(server, 'edyta')).undelivered, undefined)
    })
  })
})
