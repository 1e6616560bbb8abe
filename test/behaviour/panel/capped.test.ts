import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor } from '../../support/browser-client.js'
import { startDrivenServer, type DrivenServer } from '../../support/driven-server.js'
import { eachStore } from '../../support/each-store.js'
import { ticketsIn } from '../../support/mails.js'
import { employ, givePassword, panelOf } from '../../support/panel.js'
import { testUnit } from '../../support/test-server.js'
import { accountOf, ask, enter, PASSWORD, SCHOOL } from '../../support/walk.js'

const HOUR = 3_600_000

eachStore((store) => {
  describe('somebody who is asked for more often than mails go out', () => {
    let server: DrivenServer
    before(async () => {
      server = await startDrivenServer({
        // the limiter's clock is the real one, and stands in this test
        units: [testUnit({ limits: { perIdentifier: '100000/3600', perAddress: '100000/600' } })],
        env: { trustedProxies: ['127.0.0.1'], ...store.env() },
      })
      await employ(server, { login: 'sekretariat', role: 'office' })
      await employ(server, { login: 'wychowawca', role: 'teacher', class: '4b' })
      await employ(server, { login: 'inny', role: 'teacher', class: '7a' })
    })
    after(() => server.stop())

    const mailsTo = (address: string) => server.inbox.mails().filter(({ to }) => to === address)
    const flood = async (login: string, { networks = 1, wishes = 8 } = {}) => {
      for (let wish = 0; wish < wishes; wish++)
        for (let n = 0; n < networks; n++) await ask(server, login, { headers: { 'x-forwarded-for': `198.51.${n}.7` } })
      await server.deliverAll()
    }
    const shown = async (login: string) => (await panelOf(server, 'sekretariat')).people.get.mutate({ login })
    const listed = async (actor: string) =>
      (await (await panelOf(server, actor)).undelivered.mutate({})).people
        .map(({ login, undelivered }) => `${login} ${undelivered?.reason}`)
        .toSorted()
    const send = async (actor: string, login: string) =>
      (await panelOf(server, actor)).invite.mutate({ kind: 'person', login })

    it('is shown to the office and their teacher, until a link is sent, a password set, or a day has passed [81]', async () => {
      for (const login of ['ola', 'ela', 'ula'])
        await enter(server, { login, email: `${login}@example.org`, class: '4b' })
      for (const login of ['ola', 'ela', 'ula']) await flood(login)
      const all = ['ela capped', 'ola capped', 'ula capped']
      assert.deepEqual(await listed('sekretariat'), all)
      assert.deepEqual(await listed('wychowawca'), all)
      assert.deepEqual(await listed('inny'), [])
      assert.deepEqual([(await shown('ola')).state, (await shown('ola')).undelivered?.reason], ['mailed', 'capped'])
      server.advance(1_000)
      await send('wychowawca', 'ola')
      await server.deliverAll()
      await givePassword(server, 'ela')
      assert.deepEqual(await listed('sekretariat'), ['ula capped'])
      await flood('ola')
      assert.deepEqual((await shown('ola')).undelivered?.reason, 'capped', 'and it goes on')
      server.advance(24 * HOUR)
      assert.deepEqual(await listed('sekretariat'), [])
    })

    it('gets a link from the office although they have a password and strangers have used up every mail [81]', async () => {
      await enter(server, { login: 'adam', email: 'adam@example.org', class: '4b' })
      await givePassword(server, 'adam')
      server.advance(24 * HOUR)
      for (let hour = 0; hour < 2; hour++) {
        await flood('adam', { networks: 30, wishes: 1 })
        server.advance(HOUR)
      }
      await ask(server, 'adam', { headers: { 'x-forwarded-for': '203.0.113.5' } })
      await server.deliverAll()
      assert.equal(mailsTo('adam@example.org').length, 20)
      for (const actor of ['sekretariat', 'wychowawca', 'sekretariat']) {
        assert.equal((await send(actor, 'adam')).queued, 1)
        server.advance(1_000)
        await server.deliverAll()
      }
      const mails = mailsTo('adam@example.org')
      assert.equal(mails.length, 23)
      assert.match(mails[0]?.text ?? '', /Szkoła przesyła Ci link do nowego hasła/)
      assert.doesNotMatch(mails[0]?.text ?? '', /Ktoś poprosił/)
      assert.equal((await send('sekretariat', 'adam')).queued, 1, 'a fourth waits')
      server.advance(1_000)
      await server.deliver()
      assert.deepEqual([mailsTo('adam@example.org').length, await server.services.outbox.count()], [23, 1])
      const { valid } = await clientFor(server, { headers: SCHOOL }).accounts.verify.mutate({
        login: 'adam',
        password: PASSWORD,
      })
      assert.equal(valid, true, 'the password there is stays until another is set')
      const [ticket = ''] = ticketsIn(mails[0] ?? { text: '' })
      await clientFor(server).recovery.complete.mutate({ ticket, password: 'zielona łódka i pies' })
      server.advance(30_000)
      server.advance(24 * HOUR)
      await server.deliver()
      await server.deliver()
      assert.equal(mailsTo('adam@example.org').filter(({ text }) => ticketsIn({ text }).length > 0).length, 23)
      assert.equal(await server.services.outbox.count(), 0, 'who got in meanwhile needs no link')
    })

    it('is written down with whoever sent the link, and is beyond the reach of another teacher and of systems', async () => {
      await enter(server, { login: 'iwo', email: 'iwo@example.org', class: '4b' })
      await givePassword(server, 'iwo')
      await assert.rejects(send('inny', 'iwo'), { message: 'INPUT_INVALID' })
      const school = clientFor(server, { headers: SCHOOL }).accounts
      await assert.rejects(school.invite.mutate({ login: 'iwo' }), (error: { data?: { reason?: string } }) => {
        assert.equal(error.data?.reason, 'PASSWORD_SET')
        return true
      })
      const office = await panelOf(server, 'sekretariat')
      const counts = await office.invite.mutate({ kind: 'class', class: '4b' })
      await send('wychowawca', 'iwo')
      await server.deliverAll()
      assert.ok(counts.alreadySet > 0, 'an invitation of the class is for those without a password')
      assert.equal(mailsTo('iwo@example.org').length, 1)
      const { entries } = await office.audit.list.mutate({})
      const sent = entries.find(({ action, subject }) => action === 'person.invited' && subject === 'iwo')
      assert.equal(sent?.actor, 'wychowawca')
      assert.equal((await accountOf(server, 'iwo')).mails.at(-1)?.network, undefined)
    })
  })
})
