import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.js'
import { clientFor } from '../support/browser-client.js'
import { serveForeignPage, type ForeignPage } from '../support/foreign-page.js'
import { linkIn, mailWithTicket, ticketsIn } from '../support/mails.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { ask, enter, PASSWORD, SCHOOL } from '../support/walk.js'

let server: TestServer
let site: ForeignPage
let browser: Browser
before(async () => {
  site = await serveForeignPage({
    operator: () => server.env.publicUrl,
    content: () => ({
      body: `<script type="module" src="${server.env.publicUrl}/widget/klucznik.js"></script>
<klucznik-recovery unit="wlasna"></klucznik-recovery>`,
    }),
  })
  server = await startTestServer({
    units: [
      testUnit(),
      testUnit({ id: 'wlasna', origins: [site.origin], recoveryUrl: `${site.origin}/przykladowo?id=5` }),
    ],
  })
  browser = await launchBrowser()
})
after(async () => {
  await browser.close()
  await server.stop()
  await site.close()
})

const open = async (options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> =>
  (await browser.newContext({ locale: 'pl-PL', ...options })).newPage()

/** Enters a person and reads the link of their mail. */
async function linkFor(login: string, unit = 'przykladowo'): Promise<{ link: string; ticket: string }> {
  const email = `${login}@example.org`
  await enter(server, { login, email }, unit)
  await ask(server, email, { unit })
  const mail = await mailWithTicket(server.inbox, email)
  return { link: linkIn(mail), ticket: ticketsIn(mail)[0] ?? '' }
}

async function setPassword(page: Page): Promise<void> {
  await page.getByLabel('Nowe hasło', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Ustaw hasło' }).click()
  await page.getByRole('heading', { name: 'Hasło jest ustawione' }).waitFor()
}

describe('a parent whose mail filter rewrites the link [21, 88]', () => {
  const FILTERS: Record<string, (link: string) => string> = {
    'decodes it once': (link) => link.replace('#', '%23'),
    'encodes all of it, and appends whence it came': (link) =>
      `${link.replace('#', '%23').replace('klucznik=', 'klucznik%3D')}&utm_source=filtr`,
    'makes a path of it': (link) => link.replace('?lang=pl', '').replace('#', '%23'),
    'takes a full stop for a part of it': (link) => `${link}.`,
  }
  for (const [n, [name, filter]] of Object.entries(FILTERS).entries())
    it(`gets in when it ${name}; the ticket is at once in no address, and goes out with nothing`, async () => {
      const { link, ticket } = await linkFor(`filtr${n}`)
      const page = await open()
      const sent: string[] = []
      page.on('request', (request) => sent.push(`${request.url().split('#')[0]} ${request.headers()['referer'] ?? ''}`))
      const opened = filter(link)
      await page.goto(opened)
      await page.getByRole('heading', { name: 'Ustaw swoje pierwsze hasło' }).waitFor()
      assert.match(page.url(), /\/jst\/przykladowo(\?lang=pl)?$/)
      await setPassword(page)
      assert.match(page.url(), /\/jst\/przykladowo(\?lang=pl)?$/)
      const [, ...later] = sent
      assert.ok(later.length > 3 && !later.join().includes(ticket), 'nothing but the link itself has carried it')
      const verify = clientFor(server, { headers: SCHOOL }).accounts.verify
      assert.equal((await verify.mutate({ login: `filtr${n}`, password: PASSWORD })).valid, true)
    })

  it('gets in on the municipality’s own page, whose own query stays', async () => {
    const { link, ticket } = await linkFor('filtr-wlasna', 'wlasna')
    const page = await open()
    await page.goto(`${link.replace('#', '%23')}&utm_source=filtr`)
    await page.getByRole('heading', { name: 'Ustaw swoje pierwsze hasło' }).waitFor()
    assert.equal(page.url(), `${site.origin}/przykladowo?id=5`)
    assert.ok(!JSON.stringify(await page.evaluate(() => history.state)).includes(ticket))
    await setPassword(page)
  })

  it('hears that the link is not whole when the filter cut it short', async () => {
    const { link } = await linkFor('filtr-krotki')
    const page = await open()
    await page.goto(link.replace('#', '%23').slice(0, -20))
    await page.getByRole('heading', { name: 'Ten link nie jest cały' }).waitFor()
    assert.match(page.url(), /\/jst\/przykladowo\?lang=pl$/)
    await page.getByRole('button', { name: 'Poproś o nową wiadomość' }).click()
    await page.getByLabel('E-mail, PESEL lub login').waitFor()
  })

  it('sends the ticket no second time without scripts either', async () => {
    const { link, ticket } = await linkFor('filtr-bez-skryptow')
    const page = await open({ javaScriptEnabled: false })
    await page.goto(link.replace('#', '%23'))
    const sent: string[] = []
    page.on('request', (request) => sent.push(`${request.url().split('#')[0]} ${request.headers()['referer'] ?? ''}`))
    await page.reload()
    assert.equal(new URL(page.url()).search, '?lang=pl')
    assert.ok(sent.length > 0 && !sent.join().includes(ticket))
  })
})

describe('a parent who reloads the password page [91]', () => {
  it('is told to open the link again, until when it works, and gets in by it; nothing of it is stored', async () => {
    const { link, ticket } = await linkFor('odswiezony')
    const page = await open()
    await page.goto(link)
    await page.getByLabel('Nowe hasło', { exact: true }).waitFor()
    const until = /działa do: (.*) \(czasu polskiego\)/.exec((await page.textContent('main')) ?? '')?.[1] ?? 'never'
    await page.reload()
    await page.getByRole('heading', { name: 'Otwórz link jeszcze raz' }).waitFor()
    const text = (await page.textContent('main')) ?? ''
    assert.ok(
      text.includes(`Link nadal działa, do: ${until} (czasu polskiego). Kod, który jest obok niego, też działa.`),
      text,
    )
    assert.ok(!text.includes('odswiezony'), 'whose it was is told to nobody')

    const stored = JSON.stringify([
      await page.evaluate(() => [
        history.state as unknown,
        Object.entries(sessionStorage),
        Object.entries(localStorage),
      ]),
      await page.context().storageState(),
    ])
    for (const secret of [ticket, ticket.slice(0, 24), ticket.slice(-24), 'odswiezony'])
      assert.ok(!stored.includes(secret), stored)

    await page.goto(link)
    await setPassword(page)
    await page.reload()
    await page.getByLabel('E-mail, PESEL lub login').waitFor()
  })

  it('is told so too on the way back from another page', async () => {
    const { link } = await linkFor('wracajacy')
    const page = await open()
    await page.goto(link)
    await page.getByLabel('Nowe hasło', { exact: true }).waitFor()
    await page.goto(`${server.url}/healthz`)
    await page.goBack()
    await page.getByRole('heading', { name: 'Otwórz link jeszcze raz' }).waitFor()
  })
})
