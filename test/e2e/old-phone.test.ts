import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.js'
import { forgetNewerFunctions } from '../support/browser-of-2016.js'
import { serveForeignPage, type ForeignPage } from '../support/foreign-page.js'
import { mailWithTicket, ticketsIn } from '../support/mails.js'
import { employ } from '../support/panel.js'
import { readPicture } from '../support/read-picture.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { enter, PASSWORD } from '../support/walk.js'

/** Colour of the button that sends, which the element's own styles give it. */
const ACCENT = 'rgb(11, 87, 164)'

describe('a parent with a phone of 2016', () => {
  let server: TestServer
  let site: ForeignPage
  let browser: Browser
  /** The page's policy; undefined: the strictest one that the two lines need. */
  let policy: string | undefined
  const errors: string[] = []

  before(async () => {
    site = await serveForeignPage({
      operator: () => server.env.publicUrl,
      content: () => (policy === undefined ? {} : { policy }),
    })
    server = await startTestServer({ units: [testUnit({ origins: [site.origin] })] })
    browser = await launchBrowser()
  })
  after(async () => {
    await browser.close()
    await server.stop()
    await site.close()
  })

  async function open(address: string): Promise<Page> {
    const page = await (await browser.newContext({ locale: 'pl-PL' })).newPage()
    page.on('pageerror', (error) => errors.push(String(error)))
    page.on('console', (message) => {
      if (message.text().startsWith('klucznik')) errors.push(message.text())
    })
    await page.addInitScript(forgetNewerFunctions)
    await page.goto(address)
    return page
  }

  const colourOf = (page: Page, button: string): Promise<string> =>
    page.getByRole('button', { name: button }).evaluate((element) => getComputedStyle(element).backgroundColor)

  async function send(page: Page, identifier: string): Promise<void> {
    await page.getByLabel('Autoryzacja operacji').fill(await readPicture(page, server))
    await page.getByLabel('E-mail, PESEL lub login').fill(identifier)
    await page.getByRole('button', { name: 'Wyślij wiadomość' }).click()
    await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()
  }

  async function setPassword(page: Page): Promise<void> {
    await page.getByLabel('Nowe hasło', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Ustaw hasło' }).click()
    await page.getByRole('heading', { name: 'Hasło jest ustawione' }).waitFor()
  }

  it('asks for a mail on the municipality’s page and sets a password, in the form’s own colours', async () => {
    policy = "base-uri 'none'"
    await enter(server, { login: 'anna.nowak', email: 'anna@example.org' })
    const page = await open(site.origin)
    await page.waitForFunction(
      (accent) => {
        const button = document.querySelector('klucznik-recovery')?.shadowRoot?.querySelector('[type=submit]')
        return button && getComputedStyle(button).backgroundColor === accent
      },
      ACCENT,
      { timeout: 5_000 },
    )
    await send(page, 'anna@example.org')
    const [ticket = ''] = ticketsIn(await mailWithTicket(server.inbox, 'anna@example.org'))
    await setPassword(await open(`${site.origin}#klucznik=${ticket}`))
    assert.deepEqual(errors, [])
  })

  it('finds the form plain and whole where the page’s policy lets no styles in', async () => {
    policy = undefined
    const page = await open(site.origin)
    await page.getByRole('button', { name: 'Wyślij wiadomość' }).waitFor()
    assert.notEqual(await colourOf(page, 'Wyślij wiadomość'), ACCENT)
    await send(page, 'nikt@example.org')
    assert.deepEqual(errors, [])
  })

  it('walks the operator’s page, whose policy lets in a sheet and no style element', async () => {
    await enter(server, { login: 'jan.nowak', email: 'jan@example.org' })
    const hosted = `${server.env.publicUrl}/jst/przykladowo`
    const page = await open(hosted)
    await page.waitForFunction((accent) => {
      const button = document.querySelector('klucznik-recovery [data-kind=main]')
      return button && getComputedStyle(button).backgroundColor === accent
    }, ACCENT)
    assert.equal(await page.locator('link[href$="/klucznik.css"]').count(), 1)
    await send(page, 'jan@example.org')
    const [ticket = ''] = ticketsIn(await mailWithTicket(server.inbox, 'jan@example.org'))
    await setPassword(await open(`${hosted}#klucznik=${ticket}`))
    assert.deepEqual(errors, [])
  })

  it('without the picture lets the phone work', async () => {
    const page = await open(`${server.env.publicUrl}/jst/przykladowo`)
    await page.getByRole('button', { name: 'Nie mogę odczytać ani odsłuchać' }).click()
    await page.getByLabel('E-mail, PESEL lub login').fill('nikt@example.org')
    await page.getByRole('button', { name: 'Wyślij wiadomość' }).click()
    await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()
    assert.deepEqual(errors, [])
  })

  it('older still, so that the phone cannot read the script, finds on the operator’s page a sentence and the plain forms [90]', async () => {
    const page = await (await browser.newContext({ locale: 'pl-PL' })).newPage()
    await page.route('**/klucznik.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'class A { #b of tomorrow }' }),
    )
    await page.goto(`${server.env.publicUrl}/jst/przykladowo`)
    await page.getByText('Może ta przeglądarka jest za stara').waitFor()
    await page.getByText('Pomoc:').waitFor()
    await page.getByRole('link', { name: 'Poproś o wiadomość' }).click()
    await page.getByRole('heading', { name: 'Przywracanie dostępu' }).waitFor()
  })

  it('too old for the form on the municipality’s page is led to the operator’s, and the page hears of it', async () => {
    policy = "base-uri 'none'"
    const page = await (await browser.newContext({ locale: 'pl-PL' })).newPage()
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    await page.addInitScript(() => {
      Reflect.deleteProperty(Element.prototype, 'replaceChildren')
      addEventListener('klucznik-failure', (event) =>
        console.log(`heard ${(event as CustomEvent<{ code: string }>).detail.code}`),
      )
    })
    await page.goto(site.origin)
    await page.getByText('Ta przeglądarka jest za stara').waitFor()
    const way = page.getByRole('link', { name: 'Przejdź do prostszego formularza' })
    assert.equal(await way.getAttribute('href'), `${server.env.publicUrl}/jst/przykladowo`)
    assert.deepEqual(said, ['klucznik: BROWSER_TOO_OLD', 'heard BROWSER_TOO_OLD'])
  })

  it('a teacher with such a phone enters somebody, invites them after a question, and imports a file', async () => {
    await employ(server, { login: 'sekretariat', role: 'office', firstName: 'Barbara', lastName: 'Wójcik' })
    const page = await open(`${server.env.publicUrl}/panel/przykladowo`)
    await page.getByLabel('E-mail, PESEL lub login').fill('sekretariat')
    await page.getByLabel('Hasło').fill(PASSWORD)
    await page.getByRole('button', { name: 'Zaloguj się', exact: true }).click()
    await page.getByRole('heading', { name: 'Klasy' }).waitFor()
    await page.getByRole('navigation').getByRole('link', { name: 'Nowa osoba' }).click()
    await page.getByLabel('Login').fill('nowak.zosia')
    await page.getByLabel('E-mail').fill('zosia@example.org')
    await page.getByRole('button', { name: 'Zapisz osobę' }).click()
    const questions: string[] = []
    page.on('dialog', (dialog) => {
      questions.push(dialog.message())
      void dialog.accept()
    })
    await page.getByRole('button', { name: 'Wyślij link' }).click()
    await mailWithTicket(server.inbox, 'zosia@example.org')
    assert.equal(questions.length, 1)

    await page.getByRole('navigation').getByRole('link', { name: 'Import' }).click()
    const header = 'login,email,pesel,substitute_id,first_name,last_name,class,language'
    const buffer = Buffer.from(`${header}\nlis.ola,ola@example.org,,,Ola,Lis,4b,pl\n`)
    await page.locator('input[type=file]').setInputFiles({ name: 'klasa.csv', mimeType: 'text/csv', buffer })
    await page.getByRole('button', { name: 'Sprawdź plik' }).click()
    await page.getByRole('heading', { name: 'Co się zmieni' }).waitFor()
    await page.getByRole('button', { name: 'Zapisz w systemie' }).click()
    await page.getByRole('heading', { name: 'Plik jest zapisany' }).waitFor()
    assert.equal(questions.length, 2)
    assert.deepEqual(errors, [])
  })
})
