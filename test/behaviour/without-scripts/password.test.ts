import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor } from '../../support/browser-client.js'
import { eachStore } from '../../support/each-store.js'
import { mailWithTicket, ticketsIn } from '../../support/mails.js'
import { plainBrowser, type PlainBrowser, type PlainPage } from '../../support/plain-browser.js'
import { startTestServer, testUnit, type TestServer } from '../../support/test-server.js'
import { ask, enter, PASSWORD, SCHOOL, ticketFor } from '../../support/walk.js'

const STEP = '/jst/przykladowo/password'
const BEFORE = '/jst/przykladowo/code'
const MINUTE = 60_000

eachStore((store) => {
  describe('setting a password without scripts', () => {
    let server: TestServer
    let ahead = 0
    before(async () => {
      server = await startTestServer({
        units: [testUnit({ signInUrl: 'https://dziennik.example/' }), testUnit({ id: 'obok' })],
        env: store.env(),
        now: () => new Date(Date.now() + ahead),
      })
    })
    after(() => server.stop())

    const verify = async (identifier: string, password = PASSWORD): Promise<boolean> =>
      (await clientFor(server, { headers: SCHOOL }).accounts.verify.mutate({ identifier, password })).valid
    const newTicket = async (login: string): Promise<string> => {
      await enter(server, { login, email: `${login}@example.org` })
      return ticketFor(server, `${login}@example.org`)
    }
    /** The page with a ticket in it, as a step before leads there. */
    const arrive = async (ticket: string, browser = plainBrowser(server)): Promise<[PlainBrowser, PlainPage]> => {
      await browser.open(BEFORE)
      const answer = await browser.post(STEP, { ticket, again: '', lang: 'pl' })
      return [browser, await browser.open(answer.headers.get('location') ?? '')]
    }
    const set = (browser: PlainBrowser, page: PlainPage, next: string, repeated = next) =>
      browser.send(page, { next, repeated })

    it('says whose it is and until when, takes the password twice, and names the login [90]', async () => {
      const ticket = await newTicket('anna')
      const [browser, page] = await arrive(ticket)
      assert.equal(page.title, 'Ustaw swoje pierwsze hasło – Gmina Przykładowo')
      assert.match(
        page.html,
        /name="username" type="text" autocomplete="username" spellcheck="false" readonly="" value="anna"/,
      )
      assert.match(page.html, /Można to zrobić do: \d{1,2} \p{L}+ \d{4}, \d\d:\d\d \(czasu polskiego\)/u)
      assert.match(page.html, /Liczba znaków: co najmniej 12/)
      assert.equal(page.html.match(/type="password" autocomplete="new-password"/g)?.length, 2)
      const done = await set(browser, page, PASSWORD)
      assert.equal(done.title, 'Hasło jest ustawione – Gmina Przykładowo')
      assert.match(done.html, /Twój login: <strong>anna<\/strong>[^]*href="https:\/\/dziennik\.example\/"/)
      assert.equal(await verify('anna'), true)
      assert.equal((await browser.open(done.address)).html, done.html, 'a reload')
      assert.match((await plainBrowser(server).open('/jst/przykladowo/done')).title, /^Przywracanie dostępu/)
    })

    it('has the ticket in the form alone: in no address, no link, and no cookie that can be read or lasts [21, 91]', async () => {
      const ticket = await newTicket('tajna')
      const browser = plainBrowser(server)
      await browser.open(BEFORE)
      const answer = await browser.post(STEP, { ticket, again: '' })
      const location = answer.headers.get('location') ?? ''
      const [cookie = ''] = answer.headers.getSetCookie()
      assert.match(cookie, /^klucznik-step=[\w.-]+; Path=\/; HttpOnly; SameSite=Strict$/, 'it ends with the window')
      for (const shown of [location, cookie]) assert.ok(!shown.includes(ticket))
      const page = await browser.open(location)
      assert.equal(page.headers.get('cache-control'), 'no-store')
      assert.equal(page.headers.get('referrer-policy'), 'same-origin')
      assert.equal(page.html.split(ticket).length - 1, 1)
      assert.equal(page.fields['ticket'], ticket)
      const reload = await browser.open(location)
      assert.equal(reload.status, 410)
      assert.match(reload.html, /Otwiera się tylko raz[^]*Link z poprzedniej wiadomości też działa/)
      assert.ok((await set(browser, page, PASSWORD)).title.startsWith('Hasło jest ustawione'), 'the form still has it')
    })

    it('opens what was handed on for a minute, at its own unit and step [17]', async () => {
      const ticket = await newTicket('pozna')
      const browser = plainBrowser(server)
      await browser.open(BEFORE)
      await browser.post(STEP, { ticket, again: '' })
      const cookie = `klucznik-step=${browser.cookies.get('klucznik-step')}`
      const statusAt = async (path: string) => (await plainBrowser(server, { cookie }).open(path)).status
      assert.equal(await statusAt('/jst/obok/password'), 410)
      assert.match((await plainBrowser(server, { cookie }).open('/jst/przykladowo/done')).title, /^Przywracanie/)
      assert.equal(await statusAt(STEP), 200)
      ahead += MINUTE + 1
      assert.equal(await statusAt(STEP), 410)
    })

    it('says at the field why a password is refused, and keeps the ticket [27]', async () => {
      const [browser, first] = await arrive(await newTicket('jan.kowalski'))
      let page = first
      for (const [next, repeated, field, said] of [
        ['', '', 'next', 'Wpisz nowe hasło'],
        [PASSWORD, `${PASSWORD}x`, 'repeated', 'Hasła różnią się od siebie'],
        ['krotkie', 'krotkie', 'next', 'Hasło jest za krótkie'],
        ['x'.repeat(2_000), 'x'.repeat(2_000), 'next', 'Hasło jest za długie'],
        ['jan.kowalski1', 'jan.kowalski1', 'next', 'zbyt podobne do loginu'],
        ['haslohaslo123', 'haslohaslo123', 'next', 'łatwo odgadnąć'],
      ] as const) {
        page = await set(browser, page, next, repeated)
        assert.match(page.title, /^Błąd: Ustaw swoje pierwsze hasło/, next)
        assert.match(page.html, new RegExp(`<li><a href="#${field}">[^<]*${said}`), next)
        assert.match(page.html, new RegExp(`id="${field}-error">[^]*${said}[^]*aria-invalid="true"`), next)
        assert.ok(next === '' || !page.html.includes(next))
      }
      assert.match((await set(browser, page, PASSWORD)).title, /^Hasło jest ustawione/)
    })

    it('is over with its ticket: used, expired, malformed, another unit’s, all alike [22]', async () => {
      const used = await newTicket('zuzyta')
      await clientFor(server).recovery.complete.mutate({ ticket: used, password: PASSWORD })
      await enter(server, { login: 'obca', email: 'obca@example.org' }, 'obok')
      await ask(server, 'obca', { unit: 'obok' })
      const [foreign = ''] = ticketsIn(await mailWithTicket(server.inbox, 'obca@example.org'))
      const shown = new Set<string>()
      for (const ticket of [used, foreign, 'x', 'A'.repeat(64), '', '{"$gt":""}']) {
        const [browser, page] = await arrive(ticket)
        assert.equal(page.status, 410, ticket)
        shown.add(page.html)
        const posted = await browser.post(STEP, { ticket, next: PASSWORD, repeated: PASSWORD })
        const after = await browser.open(posted.headers.get('location') ?? '')
        assert.equal(after.status, 410, ticket)
        shown.add(after.html)
      }
      assert.equal(shown.size, 1)
      const late = await newTicket('spozniona')
      const [browser, page] = await arrive(late)
      ahead += 48 * 60 * MINUTE
      assert.equal((await set(browser, page, PASSWORD)).status, 410)
      assert.equal(await verify('spozniona'), false)
    })

    it('is set by one of twenty who send at once, and by nobody else’s page [16, 52]', async () => {
      const ticket = await newTicket('szybka')
      const browser = plainBrowser(server)
      await browser.open(BEFORE)
      const typed = { ticket, next: PASSWORD, repeated: PASSWORD }
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ] as Record<string, string>[])
        assert.equal((await plainBrowser(server, headers).post(STEP, typed)).status, 403, JSON.stringify(headers))
      const next = (n: number) => `${PASSWORD} ${n}`
      const all = await Promise.all(
        Array.from({ length: 20 }, (_, n) => browser.post(STEP, { ticket, next: next(n), repeated: next(n) })),
      )
      const won = all.flatMap(({ headers }, n) => (headers.get('location')?.includes('/done') ? [n] : []))
      assert.equal(won.length, 1)
      assert.equal(await verify('szybka', next(won[0] ?? -1)), true)
    })

    it('is one for all of a mail where they are ticked, and says for whom [8]', async () => {
      for (const login of ['corka', 'syn'])
        await enter(server, { login, email: 'rodzina@example.org', firstName: `Imię ${login}` })
      await ask(server, 'rodzina@example.org')
      const [ticket = ''] = ticketsIn(await mailWithTicket(server.inbox, 'rodzina@example.org'))
      const [browser, page] = await arrive(ticket)
      assert.match(
        page.html,
        /name="all" value="1" checked> <span>To samo hasło także dla: Imię (corka|syn) \((corka|syn)\)/,
      )
      const done = await set(browser, page, PASSWORD)
      assert.match(done.html, /Loginy z tym hasłem: <strong>(corka, syn|syn, corka)<\/strong>/)
      for (const login of ['corka', 'syn']) assert.equal(await verify(login), true, login)
    })

    it('knows the browser from then on, and goes back to where its owner was about to sign in [81]', async () => {
      const ticket = await newTicket('znana')
      const browser = plainBrowser(server)
      await browser.open(BEFORE)
      const answer = await browser.post(STEP, { ticket, again: '', to: 'konto', lang: 'en' })
      const page = await browser.open(answer.headers.get('location') ?? '')
      const done = await set(browser, page, PASSWORD)
      assert.match(done.html, /<html lang="en">[^]*href="\/jst\/przykladowo\/sign-in\?to=konto&amp;lang=en"/)
      assert.match(browser.cookies.get('klucznik-browser') ?? '', /^[\w-]{16}\./)
    })

    it('keeps the ticket while a network has tried too often [22]', async () => {
      const strict = await startTestServer({ units: [testUnit({ limits: { perAddress: '2/600' } })], env: store.env() })
      try {
        await enter(strict, { login: 'anna', email: 'anna@example.org' })
        const ticket = await ticketFor(strict, 'anna@example.org')
        const browser = plainBrowser(strict)
        await browser.open(BEFORE)
        const openAgain = async () => {
          const answer = await browser.post(STEP, { ticket, again: '' })
          return browser.open(answer.headers.get('location') ?? '')
        }
        assert.deepEqual([(await openAgain()).status, (await openAgain()).status], [200, 200])
        const held = await openAgain()
        assert.equal(held.status, 429)
        assert.equal(held.fields['ticket'], ticket)
        assert.match(held.html, /Było za dużo prób[^]*Spróbuj ponownie<\/button>/)
      } finally {
        await strict.stop()
      }
    })
  })
})
