import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { clientFor } from '../support/browser-client.js'
import { launchBrowser } from '../support/browser.js'
import { serveForeignPage, type ForeignPage } from '../support/foreign-page.js'
import { Listener } from '../support/listening/hear-digits.js'
import { readWav } from '../support/listening/read-wav.js'
import { mailWithTicket } from '../support/mails.js'
import { ScreenReader } from '../support/screen-reader.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { enter, PASSWORD, SCHOOL } from '../support/walk.js'

describe('a blind parent, who has the accessibility tree and the keyboard and nothing else', () => {
  let server: TestServer
  let site: ForeignPage
  let browser: Browser
  before(async () => {
    site = await serveForeignPage({ operator: () => server.env.publicUrl })
    server = await startTestServer({ units: [testUnit({ origins: [site.origin] })] })
    browser = await launchBrowser()
  })
  after(async () => {
    await browser.close()
    await server.stop()
    await site.close()
  })

  const open = async (address: string): Promise<{ page: Page; reader: ScreenReader }> => {
    const page = await (await browser.newContext({ locale: 'pl-PL' })).newPage()
    const reader = await ScreenReader.on(page)
    await page.goto(address)
    return { page, reader }
  }
  const openRequest = async () => {
    const opened = await open(site.origin)
    await opened.reader.reads('button', 'Wyślij wiadomość')
    return opened
  }

  /** From the mail to the own password, which the school's systems then take. */
  async function setPassword(login: string): Promise<void> {
    const mail = await mailWithTicket(server.inbox, `${login}@example.org`)
    const { reader } = await open(/https?:\S+#klucznik=[\w-]{64}/.exec(mail.text)?.[0] ?? '')
    await reader.reads('button', 'Ustaw hasło')
    const field = await reader.tabTo('textbox', 'Nowe hasło')
    assert.match(field.description, /Co najmniej 12 znaków/)
    await reader.type(PASSWORD)
    await reader.press('Enter')
    await reader.landsOn('heading', 'Hasło jest ustawione')
    const { verify } = clientFor(server, { headers: SCHOOL }).accounts
    assert.equal((await verify.mutate({ login, password: PASSWORD })).valid, true)
  }

  /** The digits of the sound that the page plays, by ear: the same address gives the same sound again. */
  async function listenTo(address: string): Promise<string> {
    const { samples } = readWav(Buffer.from(await (await fetch(address)).arrayBuffer()))
    const words = new Listener('pl').hear(samples)
    return words.map(({ digit }) => digit).join('')
  }

  it('gets in by sound: listens, hears it again by Space, types the digits [9]', async () => {
    await enter(server, { login: 'olga', email: 'olga@example.org' })
    const { page, reader } = await openRequest()
    const played: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/captcha/sound/')) played.push(request.url())
    })
    await reader.tabTo('button', 'Odsłuchaj')
    await reader.press('Enter')
    const field = await reader.landsOn('textbox', 'Autoryzacja operacji')
    assert.match(field.description, /Wpisz cyfry, które słyszysz. Spacja odtwarza je od początku/)
    await reader.reads('button', 'Wstrzymaj')
    await reader.press('Space')
    assert.equal((await reader.focus()).value, '')

    await reader.type('1')
    await reader.tabTo('textbox', 'E-mail, PESEL lub login')
    await reader.type('olga')
    await reader.press('Enter')
    const again = await reader.landsOn('textbox', 'Autoryzacja operacji')
    assert.match(again.description, /Cyfry się nie zgadzają. Odsłuchaj nowe i wpisz je/)
    await reader.press('Space')
    await reader.reads('button', 'Wstrzymaj')
    await reader.type(await listenTo(played.at(-1) ?? ''))
    await reader.press('Enter')
    await reader.landsOn('heading', 'Sprawdź pocztę')
    await setPassword('olga')
  })

  it('gets in by work alone: hears what happens, fills in the form meanwhile, hears that it is done [9]', async () => {
    await enter(server, { login: 'piotr', email: 'piotr@example.org' })
    const { reader } = await openRequest()
    await reader.tabTo('button', 'Nie mogę odczytać ani odsłuchać')
    await reader.press('Enter')
    await reader.landsOnText('Nie musisz nic przepisywać.')
    await reader.tabTo('textbox', 'E-mail, PESEL lub login')
    await reader.type('piotr')
    await reader.hears('status', 'Sprawdzanie skończone.')
    await reader.press('Enter')
    await reader.landsOn('heading', 'Sprawdź pocztę')
    await setPassword('piotr')
  })
})
