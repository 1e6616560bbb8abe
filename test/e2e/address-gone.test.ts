import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.js'
import { eachStore } from '../support/each-store.js'
import { linkIn, mailWithTicket } from '../support/mails.js'
import { panelPages, type PanelPages } from '../support/panel-pages.js'
import { employ } from '../support/panel.js'
import { readPicture } from '../support/read-picture.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { until } from '../support/until.js'
import { accountOf, enter } from '../support/walk.js'

eachStore((store) => {
  describe('a parent whose address at the school is gone', () => {
    let server: TestServer
    let browser: Browser
    let pages: PanelPages
    before(async () => {
      server = await startTestServer({ units: [testUnit()], env: store.env() })
      browser = await launchBrowser()
      pages = panelPages(server, browser)
      await employ(server, { login: 'sekretariat', role: 'office' })
      await enter(server, { login: 'zofia.lis', email: 'dawny@example.org', lastName: 'Lis', class: '4b' })
    })
    after(async () => {
      await browser.close()
      await server.stop()
    })

    const askFor = async (page: Page, identifier: string): Promise<void> => {
      await page.goto(`${server.env.publicUrl}/jst/przykladowo`)
      await page.getByLabel('Autoryzacja operacji').fill(await readPicture(page, server))
      await page.getByLabel('E-mail, PESEL lub login').fill(identifier)
      await page.getByRole('button', { name: 'Wyślij wiadomość' }).click()
      await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()
    }

    it('tells the school, which finds them among the undelivered and mends it: then they get in', async () => {
      const parent = await pages.open()
      await askFor(parent, 'zofia.lis')
      await parent.getByRole('button', { name: 'Daj znać szkole' }).click()
      await parent.getByText('szkoła zobaczy, że adres trzeba poprawić').waitFor()
      await until('the word is there', async () => !!(await accountOf(server, 'zofia.lis')).undelivered)

      const office = await pages.signIn('sekretariat')
      await office.getByRole('link', { name: 'Niedoręczone', exact: true }).click()
      const row = office.getByRole('row', { name: /Lis.*dawny@example\.org.*ten adres jest zły albo już nie działa/ })
      await row.getByRole('link').click()
      await office.getByLabel('E-mail').fill('obecny@example.org')
      await office.getByRole('button', { name: 'Zapisz zmiany' }).click()
      await office.getByRole('dialog').getByRole('button', { name: 'Zmień adres' }).click()
      await until('it is mended', async () => !(await accountOf(server, 'zofia.lis')).undelivered)

      await askFor(parent, 'zofia.lis')
      await parent.goto(linkIn(await mailWithTicket(server.inbox, 'obecny@example.org')))
      await parent.getByRole('heading', { name: 'Ustaw swoje pierwsze hasło' }).waitFor()
      assert.deepEqual(pages.complaints, [])
    })

    it('who is nobody’s is told the same, and nobody stands among the undelivered', async () => {
      const stranger = await pages.open()
      await askFor(stranger, 'nikt.taki')
      await stranger.getByRole('button', { name: 'Daj znać szkole' }).click()
      await stranger.getByText('szkoła zobaczy, że adres trzeba poprawić').waitFor()
      await until('nothing waits', async () => (await server.services.outbox.count()) === 0)
      const office = await pages.signIn('sekretariat')
      await office.getByRole('link', { name: 'Niedoręczone', exact: true }).click()
      await office.getByText('Żadna wiadomość nie wróciła.').waitFor()
    })
  })
})
