import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { serveForeignPage, type ForeignPage } from '../support/foreign-page.js'
import { focusIsOn, tabTo } from '../support/keyboard.js'
import { linkIn, mailWithTicket, ticketsIn } from '../support/mails.js'
import { readPicture } from '../support/read-picture.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { enter, PASSWORD, SCHOOL } from '../support/walk.js'

/** A server, a municipality's page on another origin, and a browser. */
interface Town {
  server: TestServer
  page: ForeignPage
  browser: Browser
  /** Everything that the browser complained of: a policy that was broken, a script that threw. */
  complaints: string[]
  open(options?: Parameters<Browser['newContext']>[0]): Promise<Page>
  close(): Promise<void>
}

async function buildTown(options: { env?: Record<string, string>; lang?: string } = {}): Promise<Town> {
  let server: TestServer | undefined
  const page = await serveForeignPage({
    ...(options.lang && { lang: options.lang }),
    operator: () => server?.env.publicUrl ?? '',
  })
  server = await startTestServer({
    units: [testUnit({ origins: [page.origin], signInUrl: 'https://dziennik.example/' })],
    env: options.env ?? {},
  })
  const browser = await launchBrowser()
  const complaints: string[] = []
  return {
    server,
    page,
    browser,
    complaints,
    async open(contextOptions = {}) {
      const opened = await (await browser.newContext({ locale: 'pl-PL', ...contextOptions })).newPage()
      opened.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
      })
      opened.on('pageerror', (error) => complaints.push(String(error)))
      return opened
    },
    async close() {
      await browser.close()
      await server.stop()
      await page.close()
    },
  }
}

eachStore((store) => {
  describe('a parent on the municipality’s page', () => {
    let town: Town
    before(async () => {
      town = await buildTown({ env: store.env() })
    })
    after(() => town.close())

    it('gets in: picture, mail, own password, sign-in; the ticket leaves the address bar, and the strict page has nothing to complain of [21, 49, 56]', async () => {
      const { server, page: site } = town
      await enter(server, { login: 'anna.nowak', email: 'anna@example.org', pesel: '44051401359', firstName: 'Anna' })
      const page = await town.open()
      const hosts = new Set<string>()
      page.on('request', (request) => hosts.add(new URL(request.url()).origin))
      await page.goto(site.origin)

      await page.getByRole('heading', { name: 'Przywracanie dostępu' }).waitFor()
      await page.getByLabel('Autoryzacja operacji').fill(await readPicture(page, server))
      await page.getByLabel('E-mail, PESEL lub login').fill('440514 01359')
      await page.getByRole('button', { name: 'Wyślij wiadomość' }).click()
      await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()

      const mail = await mailWithTicket(server.inbox, 'anna@example.org')
      assert.ok(!mail.text.includes('44051401359') && !mail.html.includes('44051401359'))
      await page.goto(linkIn(mail))
      await page.getByRole('heading', { name: 'Ustaw swoje pierwsze hasło' }).waitFor()
      assert.equal(new URL(page.url()).hash, '', 'the ticket is gone from the address bar')
      assert.equal(await page.getByLabel('Twój login').inputValue(), 'anna.nowak')
      await page.getByLabel('Nowe hasło', { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: 'Ustaw hasło' }).click()
      await page.getByRole('heading', { name: 'Hasło jest ustawione' }).waitFor()
      assert.equal(
        await page.getByRole('link', { name: 'Zaloguj się', exact: true }).getAttribute('href'),
        'https://dziennik.example/',
      )

      const verify = clientFor(server, { headers: SCHOOL }).accounts.verify
      assert.equal((await verify.mutate({ login: 'anna.nowak', password: PASSWORD })).valid, true)
      assert.deepEqual(town.complaints, [])
      assert.deepEqual([...hosts].sort(), [site.origin, server.env.publicUrl].sort(), 'nothing goes to a third party')
    })

    it('who opens a used link is offered to ask again', async () => {
      const { server } = town
      const mail = await mailWithTicket(server.inbox, 'anna@example.org')
      const page = await town.open()
      await page.goto(linkIn(mail))
      await page.getByRole('heading', { name: 'Ten link już nie działa' }).waitFor()
      await page.getByRole('button', { name: 'Poproś o nową wiadomość' }).click()
      await page.getByLabel('E-mail, PESEL lub login').waitFor()
    })

    it('keeps what was typed when the picture was misread, and gets a new one [13]', async () => {
      const { server, page: site } = town
      const page = await town.open()
      await page.goto(site.origin)
      await page.getByLabel('Autoryzacja operacji').fill('AAAAAAA')
      await page.getByLabel('E-mail, PESEL lub login').fill('anna.nowak')
      const before = await readPicture(page, server)
      await page.getByRole('button', { name: 'Wyślij wiadomość' }).click()
      await page.getByText('Znaki się nie zgadzają').first().waitFor()
      assert.equal(await page.getByLabel('E-mail, PESEL lub login').inputValue(), 'anna.nowak')
      assert.notEqual(await readPicture(page, server), before)
    })
  })
})

describe('a parent on a small screen in Ukrainian', () => {
  let town: Town
  before(async () => {
    town = await buildTown({ lang: 'uk' })
  })
  after(() => town.close())

  it('gets in at 320 px, with nothing to scroll sideways [63, 64]', async () => {
    const { server, page: site } = town
    await enter(server, { login: 'oksana', email: 'oksana@example.org', language: 'uk' })
    const page = await town.open({
      viewport: { width: 320, height: 640 },
      locale: 'uk-UA',
      isMobile: true,
      hasTouch: true,
    })
    const fits = async (): Promise<void> => {
      const { scroll, client } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }))
      assert.ok(scroll <= client, `${scroll} > ${client}`)
    }
    await page.goto(site.origin)
    const answer = page.locator('input').first()
    await answer.waitFor()
    await fits()
    await answer.fill(await readPicture(page, server))
    await page.locator('input').nth(1).fill('oksana@example.org')
    await page.locator('button[type=submit]').tap()
    const mail = await mailWithTicket(server.inbox, 'oksana@example.org')
    await fits()
    await page.goto(linkIn(mail))
    const password = page.locator('input[autocomplete=new-password]')
    await password.waitFor()
    await fits()
    assert.equal(await page.locator('html').getAttribute('lang'), 'uk')
    await password.fill(PASSWORD)
    await page.locator('button[type=submit]').tap()
    await page.getByRole('link').waitFor()
    const verify = clientFor(server, { headers: SCHOOL }).accounts.verify
    assert.equal((await verify.mutate({ login: 'oksana', password: PASSWORD })).valid, true)
    assert.deepEqual(town.complaints, [])
  })
})

describe('a parent who uses the keyboard alone', () => {
  let town: Town
  before(async () => {
    town = await buildTown()
  })
  after(() => town.close())

  it('gets in with Tab, letters and Enter; focus follows every new view [62]', async () => {
    const { server, page: site } = town
    await enter(server, { login: 'ewa', email: 'ewa@example.org' })
    const page = await town.open()
    await page.goto(site.origin)
    await page.getByLabel('Autoryzacja operacji').waitFor()
    const text = await readPicture(page, server)
    await tabTo(page, /Autoryzacja operacji/)
    await page.keyboard.type(text)
    await tabTo(page, /E-mail, PESEL lub login/)
    await page.keyboard.type('ewa')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()
    await focusIsOn(page, /Sprawdź pocztę/)

    const mail = await mailWithTicket(server.inbox, 'ewa@example.org')
    await page.goto(linkIn(mail))
    await page.getByLabel('Nowe hasło', { exact: true }).waitFor()
    await tabTo(page, /Nowe hasło/)
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Hasło jest ustawione' }).waitFor()
    await focusIsOn(page, /Hasło jest ustawione/)
    assert.equal(ticketsIn(mail).length, 1)
    assert.deepEqual(town.complaints, [])
  })
})
