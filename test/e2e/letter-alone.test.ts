import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { employ } from '../support/panel.js'
import { panelPages, type PanelPages } from '../support/panel-pages.js'
import { readPdf, type PrintedPage } from '../support/read-pdf.js'
import { startTestServer, type TestServer } from '../support/test-server.js'
import { accountOf, enter, PASSWORD, SCHOOL } from '../support/walk.js'

eachStore((store) => {
  describe('a grandmother with the letter alone, and no e-mail address', () => {
    let server: TestServer
    let browser: Browser
    let pages: PanelPages
    before(async () => {
      server = await startTestServer({ env: store.env() })
      browser = await launchBrowser()
      pages = panelPages(server, browser)
      await employ(server, { login: 'pani', role: 'teacher', lastName: 'Nauczycielka', class: '4b' })
      await enter(server, { login: 'zofia', firstName: 'Zofia', lastName: 'Wrona', class: '4b', language: 'pl' })
    })
    after(async () => {
      await browser.close()
      await server.stop()
    })

    /** The teacher prints it from the grandmother's own page of the panel. */
    const print = async ({ isLarge = false } = {}): Promise<PrintedPage[]> => {
      const panel = await pages.signIn('pani')
      await panel.goto(`${server.env.publicUrl}/panel/przykladowo?lang=pl#/osoba/zofia`)
      const [letter] = await Promise.all([
        panel.waitForEvent('popup'),
        panel.getByRole('link', { name: 'Drukuj listy' }).click(),
      ])
      if (isLarge) await letter.getByLabel('Duży druk').check()
      await letter.getByRole('button', { name: 'Przygotuj listy' }).click()
      await letter.getByText('Zofia Wrona').waitFor()
      return readPdf(await letter.pdf({ preferCSSPageSize: true }))
    }
    const setPassword = async (page: Awaited<ReturnType<PanelPages['open']>>, password: string): Promise<void> => {
      assert.equal(await page.getByLabel('Twój login').inputValue(), 'zofia')
      await page.getByLabel('Nowe hasło', { exact: true }).fill(password)
      await page.getByRole('button', { name: 'Ustaw hasło' }).click()
      await page.getByRole('heading', { name: 'Hasło jest ustawione' }).waitFor()
    }
    const verifies = async (password: string): Promise<boolean> => {
      const { accounts } = clientFor(server, { headers: SCHOOL })
      return (await accounts.verify.mutate({ identifier: 'zofia', password })).valid
    }

    it('scans it and sets a password at once; her copy of it opens nothing then [21]', async () => {
      const printed = await print()
      assert.equal(printed.length, 2, 'the letter and the list to sign')
      assert.match(printed[1]?.text ?? '', /Wrona Zofia\s+tak/)
      const link = printed[0]?.qr ?? ''
      const phone = await pages.open()
      await phone.goto(link)
      await phone.getByLabel('Nowe hasło', { exact: true }).waitFor()
      assert.equal(phone.url(), `${server.env.publicUrl}/jst/przykladowo?lang=pl`)
      await setPassword(phone, PASSWORD)
      assert.ok(await verifies(PASSWORD))
      assert.deepEqual((await accountOf(server, 'zofia')).tickets, [])
      assert.deepEqual(server.inbox.mails(), [])
      assert.deepEqual(pages.complaints, [])
    })
  })
})
