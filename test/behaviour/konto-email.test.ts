import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { wishedEmail } from '../../server/domain/accounts/address-wish.js'
import { openProfile } from '../../server/domain/accounts/profile.js'
import { eachStore } from '../support/each-store.js'
import { employ, givePassword, panelOf, signInOnPage } from '../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { accountOf, outboxEmpty, PASSWORD } from '../support/walk.js'

const MINUTE = 60_000
const pairOf = (setCookie: string): string => setCookie.split(';')[0] ?? ''

eachStore((store) => {
  describe('another e-mail address of one’s own', () => {
    let server: TestServer
    let ahead = 0
    before(async () => {
      server = await startTestServer({
        units: [
          testUnit(),
          testUnit({ id: 'wolno', emailChange: 'free' }),
          testUnit({ id: 'obok', emailChange: 'off' }),
        ],
        env: store.env(),
        now: () => new Date(Date.now() + ahead),
      })
      await employ(server, { login: 'sekretariat', role: 'office' })
      for (const unit of ['przykladowo', 'wolno', 'obok'])
        for (const login of ['anna', 'bogdan', 'celina'])
          await employ(server, { login, email: `${login}@example.org`, role: 'member', class: '4b', unit })
    })
    after(() => server.stop())

    const enterAs = async (identifier: string, unit = 'przykladowo'): Promise<string> =>
      pairOf((await signInOnPage(server, { identifier, password: PASSWORD, to: 'konto/email' }, { unit })).setCookie)
    const get = (path: string, cookie = '') => fetch(server.url + path, { headers: { cookie }, redirect: 'manual' })
    const post = (path: string, typed: Record<string, string>, headers: Record<string, string> = {}) =>
      fetch(server.url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: server.env.publicUrl, ...headers },
        body: new URLSearchParams({ lang: 'pl', ...typed }),
      })
    const pathOf = (unit: string) => `/jst/${unit}/konto/email`
    const ask = (cookie: string, email: string, unit = 'przykladowo') => post(pathOf(unit), { email }, { cookie })
    const linkTo = async (email: string): Promise<string> => {
      const mail = await server.inbox.waitFor(({ to, text }) => to === email && text.includes('/email/confirm'), 10_000)
      return /https?:\S+\/email\/confirm\?\S+/.exec(mail.text)?.[0] ?? ''
    }
    const proofIn = (link: string): string => new URL(link).searchParams.get('t') ?? ''
    const confirm = async (link: string, headers: Record<string, string> = {}): Promise<string> => {
      const answer = await post(new URL(link).pathname, { t: proofIn(link) }, headers)
      return (
        new URL(answer.headers.get('location') ?? '/', server.url).searchParams.get('step') ?? String(answer.status)
      )
    }
    const emailOf = async (login: string, unit = 'przykladowo') =>
      openProfile(server.services.keyring, await accountOf(server, login, unit))?.email
    const wishOf = async (login: string, unit = 'przykladowo') =>
      wishedEmail(server.services.keyring, await accountOf(server, login, unit))
    const acts = async (login: string, unit = 'przykladowo'): Promise<string[]> => {
      const entries = await server.services.audit.list(unit, { subject: login, kind: 'act', limit: 99 })
      return entries.map(({ via, actor, action, detail }) => `${via} ${actor} ${action} ${detail}`)
    }

    it('is confirmed by a button behind the link, and then waits for the office, who agrees in the panel', async () => {
      const cookie = await enterAs('anna')
      const answer = await ask(cookie, ' Anna.Nowa@Example.org ')
      assert.equal(answer.headers.get('location'), `${pathOf('przykladowo')}?lang=pl&done=1`)
      const link = await linkTo('anna.nowa@example.org')
      assert.ok(link.startsWith(server.env.publicUrl))
      const page = await get(link.slice(server.env.publicUrl.length))
      assert.deepEqual([page.status, page.headers.get('cache-control')], [200, 'no-store'])
      assert.match(await page.text(), /<strong>anna\.nowa@example\.org<\/strong> \(anna\)[^]*<button/)
      assert.equal(await wishOf('anna'), undefined, 'a look confirms nothing')
      assert.deepEqual(await Promise.all(Array.from({ length: 10 }, () => confirm(link))), Array(10).fill('waits'))
      assert.deepEqual([await emailOf('anna'), await wishOf('anna')], ['anna@example.org', 'anna.nowa@example.org'])
      assert.deepEqual(await acts('anna'), ['page anna person.changed email=?'])
      const shown = await (await get(`${pathOf('przykladowo')}?lang=pl`, cookie)).text()
      assert.match(shown, /Czeka na zgodę szkoły<\/dt>\n<dd>anna\.nowa@example\.org/)

      const panel = await panelOf(server, 'sekretariat')
      await panel.people.save.mutate({ isNew: false, person: { login: 'anna', email: 'anna.nowa@example.org' } })
      assert.equal(await emailOf('anna'), 'anna.nowa@example.org')
      const told = await server.inbox.waitFor(({ to }) => to === 'anna@example.org', 10_000)
      assert.match(told.text, /\/not-me\?/)
      assert.equal(await confirm(link), 'gone')
    })

    it('is the account’s at once where the unit lets people change it, and the former one is told', async () => {
      await ask(await enterAs('anna', 'wolno'), 'wolna@example.org', 'wolno')
      const link = await linkTo('wolna@example.org')
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => confirm(link)))
      assert.ok(outcomes.includes('changed'))
      assert.ok(
        outcomes.every((each) => each === 'changed' || each === 'gone'),
        outcomes.join(),
      )
      assert.equal(await emailOf('anna', 'wolno'), 'wolna@example.org')
      assert.deepEqual(await acts('anna', 'wolno'), ['page anna person.changed email'])
      const told = await server.inbox.waitFor(
        ({ to, text }) => to === 'anna@example.org' && /jst\/wolno\/not-me/.test(text),
        10_000,
      )
      assert.ok(told)
      assert.equal(await confirm(link), 'gone')
    })

    it('is nobody’s where the school alone changes it', async () => {
      const cookie = await enterAs('anna', 'obok')
      const page = await (await get(`${pathOf('obok')}?lang=pl`, cookie)).text()
      assert.match(page, /Adres zmienia szkoła/)
      assert.doesNotMatch(page, /name="email"/)
      await ask(cookie, 'obok@example.org', 'obok')
      await outboxEmpty(server)
      assert.ok(!server.inbox.mails().some(({ to }) => to === 'obok@example.org'))
    })

    it('says what is wrong at the field, and asks who signed in long ago who they are', async () => {
      const cookie = await enterAs('bogdan')
      for (const [email, e] of [
        ['', 'email'],
        ['to nie adres', 'email'],
        ['bogdan@example.org', 'same'],
      ] as const) {
        const answer = await ask(cookie, email)
        assert.equal(answer.headers.get('location'), `${pathOf('przykladowo')}?lang=pl&e=${e}`)
        const html = await (await get(answer.headers.get('location') ?? '', cookie)).text()
        assert.match(html, /id="email-error"[^]*aria-invalid="true"/)
      }
      ahead = 11 * MINUTE
      try {
        const late = await ask(cookie, 'pozno@example.org')
        assert.equal(late.headers.get('location'), '/jst/przykladowo/sign-in/again?to=konto%2Femail&lang=pl')
      } finally {
        ahead = 0
      }
      for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }] as Record<
        string,
        string
      >[])
        assert.equal(
          (await post(pathOf('przykladowo'), { email: 'x@example.org' }, { cookie, ...headers })).status,
          403,
        )
      await outboxEmpty(server)
      assert.ok(!server.inbox.mails().some(({ to }) => ['pozno@example.org', 'x@example.org'].includes(to)))
    })

    it('is not confirmed by a link that is late, changed, another unit’s, sent by another page, or older than the password', async () => {
      await ask(await enterAs('bogdan'), 'bogdan.nowy@example.org')
      const link = await linkTo('bogdan.nowy@example.org')
      assert.equal(await confirm(link, { origin: 'https://evil.example' }), '403')
      assert.equal(await confirm(link.replace('/przykladowo/', '/wolno/')), 'gone')
      assert.equal(await confirm(link.replace(/t=(.)/, (_all, first) => `t=${first === '0' ? '1' : '0'}`)), 'gone')
      assert.equal(await confirm(link.slice(0, -1)), 'gone')
      assert.equal(await confirm(`${link.split('t=')[0]}t=${'x'.repeat(3_000)}`), 'gone')
      ahead = 24 * 60 * MINUTE + MINUTE
      try {
        assert.equal(await confirm(link), 'gone')
      } finally {
        ahead = 0
      }
      await givePassword(server, 'bogdan', { password: `${PASSWORD} nowe` })
      assert.equal(await confirm(link), 'gone')
      assert.deepEqual([await emailOf('bogdan'), await wishOf('bogdan')], ['bogdan@example.org', undefined])
      assert.deepEqual(await acts('bogdan'), [])
    })

    it('is not confirmed for whoever was disabled meanwhile', async () => {
      await ask(await enterAs('celina'), 'celina.nowa@example.org')
      const link = await linkTo('celina.nowa@example.org')
      const panel = await panelOf(server, 'sekretariat')
      await panel.people.disable.mutate({ login: 'celina' })
      assert.equal(await confirm(link), 'gone')
      assert.equal(await wishOf('celina'), undefined)
    })

    it('cannot be used to flood mailboxes: a person’s mails of a day are counted', async () => {
      const cookie = await enterAs('bogdan', 'wolno')
      for (let n = 0; n < 25; n++) await ask(cookie, `obcy${n}@example.net`, 'wolno')
      await outboxEmpty(server)
      const strangers = server.inbox.mails().filter(({ to }) => to.endsWith('@example.net'))
      assert.ok(strangers.length > 0 && strangers.length <= 10, String(strangers.length))
      const late = await ask(cookie, 'obcy@example.net', 'wolno')
      assert.match(late.headers.get('location') ?? '', /e=later/)
    })
  })
})
