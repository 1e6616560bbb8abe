import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.js'
import { eachStore } from '../support/each-store.js'
import { linkIn, mailWithTicket } from '../support/mails.js'
import { panelPages, type PanelPages } from '../support/panel-pages.js'
import { employ } from '../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { until } from '../support/until.js'
import { accountOf, enter, PASSWORD } from '../support/walk.js'

eachStore((store) => {
  describe('the school’s panel', () => {
    let server: TestServer
    let browser: Browser
    let pages: PanelPages

    before(async () => {
      server = await startTestServer({ units: [testUnit()], env: store.env() })
      browser = await launchBrowser()
      pages = panelPages(server, browser)
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

    it('takes a person from the office, invites them, the funnel moves when the parent sets a password, and nothing goes to a third party [49]', async () => {
      const page = await pages.signIn('sekretariat')
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

      await page.getByRole('button', { name: 'Wyślij link' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Wyślij' }).click()
      const mail = await mailWithTicket(server.inbox, 'anna@example.org')
      // by itself, without a reload
      await page.getByText('Zaproszenie wysłane').waitFor()
      await page.getByRole('link', { name: 'Klasy' }).click()
      await page.getByRole('link', { name: '4b, Zaproszeni: 1 osoba' }).waitFor()

      const parent = await pages.open()
      await parent.goto(linkIn(mail))
      await parent.getByLabel('Nowe hasło', { exact: true }).fill(PASSWORD)
      await parent.getByRole('button', { name: 'Ustaw hasło' }).click()
      await parent.getByRole('heading', { name: 'Hasło jest ustawione' }).waitFor()

      await page.reload()
      await page.getByRole('link', { name: '4b, Mają hasło: 1 osoba' }).click()
      await page.getByRole('rowheader', { name: 'Nowak Anna' }).waitFor()
      assert.deepEqual([...hosts], [server.env.publicUrl], 'nothing goes to a third party')
      assert.deepEqual(pages.complaints, [])
    })

    it('shows a teacher their own classes and nobody of another', async () => {
      const page = await pages.signIn('ewa')
      await page.getByRole('link', { name: '4b', exact: true }).waitFor()
      await page.getByRole('link', { name: '7a', exact: true }).waitFor()
      assert.equal(await page.getByRole('link', { name: '5c' }).count(), 0)
      await page.getByLabel('Znajdź osobę').fill('Dziecko')
      await page.getByText('Nikogo takiego nie ma.').first().waitFor()
      await page.goto(`${server.env.publicUrl}/panel/przykladowo#/osoba/dziecko.5c`)
      await page.getByText('Nie ma takiej osoby albo nie jest z Twojej klasy.').waitFor()
      await page.goto(`${server.env.publicUrl}/panel/przykladowo#/dziennik`)
      await page.getByRole('heading', { name: 'Nie ma takiej strony' }).waitFor()
      pages.complaints.length = 0
    })

    it('lists whose mail came back, and an invited class says who was left out', async () => {
      const page = await pages.signIn('ewa')
      await page.goto(`${server.env.publicUrl}/panel/przykladowo#/klasa/7a`)
      await page.getByRole('button', { name: 'Zaproś klasę' }).click()
      await page.getByRole('button', { name: 'Wyślij zaproszenia' }).click()
      await page.locator('.panel-outcome').getByText('Wysyłamy 1 zaproszenie.').waitFor()
      await until('the mail is refused', async () => !!(await accountOf(server, 'pelna.skrzynka')).undelivered)
      await page.getByRole('link', { name: 'Niedoręczone', exact: true }).click()
      await page.getByRole('row', { name: /Lis.*odrzucony@example\.org.*Takiego adresu nie ma/ }).waitFor()
      assert.deepEqual(pages.complaints, [])
    })
  })
})
