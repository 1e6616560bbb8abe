import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { axeViolations } from '../support/axe-violations.js'
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
    const print = async (login: string, { isLarge = false } = {}): Promise<PrintedPage[]> => {
      const panel = await pages.signIn('pani')
      await panel.goto(`${server.env.publicUrl}/panel/przykladowo?lang=pl#/osoba/${login}`)
      const [letter] = await Promise.all([
        panel.waitForEvent('popup'),
        panel.getByRole('link', { name: 'Drukuj listy' }).click(),
      ])
      assert.deepEqual(await axeViolations(letter), [])
      if (isLarge) await letter.getByLabel('Duży druk').check()
      await letter.getByRole('button', { name: 'Przygotuj listy' }).click()
      await letter.getByText('Wrona').first().waitFor()
      return readPdf(await letter.pdf({ preferCSSPageSize: true }))
    }
    const setPassword = async (page: Page, login: string): Promise<void> => {
      assert.equal(await page.getByLabel('Twój login').inputValue(), login)
      await page.getByLabel('Nowe hasło', { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: 'Ustaw hasło' }).click()
      await page.getByRole('heading', { name: 'Hasło jest ustawione' }).waitFor()
    }
    const verifies = async (identifier: string): Promise<boolean> => {
      const { accounts } = clientFor(server, { headers: SCHOOL })
      return (await accounts.verify.mutate({ identifier, password: PASSWORD })).valid
    }

    it('scans it and sets a password at once; her copy of it opens nothing then [21]', async () => {
      const printed = await print('zofia')
      assert.equal(printed.length, 2, 'the letter and the list to sign')
      assert.match(printed[1]?.text ?? '', /Wrona Zofia\s+tak/)
      const link = printed[0]?.qr ?? ''
      const phone = await pages.open()
      await phone.goto(link)
      await phone.getByLabel('Nowe hasło', { exact: true }).waitFor()
      assert.equal(phone.url(), `${server.env.publicUrl}/jst/przykladowo?lang=pl`)
      await setPassword(phone, 'zofia')
      assert.ok(await verifies('zofia'))
      assert.deepEqual((await accountOf(server, 'zofia')).tickets, [])
      assert.deepEqual(pages.complaints.splice(0), [])
      await phone.goto('about:blank')
      await phone.goto(link)
      await phone.getByRole('heading', { name: 'Ten link już nie działa' }).waitFor()
      assert.deepEqual(server.inbox.mails(), [])
      // the browser wrote down that the dead link was refused
      pages.complaints.splice(0)
    })

    it('in large print, with no telephone: opens the page, types code and identifier from the paper, and gets in [9]', async () => {
      await enter(server, { login: 'stefan', firstName: 'Stefan', lastName: 'Wrona', class: '4b', language: 'pl' })
      const printed = await print('stefan', { isLarge: true })
      assert.equal(printed.length, 3, 'two pages, and the list to sign')
      const [sheet, steps] = printed.map(({ text }) => text.replace(/\s+/g, ' '))
      const [identifier = ''] = /\w{4}-\w{4}-\w{4}-\w{4}/.exec(sheet ?? '') ?? []
      const [code = ''] = /(?<![\w-])\w{4}-\w{4}-\w\w(?![\w-])/.exec(sheet ?? '') ?? []
      assert.match(steps ?? '', /„Mam kod”[^„]*„Mam kod z kartki”/)
      assert.doesNotMatch(steps ?? '', /\w{4}-\w{4}/)

      const page = await pages.open()
      await page.goto(`${server.env.publicUrl}/jst/przykladowo`)
      await page.getByRole('button', { name: 'Mam kod' }).click()
      await page.getByRole('button', { name: 'Mam kod z kartki' }).click()
      await page.getByLabel('Kod', { exact: true }).fill(code.toLowerCase().replaceAll('-', ' '))
      await page.getByRole('button', { name: 'Nie mogę odczytać ani odsłuchać' }).click()
      await page.getByLabel('E-mail, PESEL lub login').fill(identifier.toLowerCase())
      await page.getByRole('button', { name: 'Dalej' }).click()
      await setPassword(page, 'stefan')
      assert.ok(await verifies('stefan'))
      assert.deepEqual(pages.complaints, [])
    })
  })
})
