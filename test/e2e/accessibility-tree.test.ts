import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.js'
import { serveForeignPage, type ForeignPage } from '../support/foreign-page.js'
import { REPOSITORY } from '../support/repository.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { enter, PASSWORD, ticketFor } from '../support/walk.js'

/** What is to be found, state by state, each under its name. */
const EXPECTED = new Map(
  readFileSync(join(REPOSITORY, 'test/e2e/accessibility-tree.txt'), 'utf8')
    .split(/^== /m)
    .slice(1)
    .map((part): [string, string] => {
      const [name = '', ...lines] = part.trimEnd().split('\n')
      return [name, lines.join('\n')]
    }),
)

/** What a screen reader finds in the element, in the order of reading: roles, names, states, live regions. */
async function treeOf(page: Page): Promise<string> {
  // it comes after the form
  await page.locator('klucznik-recovery nav').waitFor()
  const tree = await page.locator('klucznik-recovery').ariaSnapshot()
  return tree
    .replace(/(działa,? do): .*? \(/, '$1: … (')
    .replaceAll(/klucznik-\d+-/g, 'klucznik-…-')
    .replaceAll(/http:\/\/localhost:\d+/g, 'http://localhost')
}

describe('what a screen reader finds [62]', () => {
  let server: TestServer
  let site: ForeignPage
  let browser: Browser
  const seen = new Set<string>()
  before(async () => {
    site = await serveForeignPage({ operator: () => server.env.publicUrl })
    server = await startTestServer({
      units: [testUnit({ origins: [site.origin], signInUrl: 'https://dziennik.example/' })],
    })
    browser = await launchBrowser()
    await enter(server, { login: 'anna.nowak', email: 'anna@example.org' })
    await enter(server, { login: 'ewa', email: 'ewa@example.org' })
  })
  after(async () => {
    await browser.close()
    await server.stop()
    await site.close()
  })

  const open = async (address: string): Promise<Page> => {
    const page = await (await browser.newContext({ locale: 'pl-PL' })).newPage()
    await page.goto(address)
    return page
  }
  const openRequest = async (): Promise<Page> => {
    const page = await open(site.origin)
    await page.locator('klucznik-recovery img').waitFor()
    return page
  }
  const openTicket = (ticket: string): Promise<Page> =>
    open(`${server.env.publicUrl}/jst/przykladowo#klucznik=${ticket}`)
  const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).click()
  const finds = async (page: Page, state: string): Promise<void> => {
    seen.add(state)
    assert.equal(await treeOf(page), EXPECTED.get(state), state)
  }

  it('in the form with a picture, untouched and with two errors', async () => {
    const page = await openRequest()
    await finds(page, 'picture')
    await press(page, 'Wyślij wiadomość')
    await page.getByRole('alert').waitFor()
    await finds(page, 'two errors')
  })

  it('in the form with a sound, while it plays and after wrong digits', async () => {
    const page = await openRequest()
    await press(page, 'Odsłuchaj')
    await page.getByRole('button', { name: 'Wstrzymaj' }).waitFor()
    await finds(page, 'sound')
    await page.getByLabel('Autoryzacja operacji').fill('1')
    await page.getByLabel('E-mail').fill('anna@example.org')
    await press(page, 'Wyślij wiadomość')
    await page.getByText('Cyfry się nie zgadzają').waitFor()
    await finds(page, 'wrong digits')
  })

  it('in the form with nothing to type, and once it was sent', async () => {
    const page = await openRequest()
    await press(page, 'Nie mogę odczytać ani odsłuchać')
    await page.getByText('Sprawdzanie skończone').waitFor()
    await finds(page, 'work')
    await page.getByLabel('E-mail').fill('obcy@example.org')
    await press(page, 'Wyślij wiadomość')
    await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()
    await finds(page, 'sent')
  })

  it('when the server is out of reach', async () => {
    const page = await openRequest()
    await page.getByLabel('Autoryzacja operacji').fill('AAAAA')
    await page.getByLabel('E-mail').fill('anna@example.org')
    await page.waitForLoadState('networkidle')
    await page.context().setOffline(true)
    await press(page, 'Wyślij wiadomość')
    await page.getByText('Nie ma połączenia').waitFor()
    await finds(page, 'out of reach')
  })

  it('behind a link: the new password, what is wrong with it, that it is set, and that the link is over', async () => {
    const ticket = await ticketFor(server, 'anna@example.org')
    const page = await openTicket(ticket)
    await page.getByLabel('Nowe hasło', { exact: true }).waitFor()
    await finds(page, 'password')
    await press(page, 'Ustaw hasło')
    await page.getByText('Wpisz nowe hasło').waitFor()
    await finds(page, 'password missing')
    await page.getByLabel('Nowe hasło', { exact: true }).fill(PASSWORD)
    await press(page, 'Ustaw hasło')
    await page.getByRole('heading', { name: 'Hasło jest ustawione' }).waitFor()
    await finds(page, 'done')
    const late = await openTicket(ticket)
    await late.getByRole('heading', { name: 'Ten link' }).waitFor()
    await finds(late, 'expired')
  })

  it('behind a link that is not whole, and after a reload', async () => {
    const page = await openTicket('')
    await page.getByRole('heading', { name: 'Ten link nie jest cały' }).waitFor()
    await finds(page, 'broken')
    const reloaded = await openTicket(await ticketFor(server, 'ewa@example.org'))
    await reloaded.getByLabel('Nowe hasło', { exact: true }).waitFor()
    await reloaded.reload()
    await reloaded.getByRole('heading', { name: 'Otwórz link jeszcze raz' }).waitFor()
    await finds(reloaded, 'reloaded')
  })

  it('where a code is typed, and when it does not fit', async () => {
    const page = await open(`${server.env.publicUrl}/jst/przykladowo`)
    await press(page, 'Mam kod')
    await page.getByRole('heading', { name: 'Wpisz kod' }).waitFor()
    await page.locator('klucznik-recovery img').waitFor()
    await finds(page, 'code')
    await press(page, 'Nie mogę odczytać ani odsłuchać')
    await page.getByText('Sprawdzanie skończone').waitFor()
    await page.getByLabel('Kod', { exact: true }).fill('0000 0000')
    await page.getByLabel('E-mail').fill('obcy@example.org')
    await press(page, 'Dalej')
    await page.getByText('Ten kod nie pasuje').waitFor()
    await page.getByText('Sprawdzanie skończone').waitFor()
    await finds(page, 'wrong code')
  })

  it('after wrong characters, and when picture or sound do not load', async () => {
    const page = await openRequest()
    await page.getByLabel('Autoryzacja operacji').fill('AAAAAAA')
    await page.getByLabel('E-mail').fill('anna@example.org')
    await press(page, 'Wyślij wiadomość')
    await page.getByText('Znaki się nie zgadzają').waitFor()
    await finds(page, 'wrong characters')
    await page.route('**/captcha/**', (route) => route.abort())
    await press(page, 'Zmień próbkę')
    await page.getByText('Obrazek się nie wczytał').waitFor()
    await finds(page, 'broken picture')
    await press(page, 'Odsłuchaj')
    await page.getByText('Nagranie się nie wczytało').waitFor()
    await finds(page, 'broken sound')
  })

  it('while the device works, and while a request is on its way', async () => {
    const page = await openRequest()
    // the threads of WebCrypto are as fast as they are: the page is let see no end of the work
    await page.evaluate(() => {
      crypto.subtle.deriveBits = () => new Promise<ArrayBuffer>(() => {})
    })
    await press(page, 'Nie mogę odczytać ani odsłuchać')
    await page.getByRole('progressbar').waitFor()
    await finds(page, 'work under way')
    const slow = await openRequest()
    await slow.route('**/recovery.request', () => {})
    await slow.getByLabel('Autoryzacja operacji').fill('AAAAA')
    await slow.getByLabel('E-mail').fill('anna@example.org')
    await press(slow, 'Wyślij wiadomość')
    await slow.getByText('To trwa dłużej niż zwykle').waitFor()
    await finds(slow, 'on its way')
  })

  it('when there were too many tries, when the unit is unknown, and without a secure connection', async () => {
    const page = await openRequest()
    await page.route('**/recovery.request', (route) =>
      route.fulfill({
        status: 429,
        headers: { 'access-control-allow-origin': '*' },
        json: { error: { code: -32029, message: '', data: { code: 'TOO_MANY_REQUESTS', retryAfter: 300 } } },
      }),
    )
    await page.getByLabel('Autoryzacja operacji').fill('AAAAA')
    await page.getByLabel('E-mail').fill('anna@example.org')
    await press(page, 'Wyślij wiadomość')
    await page.getByText('Za dużo prób').waitFor()
    await finds(page, 'too many')
    await page.locator('klucznik-recovery').evaluate((element) => element.setAttribute('unit', 'nieznana'))
    await page.getByText('Dla administratora strony').waitFor()
    await finds(page, 'misconfigured')

    const insecure = await (await browser.newContext({ locale: 'pl-PL' })).newPage()
    await insecure.addInitScript(() => Object.defineProperty(globalThis, 'isSecureContext', { value: false }))
    await insecure.goto(site.origin)
    await insecure.getByRole('link', { name: 'Przejdź do formularza' }).waitFor()
    await finds(insecure, 'insecure')
  })

  it('behind a link while it is being looked at, and after a password that is easily guessed', async () => {
    const ticket = await ticketFor(server, 'ewa@example.org')
    const slow = await (await browser.newContext({ locale: 'pl-PL' })).newPage()
    await slow.route('**/recovery.inspect', () => {})
    await slow.goto(`${server.env.publicUrl}/jst/przykladowo#klucznik=${ticket}`)
    await slow.getByText('Sprawdzamy link.').waitFor()
    await finds(slow, 'opening')
    const page = await openTicket(ticket)
    const field = page.getByLabel('Nowe hasło', { exact: true })
    await field.waitFor()
    await field.fill('qwertyuiop123')
    await press(page, 'Ustaw hasło')
    await page.getByText('To hasło łatwo odgadnąć').waitFor()
    await finds(page, 'password refused')
  })

  it('in nothing else than these states', () => {
    assert.deepEqual([...seen].sort(), [...EXPECTED.keys()].sort())
  })
})
