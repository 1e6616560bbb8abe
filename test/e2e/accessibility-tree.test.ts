import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.js'
import { serveForeignPage, type ForeignPage } from '../support/foreign-page.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { enter, PASSWORD, ticketFor } from '../support/walk.js'

/** What is to be found, state by state, each under its name. */
const EXPECTED = new Map(
  readFileSync(join(import.meta.dirname, 'accessibility-tree.txt'), 'utf8')
    .split(/^== /m)
    .slice(1)
    .map((part): [string, string] => {
      const [name = '', ...lines] = part.trimEnd().split('\n')
      return [name, lines.join('\n')]
    }),
)

/** What a screen reader finds in the element, in the order of reading: roles, names, states, live regions. */
async function treeOf(page: Page): Promise<string> {
  const tree = await page.locator('klucznik-recovery').ariaSnapshot()
  return tree.replace(/działa do: .*? \(/, 'działa do: … (').replaceAll(/klucznik-\d+-/g, 'klucznik-…-')
}

describe('what a screen reader finds', () => {
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

  it('in nothing else than these states', () => {
    assert.deepEqual([...seen].sort(), [...EXPECTED.keys()].sort())
  })
})
