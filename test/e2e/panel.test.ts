import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.js'
import { eachStore } from '../support/each-store.js'
import { mailWithTicket } from '../support/mails.js'
import { employ } from '../support/panel.js'
import { readPicture } from '../support/read-picture.js'
import { readQr } from '../support/read-qr.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { enter, outboxEmpty, PASSWORD } from '../support/walk.js'

const linkIn = (mail: { text: string }): string => /https?:\S+#klucznik=[\w-]{64}/.exec(mail.text)?.[0] ?? ''

eachStore((store) => {
  describe('the school’s panel', () => {
    let server: TestServer
    let browser: Browser
    /** Everything that the browsers complained of: a policy that was broken, a script that threw. */
    const complaints: string[] = []

    before(async () => {
      server = await startTestServer({ units: [testUnit()], env: store.env() })
      browser = await launchBrowser()
      await employ(server, { login: 'sekretariat', role: 'office', firstName: 'Barbara', lastName: 'Wójcik' })
      await employ(server, { login: 'ewa', role: 'teacher', class: '4b|7a', firstName: 'Ewa' })
      await enter(server, { login: 'dziecko.5c', class: '5c', firstName: 'Obce', lastName: 'Dziecko' })
      await enter(server, { login: 'pelna.skrzynka', class: '7a', email: 'odrzucony@example.org', lastName: 'Lis' })
      server.inbox.refuse('odrzucony@example.org')
    })
    after(async () => {
      await browser.close()
      await server.stop()
    })

    async function open(): Promise<Page> {
      const page = await (await browser.newContext({ locale: 'pl-PL' })).newPage()
      page.on('console', (message) => {
        // whoever is not signed in yet is told so with 401, which a browser writes down
        if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      return page
    }

    async function signIn(login: string): Promise<Page> {
      const page = await open()
      await page.goto(`${server.env.publicUrl}/panel/przykladowo`)
      await page.getByLabel('Login').fill(login)
      await page.getByLabel('Hasło').fill(PASSWORD)
      await page.getByRole('button', { name: 'Zaloguj się' }).click()
      await page.getByRole('heading', { name: 'Klasy' }).waitFor()
      return page
    }

    it('takes a person from the office, invites them, and the funnel moves when the parent sets a password', async () => {
      const page = await signIn('sekretariat')
      const hosts = new Set<string>()
      page.on('request', (request) => hosts.add(new URL(request.url()).origin))

      await page.getByRole('navigation').getByRole('link', { name: 'Nowa osoba' }).click()
      await page.getByLabel('Imię').fill('Anna')
      await page.getByLabel('Nazwisko').fill('Nowak')
      await page.getByLabel('Login').fill('nowak.zosia')
      await page.getByLabel('E-mail').fill('anna@example.org')
      await page.getByLabel('PESEL').fill('44051401359')
      await page.getByText('Numer jest poprawny.').waitFor()
      await page.getByLabel('Klasa').fill('4b')
      await page.getByRole('button', { name: 'Zapisz osobę' }).click()
      await page.getByRole('heading', { name: 'Nowak Anna' }).waitFor()
      await page.getByText('Numer jest w systemie.').waitFor()
      assert.ok(!(await page.content()).includes('44051401359'), 'the PESEL is nowhere on the page')
      assert.match((await page.locator('code').textContent()) ?? '', /^\w{4}-\w{4}-\w{4}-\w{4}$/)

      await page.getByRole('button', { name: 'Wyślij zaproszenie' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Wyślij' }).click()
      const mail = await mailWithTicket(server.inbox, 'anna@example.org')
      // by itself, without a reload
      await page.getByText('Zaproszenie wysłane').waitFor()
      await page.getByRole('link', { name: 'Klasy' }).click()
      await page.getByRole('link', { name: '4b, Zaproszeni: 1 osoba' }).waitFor()

      const parent = await open()
      await parent.goto(linkIn(mail))
      await parent.getByLabel('Nowe hasło', { exact: true }).fill(PASSWORD)
      await parent.getByRole('button', { name: 'Ustaw hasło' }).click()
      await parent.getByRole('heading', { name: 'Hasło jest ustawione' }).waitFor()

      await page.reload()
      await page.getByRole('link', { name: '4b, Mają hasło: 1 osoba' }).click()
      await page.getByRole('rowheader', { name: 'Nowak Anna' }).waitFor()
      assert.deepEqual([...hosts], [server.env.publicUrl], 'nothing goes to a third party [49]')
      assert.deepEqual(complaints, [])
    })

    it('shows a teacher their own classes and nobody of another', async () => {
      const page = await signIn('ewa')
      await page.getByRole('link', { name: '4b', exact: true }).waitFor()
      await page.getByRole('link', { name: '7a', exact: true }).waitFor()
      assert.equal(await page.getByRole('link', { name: '5c' }).count(), 0)
      await page.getByLabel('Znajdź osobę').fill('Dziecko')
      await page.getByText('Nikogo takiego nie ma.').first().waitFor()
      await page.goto(`${server.env.publicUrl}/panel/przykladowo#/osoba/dziecko.5c`)
      await page.getByText('Nie ma takiej osoby albo nie jest z Twojej klasy.').waitFor()
      await page.goto(`${server.env.publicUrl}/panel/przykladowo#/dziennik`)
      await page.getByRole('heading', { name: 'Nie ma takiej strony' }).waitFor()
      complaints.length = 0
    })

    it('lists whose mail came back, and an invited class says who was left out', async () => {
      const page = await signIn('ewa')
      await page.goto(`${server.env.publicUrl}/panel/przykladowo#/klasa/7a`)
      await page.getByRole('button', { name: 'Zaproś klasę' }).click()
      await page.getByRole('button', { name: 'Wyślij zaproszenia' }).click()
      await page.locator('.panel-outcome').getByText('Wysyłamy 1 zaproszenie.').waitFor()
      await outboxEmpty(server)
      await page.getByRole('link', { name: 'Niedoręczone', exact: true }).click()
      await page.getByRole('row', { name: /Lis.*odrzucony@example\.org.*Takiego adresu nie ma/ }).waitFor()
      assert.deepEqual(complaints, [])
    })

    it('prints the letters of a class; a parent gets in with what stands on the slip, and the funnel moves', async () => {
      await enter(server, {
        login: 'lis.ola',
        class: '2c',
        email: 'ola@example.org',
        firstName: 'Ola',
        lastName: 'Lis',
      })
      const page = await signIn('sekretariat')
      await page.goto(`${server.env.publicUrl}/panel/przykladowo#/klasa/2c`)
      const opening = page.waitForEvent('popup')
      await page.getByRole('link', { name: 'Drukuj listy' }).click()
      const letters = await opening
      await letters.getByText('Twój identyfikator zastępczy').waitFor()
      const address = (await readQr(letters)) ?? ''
      assert.equal(address, `${server.env.publicUrl}/jst/przykladowo`)
      const [identifier = ''] = /\w{4}-\w{4}-\w{4}-\w{4}/.exec(await letters.innerText('body')) ?? []
      const printed = await letters.pdf({ preferCSSPageSize: true })
      assert.equal(
        printed.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length,
        2,
        'a letter and the list to sign',
      )

      const parent = await open()
      await parent.goto(address)
      await parent.getByLabel('Autoryzacja operacji').fill(await readPicture(parent, server))
      await parent.getByLabel('E-mail, PESEL lub login').fill(identifier.toLowerCase().replaceAll('-', ' '))
      await parent.getByRole('button', { name: 'Wyślij wiadomość' }).click()
      await parent.goto(linkIn(await mailWithTicket(server.inbox, 'ola@example.org')))
      await parent.getByLabel('Nowe hasło', { exact: true }).fill(PASSWORD)
      await parent.getByRole('button', { name: 'Ustaw hasło' }).click()
      await parent.getByRole('heading', { name: 'Hasło jest ustawione' }).waitFor()

      await page.getByRole('link', { name: 'Klasy' }).click()
      await page.reload()
      await page.getByRole('link', { name: '2c, Mają hasło: 1 osoba' }).waitFor()
      assert.deepEqual(complaints, [])
    })

    it('imports an Excel-like file with bad lines, gives them back, and takes them mended', async () => {
      const page = await signIn('sekretariat')
      await page.getByRole('link', { name: 'Import' }).click()
      const header = 'login;email;pesel;substitute_id;first_name;last_name;class;language'
      const lines = [
        'imp.1;i1@example.org;;;Żaneta;Łoś;6f;',
        'imp.2;zly adres;;;Jan;=1+1;6f;',
        'imp.3;;02070803629;;;;6f;',
      ]
      await page.locator('input[type=file]').setInputFiles({
        name: 'klasa.csv',
        mimeType: 'text/csv',
        buffer: windows1250([header, ...lines, ''].join('\r\n')),
      })
      await page.getByRole('button', { name: 'Sprawdź plik' }).click()
      await page.getByRole('heading', { name: 'Co się zmieni' }).waitFor()
      await page.getByRole('row', { name: /3 imp\.2 .*Sprawdź adres/ }).waitFor()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Pobierz wiersze do poprawy' }).click(),
      ])
      const refused = await readFile(await download.path(), 'utf8')
      assert.equal(refused, `\ufeff${header}\r\nimp.2;zly adres;;;Jan;"'=1+1";6f;\r\nimp.3;;02070803629;;;;6f;\r\n`)
      await page.getByRole('button', { name: 'Zapisz w systemie' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Zapisz' }).click()
      await page.getByRole('heading', { name: 'Plik jest zapisany' }).waitFor()

      await page.getByRole('button', { name: 'Wybierz inny plik' }).click()
      const mended = refused
        .replace('zly adres', 'i2@example.org')
        .replace(`"'=1+1"`, 'Kos')
        .replace('803629', '803628')
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'do-poprawy.csv', mimeType: 'text/csv', buffer: Buffer.from(mended) })
      await page.getByRole('button', { name: 'Sprawdź plik' }).click()
      await page.getByRole('button', { name: 'Zapisz w systemie' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Zapisz' }).click()
      await page.getByRole('heading', { name: 'Plik jest zapisany' }).waitFor()
      await page.goto(`${server.env.publicUrl}/panel/przykladowo#/klasa/6f`)
      await page.getByRole('rowheader', { name: 'Łoś Żaneta' }).waitFor()
      await page.getByRole('rowheader', { name: 'Kos Jan' }).waitFor()
      await page.getByText('3 osoby').waitFor()
      assert.deepEqual(complaints, [])
    })
  })
})

/** As a Polish Excel saves it; of the letters beyond ASCII only those that the test has. */
function windows1250(text: string): Buffer {
  const letters: Record<string, number> = { Ż: 0xaf, Ł: 0xa3, ś: 0x9c }
  return Buffer.from(Array.from(text, (sign) => letters[sign] ?? sign.charCodeAt(0)))
}
