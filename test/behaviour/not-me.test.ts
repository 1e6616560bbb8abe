import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { CLI } from '../../server/domain/audit/record-act.js'
import { switchAccount } from '../../server/domain/accounts/switch-account.js'
import { clientFor } from '../support/browser-client.js'
import { startDrivenServer, type DrivenServer } from '../support/driven-server.js'
import { eachStore } from '../support/each-store.js'
import { breakIn } from '../support/intruder.js'
import { ticketsIn } from '../support/mails.js'
import { employ, panelOf, signInToPanel } from '../support/panel.js'
import { accountOf, ask, enter, PASSWORD, SCHOOL, unitOf } from '../support/walk.js'

const HOUR_MS = 3_600_000

eachStore((store) => {
  describe('a changed address that is objected to', () => {
    let server: DrivenServer
    before(async () => {
      server = await startDrivenServer({ env: store.env() })
      await employ(server, { login: 'sekretariat', role: 'office', lastName: 'Zzz' })
      await employ(server, { login: 'pani.a', role: 'teacher', class: '4b' })
    })
    after(() => server.stop())
    beforeEach(() => server.advance(24 * HOUR_MS))

    const settle = async (): Promise<void> => {
      for (let round = 0; round < 3; round++) {
        server.advance(70_000)
        await server.deliver()
      }
    }
    const mailsTo = (address: string) => server.inbox.mails().filter(({ to }) => to === address)
    const linkTo = (address: string): string =>
      mailsTo(address).flatMap(({ text }) => /https?:\S+\/not-me\S+/.exec(text) ?? [])[0] ?? ''
    const verify = async (login: string): Promise<boolean> =>
      (await clientFor(server, { headers: SCHOOL }).accounts.verify.mutate({ login, password: PASSWORD })).valid
    /** Somebody of 4b who has set a password by the link of a mail. */
    const settled = async (login: string, more = {}): Promise<string> => {
      const email = `${login}@example.org`
      await enter(server, { login, email, class: '4b', language: 'pl', ...more })
      await ask(server, login)
      await settle()
      const [ticket = ''] = mailsTo(email).flatMap(ticketsIn)
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      await settle()
      return email
    }
    /** The same, whose address a school's system then makes another one; the link that went to the former. */
    const robbed = async (login: string): Promise<string> => {
      const email = await settled(login)
      const { accounts } = clientFor(server, { headers: SCHOOL })
      await accounts.upsert.mutate({ account: { login, email: `zly.${login}@example.net` } })
      await settle()
      return linkTo(email)
    }
    const press = (link: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
      const url = new URL(link)
      return fetch(`${url.origin}${url.pathname}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields),
      })
    }
    const fieldsOf = (html: string): Record<string, string> =>
      Object.fromEntries(
        [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [
          name,
          value,
        ]),
      )
    const open = async (link: string) => {
      const answer = await fetch(link)
      return { answer, html: await answer.text() }
    }
    /** Presses the one button of a page and follows to the next one. */
    const pressOn = async (link: string, html: string) => {
      const answer = await press(link, fieldsOf(html), {
        origin: server.env.publicUrl,
        'sec-fetch-site': 'same-origin',
      })
      assert.equal(answer.status, 303)
      return open(new URL(answer.headers.get('location') ?? '', link).href)
    }
    const object = async (link: string): Promise<string> => {
      const second = await pressOn(link, (await open(link)).html)
      return (await pressOn(link, second.html)).html
    }

    it('holds the account, after the page has asked once more: nobody signs in, no link works, no mail comes', async () => {
      const link = await robbed('anna')
      await ask(server, 'anna')
      await settle()
      const [ticket = ''] = mailsTo('zly.anna@example.net').flatMap(ticketsIn)
      assert.ok(ticket)
      const { answer, html } = await open(link)
      assert.equal(answer.status, 200)
      assert.equal(answer.headers.get('referrer-policy'), 'same-origin')
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      assert.match(html, /Czy to Twoja zmiana\?[^]*<strong>anna<\/strong>[^]*To nie ja/)
      assert.doesNotMatch(html, /<script|example\.(org|net)/)
      const second = await pressOn(link, html)
      assert.match(second.html, /Wstrzymać konto\?[^]*Tak, wstrzymaj konto/)
      assert.equal(await verify('anna'), true, 'nothing has happened yet')
      assert.match((await pressOn(link, second.html)).html, /Konto jest wstrzymane/)

      assert.equal(await verify('anna'), false)
      const { recovery } = clientFor(server)
      await assert.rejects(recovery.complete.mutate({ ticket, password: PASSWORD }), /TICKET_INVALID/)
      const mails = server.inbox.mails().length
      assert.deepEqual(await ask(server, 'anna'), { accepted: true })
      await settle()
      assert.equal(server.inbox.mails().length, mails)
    })

    it('is nothing that a program does which opens the link, or presses the one button that it finds', async () => {
      const link = await robbed('skaner')
      for (let n = 0; n < 3; n++) await open(link)
      const { html } = await open(link)
      for (let n = 0; n < 3; n++) await press(link, fieldsOf(html))
      for (const sure of ['1', '', 'zzzzzzzz.00000000000000000000000000000000'])
        await press(link, { ...fieldsOf(html), sure })
      assert.equal(await verify('skaner'), true)
      assert.equal((await accountOf(server, 'skaner')).heldUntil, undefined)
    })

    it('is objected to once, within seven days, on that account alone, and by no page of others', async () => {
      const link = await robbed('raz')
      const second = await pressOn(link, (await open(link)).html)
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
      ])
        assert.equal((await press(link, fieldsOf(second.html), headers)).status, 403)
      assert.equal(await verify('raz'), true)
      // a confirmation is of one link
      const other = await robbed('inna')
      const mixed = { ...fieldsOf(second.html), t: new URL(other).searchParams.get('t') ?? '' }
      await press(other, mixed)
      assert.equal(await verify('inna'), true)
      // and a browser that says nothing of where it comes from is let through
      assert.equal((await press(link, fieldsOf(second.html))).status, 303)
      assert.equal(await verify('raz'), false)
      assert.equal((await open(link)).answer.status, 410)
      server.advance(8 * 24 * HOUR_MS)
      assert.equal(await verify('raz'), true)
      const { answer, html } = await open(other)
      assert.equal(answer.status, 410)
      assert.match(html, /Ten link już nie działa/)
      for (const text of ['', 'x', 'x'.repeat(64), '%00'])
        assert.equal((await fetch(`${server.url}/jst/przykladowo/not-me?t=${text}`)).status, 410)
    })

    it('comes first in the office’s list, which ends it; a teacher sees it and cannot', async () => {
      await settled('aaa', { lastName: 'Aaa' })
      await object(await robbed('zuzanna'))
      const office = await panelOf(server, 'sekretariat')
      const [first, next] = (await office.people.list.mutate({ limit: 2, offset: 0 })).people
      assert.equal(first?.login, 'zuzanna')
      assert.ok(first.heldUntil)
      assert.ok(next)
      const teacher = await panelOf(server, 'pani.a')
      assert.ok((await teacher.people.get.mutate({ login: 'zuzanna' })).heldUntil)
      assert.ok((await teacher.people.enable.mutate({ login: 'zuzanna' })).heldUntil)
      await teacher.people.disable.mutate({ login: 'zuzanna' })
      await teacher.people.enable.mutate({ login: 'zuzanna' })
      assert.equal(await verify('zuzanna'), false)
      assert.equal((await office.people.enable.mutate({ login: 'zuzanna' })).heldUntil, null)
      assert.equal(await verify('zuzanna'), true)
      const { entries } = await office.audit.list.mutate({ limit: 50 })
      const acts = entries
        .filter(({ subject }) => subject === 'zuzanna')
        .map(({ via, actor, action }) => ({ via, actor, action }))
      assert.deepEqual(
        acts.filter(({ action }) => /held|released/.test(action)),
        [
          { via: 'panel', actor: 'sekretariat', action: 'person.released' },
          { via: 'mail', actor: 'mail', action: 'person.held' },
        ],
      )
    })

    it('is written down once, however many presses come at once', async () => {
      const link = await robbed('niecierpliwa')
      const second = await pressOn(link, (await open(link)).html)
      const presses = await Promise.all(Array.from({ length: 10 }, () => press(link, fieldsOf(second.html))))
      assert.equal(presses.filter(({ headers }) => headers.get('location')?.includes('done')).length, 1)
      const entries = await server.services.audit.list('przykladowo', { limit: 100 })
      const held = entries.filter(({ action, subject }) => action === 'person.held' && subject === 'niecierpliwa')
      assert.equal(held.length, 1)
    })

    it('ends by itself after 72 hours, and by the operator’s command', async () => {
      await object(await robbed('sama'))
      server.advance(71 * HOUR_MS)
      assert.equal(await verify('sama'), false)
      server.advance(2 * HOUR_MS)
      assert.equal(await verify('sama'), true)
      await object(await robbed('komenda'))
      await switchAccount(server.services, { unit: unitOf(server), login: 'komenda', actor: CLI, status: 'active' })
      assert.equal(await verify('komenda'), true)
    })

    it('ends the session of whoever works at the school', async () => {
      await settled('pani.b', {})
      await employ(server, { login: 'pani.b', role: 'teacher', class: '4b' })
      const { headers } = await signInToPanel(server, 'pani.b')
      const office = await panelOf(server, 'sekretariat')
      await office.people.save.mutate({ isNew: false, person: { login: 'pani.b', email: 'inny@example.net' } })
      await settle()
      await object(linkTo('pani.b@example.org'))
      await assert.rejects(clientFor(server, { headers }).panel.me.mutate(), /UNAUTHORIZED/)
    })

    it('is told with a link by every door, once there is a password to guard, and to the former address alone', async () => {
      const doors: Record<string, (login: string, email: string) => Promise<unknown>> = {
        // who has a password: the office agrees to what a teacher asks for
        teacher: async (login, email) => {
          const entry = { isNew: false, person: { login, email } }
          await (await panelOf(server, 'pani.a')).people.save.mutate(entry)
          await settle()
          assert.equal(linkTo(`${login}@example.org`), '')
          await (await panelOf(server, 'sekretariat')).people.save.mutate(entry)
        },
        office: async (login, email) =>
          (await panelOf(server, 'sekretariat')).people.save.mutate({ isNew: false, person: { login, email } }),
        command: (login, email) => enter(server, { login, email }),
        removed: (login) => enter(server, { login, email: '' }),
      }
      for (const [door, change] of Object.entries(doors)) {
        const email = await settled(`przez.${door}`)
        await change(`przez.${door}`, `nowy.${door}@example.net`)
        await settle()
        assert.match(linkTo(email), /\/jst\/przykladowo\/not-me\?lang=pl&t=[\w-]{64}$/, door)
        assert.equal(linkTo(`nowy.${door}@example.net`), '')
        assert.ok(mailsTo(email)[0]?.html?.includes('To nie ja'), door)
      }
      await enter(server, { login: 'bez.hasla', email: 'bez.hasla@example.org' })
      await enter(server, { login: 'bez.hasla', email: 'potem@example.net' })
      await settle()
      assert.equal(mailsTo('bez.hasla@example.org').length, 1)
      assert.equal(linkTo('bez.hasla@example.org'), '')
    })

    it('keeps its link however often the address changes afterwards, and whatever password is set', async () => {
      const link = await robbed('uparta')
      const { accounts } = clientFor(server, { headers: SCHOOL })
      for (let n = 0; n < 60; n++) {
        // an author changes it so many times a day
        if (n % 19 === 18) server.advance(24 * HOUR_MS)
        await accounts.upsert.mutate({ account: { login: 'uparta', email: `zly${n}@example.net` } })
      }
      await ask(server, 'uparta')
      await settle()
      const [ticket = ''] = mailsTo('zly59@example.net').flatMap(ticketsIn)
      await clientFor(server).recovery.complete.mutate({ ticket, password: 'inny rower chmura lampa' })
      assert.match(await object(link), /Konto jest wstrzymane/)
      assert.ok((await accountOf(server, 'uparta')).heldUntil)
    })

    it('ends a password that was set since the change, and sends the thief no link until the office has looked [81]', async () => {
      const link = await robbed('ograbiona')
      await ask(server, 'ograbiona')
      await settle()
      const thiefs = 'zly.ograbiona@example.net'
      const setThere = async (password: string) => {
        const [ticket = ''] = mailsTo(thiefs).flatMap(ticketsIn)
        await clientFor(server).recovery.complete.mutate({ ticket, password })
      }
      await setThere(PASSWORD)
      await settle()
      assert.equal(await verify('ograbiona'), true, 'the thief is in')
      await object(link)
      server.advance(73 * HOUR_MS)
      assert.equal(await verify('ograbiona'), false)
      const office = await panelOf(server, 'sekretariat')
      const isShown = async () =>
        (await office.people.list.mutate({ limit: 50, offset: 0 })).people.some(
          ({ login, heldUntil }) => login === 'ograbiona' && heldUntil !== null,
        )
      assert.equal(await isShown(), true)
      // nor by another address of the key's, nor by being disabled and enabled by others than the office
      const { accounts } = clientFor(server, { headers: SCHOOL })
      await accounts.upsert.mutate({ account: { login: 'ograbiona', email: 'dalej@example.net' } })
      await accounts.upsert.mutate({ account: { login: 'ograbiona', email: thiefs } })
      const mails = mailsTo(thiefs).flatMap(ticketsIn).length
      await ask(server, 'ograbiona')
      await settle()
      assert.equal(mailsTo(thiefs).flatMap(ticketsIn).length, mails)
      await assert.rejects(office.invite.mutate({ kind: 'person', login: 'ograbiona' }), /INPUT_INVALID/)
      await office.people.disable.mutate({ login: 'ograbiona' })
      await office.people.enable.mutate({ login: 'ograbiona' })
      assert.equal(await verify('ograbiona'), false, 'the password is gone, whoever enables')
      assert.equal(await isShown(), false)
    })

    it('leaves the password that was set before the change, and the owner’s own mailbox, all that they were', async () => {
      const link = await robbed('wraca')
      await object(link)
      server.advance(73 * HOUR_MS)
      assert.equal(await verify('wraca'), true)
      const office = await panelOf(server, 'sekretariat')
      await office.people.save.mutate({ isNew: false, person: { login: 'wraca', email: 'wraca@example.org' } })
      await settle()
      const before = mailsTo('wraca@example.org').flatMap(ticketsIn).length
      await ask(server, 'wraca')
      await settle()
      assert.equal(mailsTo('wraca@example.org').flatMap(ticketsIn).length, before + 1, 'the office has looked')
    })

    it('lies in the store as a keyed hash, and the hold within the account’s mark [75]', async () => {
      const link = await robbed('zapisana')
      const intruder = await breakIn(server.env)
      const row = await intruder.read('accounts', 'login', 'zapisana')
      const secret = Buffer.from(new URL(link).searchParams.get('t') ?? '', 'base64url').subarray(16)
      assert.doesNotMatch(JSON.stringify(row), new RegExp(secret.toString('base64url')))
      // moved into another account it opens nothing
      const office = await intruder.read('accounts', 'login', 'sekretariat')
      await intruder.write('accounts', { ...office, objections: row['objections'] })
      const moved = Buffer.concat([Buffer.from(office.id, 'hex'), secret]).toString('base64url')
      assert.equal((await fetch(`${server.url}/jst/przykladowo/not-me?t=${moved}`)).status, 410)
      await object(link)
      const held = await intruder.read('accounts', 'login', 'zapisana')
      const { heldUntil: _until, ...freed } = held
      await intruder.write('accounts', freed as typeof held)
      assert.equal(await verify('zapisana'), false)
      await intruder.write('accounts', held)
      await intruder.close()
    })
  })
})
