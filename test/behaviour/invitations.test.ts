import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { inviteAccount } from '../../server/domain/invitations/invite-account.js'
import { invitePeople } from '../../server/domain/invitations/invite-people.js'
import type { Mailer } from '../../server/domain/ports/mailer.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { ticketsIn } from '../support/mails.js'
import { givePassword } from '../support/panel.js'
import { startDrivenServer, type DrivenServer } from '../support/driven-server.js'
import { accountOf, ask, enter, unitOf } from '../support/walk.js'
import { mailRound } from '../support/worker-rounds.js'

const HOUR = 3_600_000

eachStore((store) => {
  describe('people who are invited', () => {
    let server: DrivenServer
    before(async () => {
      server = await startDrivenServer({ env: store.env() })
    })
    after(() => server.stop())

    /** Everybody whose login begins so. */
    const peopleOf = async (begin: string) =>
      (await server.services.directory.peopleOf('przykladowo')).sorted.filter(({ login }) => login.startsWith(begin))
    const invite = async (begin: string) => {
      const { queued, justMailed } = await invitePeople(server.services, unitOf(server), await peopleOf(begin))
      return [queued, justMailed]
    }
    const work = async (mailer: Mailer = server.services.mailer) => {
      server.advance(60_000)
      await mailRound({ ...server.services, mailer })
    }
    const invitationsTo = (address: string) =>
      server.inbox.received().filter(({ mail }) => mail.to === address && ticketsIn(mail).length > 0)

    it('with their class and the whole unit at once get one mail', async () => {
      const logins = Array.from({ length: 30 }, (_, n) => `razem${n}`)
      for (const login of logins) await enter(server, { login, email: `${login}@example.org` })
      const counts = await Promise.all([invite('razem'), invite('razem1'), invite('razem')])
      assert.equal(
        counts.reduce((sum, [queued = 0]) => sum + queued, 0),
        30,
      )
      assert.equal(
        counts.reduce((sum, [, justMailed = 0]) => sum + justMailed, 0),
        30 + 11,
      )
      await work()
      for (const login of logins) assert.equal(invitationsTo(`${login}@example.org`).length, 1, login)
    })

    it('while an invitation waits are invited already, alone too, and again when it is out', async () => {
      const { id } = await enter(server, { login: 'czeka', email: 'czeka@example.org' })
      assert.deepEqual(
        [await invite('czeka'), await invite('czeka')],
        [
          [1, 0],
          [0, 1],
        ],
      )
      const account = await accountOf(server, 'czeka')
      assert.equal(await inviteAccount(server.services, unitOf(server), account), false)
      await work()
      assert.deepEqual(await invite('czeka'), [0, 1])
      server.advance(HOUR)
      assert.deepEqual(await invite('czeka'), [1, 0])
      await work()
      assert.equal(await inviteAccount(server.services, unitOf(server), account), true)
      await work()
      const mails = invitationsTo('czeka@example.org')
      assert.equal(mails.length, 3)
      assert.equal(new Set(mails.map(({ parsed }) => parsed.messageId)).size, 3)
      const { mails: marks, tickets } = (await server.services.accounts.findById('przykladowo', id)) ?? {}
      assert.deepEqual([marks?.length, tickets?.length], [3, 3], 'each counts against the cap, and each link works')
      for (const { mail } of mails) {
        const [ticket = ''] = ticketsIn(mail)
        assert.equal((await clientFor(server).recovery.inspect.mutate({ ticket })).login, 'czeka')
      }
    })

    it('a moment after another’s invitation of them went out get no second mail', async () => {
      await enter(server, { login: 'prawie', email: 'prawie@example.org' })
      await invite('prawie')
      const seen = await peopleOf('prawie')
      server.advance(60_000)
      const at = server.services.now()
      await work()
      // looked at before that mail was out, queued after it
      const [queued] = Object.values(await invitePeople({ ...server.services, now: () => at }, unitOf(server), seen))
      assert.equal(queued, 1)
      await work()
      assert.equal(await server.services.outbox.count(), 0)
      assert.equal(invitationsTo('prawie@example.org').length, 1)
    })

    it('at an address that is another one by now get one mail, at the new one', async () => {
      await enter(server, { login: 'nowa', email: 'nowa.stary@example.org' })
      await invite('nowa')
      await enter(server, { login: 'nowa', email: 'nowa.nowy@example.org' })
      assert.deepEqual(await invite('nowa'), [1, 0])
      server.advance(60_000)
      await mailRound(server.services, { lanes: 1 })
      assert.deepEqual(
        [invitationsTo('nowa.stary@example.org').length, invitationsTo('nowa.nowy@example.org').length],
        [0, 1],
      )
    })

    it('anew while their mail is on the way to the old address get one at the new', async () => {
      await enter(server, { login: 'lot', email: 'lot.stary@example.org' })
      await invite('lot')
      const counts: number[][] = []
      await work({
        ...server.services.mailer,
        async send(mail) {
          if (mail.to === 'lot.stary@example.org') {
            await enter(server, { login: 'lot', email: 'lot.nowy@example.org' })
            counts.push(await invite('lot'))
          }
          await server.services.mailer.send(mail)
        },
      })
      assert.deepEqual(counts, [[1, 0]])
      await work()
      assert.equal(invitationsTo('lot.nowy@example.org').length, 1)
    })

    it('beyond what their caps allow get the mail when the caps let it through, unless they got in meanwhile [82]', async () => {
      const unit = unitOf(server)
      for (const login of ['pelno.a', 'pelno.b']) {
        await enter(server, { login, email: `${login}@example.org` })
        for (let n = 0; n < 5; n++) {
          assert.equal(await inviteAccount(server.services, unit, await accountOf(server, login)), true)
          await work()
        }
      }
      assert.deepEqual(await invite('pelno'), [0, 2], 'mailed in the last hour')
      for (const login of ['pelno.a', 'pelno.b'])
        await inviteAccount(server.services, unit, await accountOf(server, login))
      await work()
      const count = (login: string) => invitationsTo(`${login}@example.org`).length
      assert.deepEqual([count('pelno.a'), count('pelno.b'), await server.services.outbox.count()], [5, 5, 2])
      await givePassword(server, 'pelno.b')
      server.advance(HOUR)
      await work()
      assert.deepEqual([count('pelno.a'), count('pelno.b'), await server.services.outbox.count()], [6, 5, 0])
      assert.equal((await accountOf(server, 'pelno.a')).undelivered, undefined)
    })

    it('while wishes in their name have reached the caps get the invitation all the same [81]', async () => {
      await enter(server, { login: 'sama', email: 'sama@example.org' })
      for (let n = 0; n < 5; n++) {
        assert.deepEqual(await ask(server, 'sama'), { accepted: true })
        await work()
      }
      assert.equal(await inviteAccount(server.services, unitOf(server), await accountOf(server, 'sama')), true)
      assert.deepEqual(await ask(server, 'sama@example.org'), { accepted: true })
      await work()
      assert.deepEqual([invitationsTo('sama@example.org').length, await server.services.outbox.count()], [6, 0])
      const { mails, capped } = await accountOf(server, 'sama')
      assert.deepEqual([mails.length, capped?.length], [6, 1], 'the school’s own, and the wish over the caps')
    })
  })
})
