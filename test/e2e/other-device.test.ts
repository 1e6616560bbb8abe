import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { formatCode } from '../../server/domain/tickets/code.js'
import { launchBrowser } from '../support/browser.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { serveForeignPage, type ForeignPage } from '../support/foreign-page.js'
import { codesIn, linkIn, mailWithTicket } from '../support/mails.js'
import { readPicture } from '../support/read-picture.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { enter, PASSWORD, SCHOOL } from '../support/walk.js'

const PESEL = '44051401359'

eachStore((store) => {
  describe('a parent who reads the mail on another device', () => {
    let server: TestServer
    let site: ForeignPage
    let browser: Browser
    before(async () => {
      let operator = ''
      site = await serveForeignPage({ operator: () => operator })
      server = await startTestServer({ env: store.env(), units: [testUnit({ origins: [site.origin] })] })
      operator = server.env.publicUrl
      browser = await launchBrowser()
      await enter(server, { login: 'anna.nowak', email: 'anna@example.org', pesel: PESEL, firstName: 'Anna' })
    })
    after(async () => {
      await browser.close()
      await server.stop()
      await site.close()
    })

    const open = async (options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> =>
      (await browser.newContext({ locale: 'pl-PL', ...options })).newPage()

    it('asks on the school’s page, goes to the operator’s, types the code, and gets in; the link in the mail works until then [57, 89]', async () => {
      const page = await open({ viewport: { width: 320, height: 640 } })
      await page.goto(site.origin)
      await page.getByLabel('Autoryzacja operacji').fill(await readPicture(page, server))
      await page.getByLabel('E-mail, PESEL lub login').fill(PESEL)
      await page.getByRole('button', { name: 'Wyślij wiadomość' }).click()
      await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()
      assert.equal(await page.getByLabel('Kod', { exact: true }).count(), 0, 'no code is typed on this page')

      // the mail is read on a phone that is not this one
      const mail = await mailWithTicket(server.inbox, 'anna@example.org')
      const [code = ''] = codesIn(mail)
      await page.getByRole('link', { name: 'Mam kod' }).click()
      await page.waitForURL(`${server.env.publicUrl}/jst/przykladowo?lang=pl`)
      await page.getByRole('button', { name: 'Mam kod' }).click()
      await page.getByRole('heading', { name: 'Wpisz kod' }).waitFor()
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Wpisz kod')
      await page.getByLabel('Kod', { exact: true }).fill(formatCode(code))
      await page.getByLabel('Autoryzacja operacji').fill(await readPicture(page, server))
      await page.getByLabel('E-mail, PESEL lub login').fill(PESEL)
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out')
      await page.getByRole('button', { name: 'Dalej' }).click()

      await page.getByRole('heading', { name: 'Ustaw swoje pierwsze hasło' }).waitFor()
      assert.equal(await page.getByLabel('Twój login').inputValue(), 'anna.nowak')
      assert.equal(
        page.url(),
        `${server.env.publicUrl}/jst/przykladowo?lang=pl`,
        'no ticket ever stands in the address',
      )

      // the link beside the code is still good
      const phone = await open()
      await phone.goto(linkIn(mail))
      await phone.getByLabel('Nowe hasło', { exact: true }).waitFor()

      await page.getByLabel('Nowe hasło', { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: 'Ustaw hasło' }).click()
      await page.getByRole('heading', { name: 'Hasło jest ustawione' }).waitFor()
      const { accounts } = clientFor(server, { headers: SCHOOL })
      assert.equal((await accounts.verify.mutate({ login: 'anna.nowak', password: PASSWORD })).valid, true)
      await phone.reload()
      await phone.goto('about:blank')
      await phone.goto(linkIn(mail))
      await phone.getByRole('heading', { name: 'Ten link już nie działa' }).waitFor()
    })

    it('comes straight to the operator’s page, with a keyboard alone and no picture, and a wrong code is told in words [9]', async () => {
      await enter(server, { login: 'jan.nowak', email: 'jan@example.org', firstName: 'Jan' })
      const page = await open()
      await page.goto(`${server.env.publicUrl}/jst/przykladowo`)
      await page.getByRole('button', { name: 'Mam kod' }).press('Enter')
      await page.getByRole('button', { name: 'Nie mam kodu' }).press('Enter')
      await page.getByLabel('Autoryzacja operacji').fill(await readPicture(page, server))
      await page.getByLabel('E-mail, PESEL lub login').fill('jan.nowak')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()
      const [code = ''] = codesIn(await mailWithTicket(server.inbox, 'jan@example.org'))
      await page.getByRole('button', { name: 'Mam kod' }).press('Enter')
      await page.getByRole('button', { name: 'Nie mogę odczytać ani odsłuchać' }).press('Enter')
      await page.getByLabel('E-mail, PESEL lub login').fill('jan.nowak')
      const field = page.getByLabel('Kod', { exact: true })
      await field.fill(code === '00000000' ? '11111111' : '00000000')
      await field.press('Enter')
      await page.getByText('Ten kod nie pasuje do wpisanych danych').waitFor()
      await field.fill(code)
      await field.press('Enter')
      await page.getByLabel('Nowe hasło', { exact: true }).fill(PASSWORD)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Hasło jest ustawione' }).waitFor()
    })
  })
})
