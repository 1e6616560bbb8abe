import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.js'
import { serveForeignPage, type ForeignPage } from '../support/foreign-page.js'
import { mailWithTicket, ticketsIn } from '../support/mails.js'
import { readPicture } from '../support/read-picture.js'
import { REPOSITORY } from '../support/repository.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { enter, PASSWORD } from '../support/walk.js'

interface OldLibrary {
  file: string
  /** Whether it has changed the page's language as real pages have it. */
  hasChanged: () => boolean
}

const LIBRARIES: Record<string, OldLibrary> = {
  'prototype.js': { file: 'prototype-1.7.3.js', hasChanged: () => !/native code/.test(String(Array.from)) },
  MooTools: { file: 'mootools-core-1.4.5.js', hasChanged: () => !/native code/.test(String(Event)) },
}

for (const [library, { file, hasChanged }] of Object.entries(LIBRARIES)) {
  describe(`a parent on the page of an old CMS with ${library}`, () => {
    let server: TestServer
    let site: ForeignPage
    let browser: Browser
    /** A script of the page after the library. */
    let broken = ''
    before(async () => {
      const text = await readFile(join(REPOSITORY, 'test/support/old-pages', file), 'utf8')
      site = await serveForeignPage({
        operator: () => server.env.publicUrl,
        content: () => ({
          policy: "base-uri 'none'",
          head: `<script src="/old.js"></script><script>${broken}</script>`,
          files: { '/old.js': { type: 'text/javascript', text } },
        }),
      })
      server = await startTestServer({ units: [testUnit({ origins: [site.origin] })] })
      browser = await launchBrowser()
    })
    after(async () => {
      await browser.close()
      await server.stop()
      await site.close()
    })

    /** A page with the library, and all that it complains of. */
    async function open(hash = ''): Promise<{ page: Page; complaints: string[] }> {
      const page = await (await browser.newContext({ locale: 'pl-PL' })).newPage()
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      await page.goto(site.origin + hash)
      return { page, complaints }
    }

    async function send(page: Page, email: string): Promise<void> {
      await page.getByLabel('Autoryzacja operacji').fill(await readPicture(page, server))
      await page.getByLabel('E-mail, PESEL lub login').fill(email)
      await page.getByRole('button', { name: 'Wyślij wiadomość' }).click()
    }

    it('asks for a mail and sets a password by its link', async () => {
      await enter(server, { login: 'anna.nowak', email: 'anna@example.org' })
      const { page, complaints } = await open()
      assert.equal(await page.evaluate(hasChanged), true)
      await send(page, 'anna@example.org')
      await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()

      const [ticket = ''] = ticketsIn(await mailWithTicket(server.inbox, 'anna@example.org'))
      const { page: opened, complaints: later } = await open(`#klucznik=${ticket}`)
      await opened.getByLabel('Nowe hasło', { exact: true }).fill(PASSWORD)
      await opened.getByRole('button', { name: 'Ustaw hasło' }).click()
      await opened.getByRole('heading', { name: 'Hasło jest ustawione' }).waitFor()
      assert.deepEqual([...complaints, ...later], [])
    })

    it('with no picture lets the browser work', async () => {
      const { page, complaints } = await open()
      await page.getByRole('button', { name: 'Nie mogę odczytać ani odsłuchać' }).click()
      await page.getByLabel('E-mail, PESEL lub login').fill('nikt@example.org')
      await page.getByRole('button', { name: 'Wyślij wiadomość' }).click()
      await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()
      assert.deepEqual(complaints, [])
    })

    it('hears of an error in the page’s own words and not of the internet, and the webmaster sees it in the console', async () => {
      // a script of the page that takes away what the work is made of
      broken = 'delete self.AbortController'
      const { page, complaints } = await open()
      broken = ''
      await page.getByText('Na tej stronie coś się zepsuło').waitFor()
      assert.equal(await page.getByText('Nie ma połączenia').count(), 0)
      assert.ok(
        complaints.some((complaint) => complaint.startsWith('klucznik: BROKEN')),
        String(complaints),
      )
    })
  })
}
