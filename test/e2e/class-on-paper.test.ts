import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.js'
import { eachStore } from '../support/each-store.js'
import { focusIsOn, tabTo } from '../support/keyboard.js'
import { linkIn, mailWithTicket } from '../support/mails.js'
import { panelPages, type PanelPages } from '../support/panel-pages.js'
import { employ } from '../support/panel.js'
import { readPdf, type PrintedPage } from '../support/read-pdf.js'
import { readPicture } from '../support/read-picture.js'
import { startTestServer, type TestServer } from '../support/test-server.js'
import { PASSWORD } from '../support/walk.js'

const HEADER = 'login;email;pesel;substitute_id;first_name;last_name;class;language'

eachStore((store) => {
  describe('a class that the office brings from a spreadsheet', () => {
    let server: TestServer
    let browser: Browser
    let pages: PanelPages
    before(async () => {
      server = await startTestServer({ env: store.env() })
      browser = await launchBrowser()
      pages = panelPages(server, browser)
      await employ(server, { login: 'sekretariat', role: 'office', firstName: 'Barbara', lastName: 'Wójcik' })
      server.inbox.refuse('nikt.taki@example.org')
    })
    after(async () => {
      await browser.close()
      await server.stop()
    })

    const check = async (page: Page, name: string, buffer: Buffer) => {
      await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
      await page.getByRole('button', { name: 'Sprawdź plik' }).click()
      await page.getByRole('heading', { name: 'Co się zmieni' }).waitFor()
    }
    const storeFile = async (page: Page) => {
      await page.getByRole('button', { name: 'Zapisz w systemie' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Zapisz' }).click()
      await page.getByRole('heading', { name: 'Plik jest zapisany' }).waitFor()
    }
    /** Whoever stands on a letter, and what lets them in. */
    const letterOf = (printed: PrintedPage[], name: string): { identifier: string; address: string } => {
      const page = printed.find(({ text, qr }) => qr !== undefined && text.includes(name))
      assert.ok(page?.qr, `no letter to ${name}`)
      return { identifier: /\w{4}-\w{4}-\w{4}-\w{4}/.exec(page.text)?.[0] ?? '', address: page.qr }
    }

    it('is mended, printed and handed out; a parent gets in by the slip, the funnel moves, and a refused address shows', async () => {
      const page = await pages.signIn('sekretariat')
      await page.getByRole('link', { name: 'Import', exact: true }).click()
      const lines = [
        'imp.1;i1@example.org;;;Żaneta;Łoś;6f;',
        'imp.2;zly adres;;;Jan;=1+1;6f;',
        'imp.3;nikt.taki@example.org;02070803629;;Ewa;Lis;6f;',
        'imp.4;;;;Ola;Sowa;6f;polski',
      ]
      await check(page, 'klasa.csv', windows1250([HEADER, ...lines, ''].join('\r\n')))
      await page.getByRole('row', { name: /3 imp\.2 .*Sprawdź adres/ }).waitFor()
      await page.getByRole('row', { name: /4 imp\.3 .*W numerze jest pomyłka/ }).waitFor()
      await page.getByRole('row', { name: /5 imp\.4 .*pl, uk, en, ru/ }).waitFor()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Pobierz wiersze do poprawy' }).click(),
      ])
      const refused = await readFile(await download.path(), 'utf8')
      assert.equal(
        refused,
        `\ufeff${HEADER}\r\nimp.2;zly adres;;;Jan;"'=1+1";6f;\r\n${lines.slice(2).join('\r\n')}\r\n`,
        'what a spreadsheet would compute is shown as it is',
      )
      await storeFile(page)
      await page.getByRole('button', { name: 'Wybierz inny plik' }).click()
      const mended = refused
        .replace('zly adres', 'i2@example.org')
        .replace(`"'=1+1"`, 'Kos')
        .replace('803629', '803628')
        .replace(';polski', ';pl')
      await check(page, 'do-poprawy.csv', Buffer.from(mended))
      await storeFile(page)

      await page.goto(`${server.env.publicUrl}/panel/przykladowo?lang=pl#/klasa/6f`)
      await page.getByText('4 osoby').waitFor()
      const [letters] = await Promise.all([
        page.waitForEvent('popup'),
        page.getByRole('link', { name: 'Drukuj listy' }).click(),
      ])
      await letters.getByText('Liczba listów: 4').waitFor()
      await letters.getByText('W tym z kodem do konta: 1').waitFor()
      await letters.getByRole('button', { name: 'Przygotuj listy' }).click()
      await letters.getByText('Twój identyfikator zastępczy').first().waitFor()
      const printed = await readPdf(await letters.pdf({ preferCSSPageSize: true }))
      assert.equal(printed.length, 5, 'four letters and the list to sign')
      assert.match(printed[4]?.text ?? '', /Kos Jan[^]+Lis Ewa[^]+Łoś Żaneta[^]+Sowa Ola/)
      const { identifier, address } = letterOf(printed, 'Żaneta Łoś')
      assert.equal(address, `${server.env.publicUrl}/jst/przykladowo?lang=pl`)

      const parent = await pages.open()
      await parent.goto(address)
      await parent.getByLabel('Autoryzacja operacji').fill(await readPicture(parent, server))
      await parent.getByLabel('E-mail, PESEL lub login').fill(identifier.toLowerCase().replaceAll('-', ' '))
      await parent.getByRole('button', { name: 'Wyślij wiadomość' }).click()
      await parent.goto(linkIn(await mailWithTicket(server.inbox, 'i1@example.org')))
      await parent.getByLabel('Nowe hasło', { exact: true }).fill(PASSWORD)
      await parent.getByRole('button', { name: 'Ustaw hasło' }).click()
      await parent.getByRole('heading', { name: 'Hasło jest ustawione' }).waitFor()

      await page.getByRole('button', { name: 'Zaproś klasę' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Wyślij zaproszenia' }).click()
      await page.locator('.panel-outcome').getByText('Wysyłamy 2 zaproszenia.').waitFor()
      // by itself, without a reload
      await page.getByRole('link', { name: 'Niedoręczone 1' }).waitFor()
      await page.getByRole('link', { name: 'Klasy', exact: true }).click()
      for (const state of ['Mają hasło', 'Zaproszeni', 'Niedoręczone', 'Bez e-maila'])
        await page.getByRole('link', { name: `6f, ${state}: 1 osoba` }).waitFor()
      await page.getByRole('link', { name: 'Niedoręczone', exact: true }).click()
      await page.getByRole('row', { name: /Lis Ewa.*nikt\.taki@example\.org.*Takiego adresu nie ma/ }).waitFor()
      assert.deepEqual(pages.complaints, [])
    })
  })
})

describe('the office, by keyboard alone', () => {
  let server: TestServer
  let browser: Browser
  let pages: PanelPages
  before(async () => {
    server = await startTestServer()
    browser = await launchBrowser()
    pages = panelPages(server, browser)
    await employ(server, { login: 'sekretariat', role: 'office', lastName: 'Wójcik' })
  })
  after(async () => {
    await browser.close()
    await server.stop()
  })

  it('signs in, enters a person, invites them, brings a file and opens letters; the focus follows [62]', async () => {
    const page = await pages.open()
    const { keyboard } = page
    const at = (name: RegExp) => focusIsOn(page, name)
    const type = async (field: RegExp, text: string) => {
      await tabTo(page, field)
      await keyboard.type(text)
    }
    const press = async (name: RegExp) => {
      await tabTo(page, name)
      await keyboard.press('Enter')
    }
    await page.goto(`${server.env.publicUrl}/panel/przykladowo`)
    await page.getByLabel('E-mail, PESEL lub login').waitFor()
    await type(/^E-mail, PESEL lub login/, 'sekretariat')
    await type(/^Hasło/, PASSWORD)
    await keyboard.press('Enter')
    // a page that has just loaded is read from its top
    await page.getByRole('heading', { name: 'Klasy' }).waitFor()

    await press(/^Nowa osoba$/)
    await at(/^Nowa osoba$/)
    await type(/^Imię/, 'Anna')
    await type(/^Nazwisko/, 'Nowak')
    await type(/^Login/, 'anna')
    await type(/^E-mail/, 'anna@example.org')
    await type(/^Klasa/, '4b')
    await keyboard.press('Enter')
    await at(/^Nowak Anna$/)

    await press(/^Wyślij link$/)
    await page.getByRole('dialog').waitFor()
    await at(/^Anuluj$/)
    await press(/^Wyślij$/)
    await mailWithTicket(server.inbox, 'anna@example.org')
    await at(/^Wyślij link$/)

    await page.goto(`${server.env.publicUrl}/panel/przykladowo?lang=pl#/import`)
    await at(/^Import z pliku$/)
    // asked for in good time: the browser is told a moment later to hand its dialog over
    const choosing = page.waitForEvent('filechooser')
    await press(/^Plik z listą osób/)
    const chooser = await choosing
    const buffer = Buffer.from(`${HEADER}\nola,ola@example.org,,,Ola,Kos,4b,pl\n`.replaceAll(';', ','))
    await chooser.setFiles({ name: 'klasa.csv', mimeType: 'text/csv', buffer })
    await press(/^Sprawdź plik$/)
    await at(/^Co się zmieni$/)
    await press(/^Zapisz w systemie$/)
    await page.getByRole('dialog').waitFor()
    await press(/^Zapisz$/)
    await at(/^Plik jest zapisany$/)

    await page.goto(`${server.env.publicUrl}/panel/przykladowo?lang=pl#/klasa/4b`)
    await at(/^Klasa 4b$/)
    await page.getByRole('rowheader', { name: 'Kos Ola' }).waitFor()
    await tabTo(page, /^Drukuj listy$/)
    const [letters] = await Promise.all([page.waitForEvent('popup'), keyboard.press('Enter')])
    await tabTo(letters, /^Przygotuj listy$/)
    await letters.keyboard.press('Enter')
    await letters.getByText('Ola Kos').waitFor()
    assert.deepEqual(pages.complaints, [])
  })
})

/** As a Polish Excel saves it; of the letters beyond ASCII only those that the test has. */
function windows1250(text: string): Buffer {
  const letters: Record<string, number> = { Ż: 0xaf, Ł: 0xa3, ś: 0x9c }
  return Buffer.from(Array.from(text, (sign) => letters[sign] ?? sign.charCodeAt(0)))
}
