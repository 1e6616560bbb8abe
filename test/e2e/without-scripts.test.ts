import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import type Axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.js'
import { answerTo, clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { serveForeignPage, type ForeignPage } from '../support/foreign-page.js'
import { codesIn, linkIn, mailWithTicket, ticketsIn } from '../support/mails.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { enter, PASSWORD, SCHOOL } from '../support/walk.js'

const IDENTIFIER = 'E-mail, PESEL lub login'

eachStore((store) => {
  describe('a parent whose browser runs no scripts', () => {
    let server: TestServer | undefined
    let site: ForeignPage
    let browser: Browser
    let ahead = 0
    const at = (): TestServer => {
      assert.ok(server)
      return server
    }
    before(async () => {
      const operator = () => server?.env.publicUrl ?? ''
      const child = () => `<p><a href="${operator()}/jst/przykladowo">Formularz na osobnej stronie</a></p>`
      const element = () => `<klucznik-recovery unit="przykladowo">${child()}</klucznik-recovery>`
      const body = () => `<script type="module" src="${operator()}/widget/klucznik.js"></script>${element()}`
      site = await serveForeignPage({ operator, content: () => ({ body: body() }) })
      const now = () => new Date(Date.now() + ahead)
      const units = [testUnit({ origins: [site.origin], signInUrl: 'https://dziennik.example/' })]
      server = await startTestServer({ units, env: store.env(), now })
      browser = await launchBrowser()
      await enter(server, { login: 'anna.nowak', email: 'anna@example.org', pesel: '44051401359' })
      await enter(server, { login: 'jan.nowak', email: 'jan@example.org' })
    })
    after(async () => {
      await browser.close()
      await at().stop()
      await site.close()
    })

    const open = async (options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> =>
      (await browser.newContext({ locale: 'pl-PL', javaScriptEnabled: false, ...options })).newPage()
    const characters = async (page: Page): Promise<string> =>
      answerTo(at(), (await page.getByRole('img').getAttribute('src')) ?? '')
    const isIn = async (login: string): Promise<boolean> =>
      (await clientFor(at(), { headers: SCHOOL }).accounts.verify.mutate({ identifier: login, password: PASSWORD }))
        .valid

    it('gets in: from the municipality’s page by the link in the element, the picture and the code of the mail, to a password [90]', async () => {
      const page = await open({ viewport: { width: 320, height: 640 } })
      const addresses: string[] = []
      page.on('request', (request) => addresses.push(request.url()))
      await page.goto(site.origin)
      await page.getByRole('link', { name: 'Formularz na osobnej stronie' }).click()
      await page.getByRole('link', { name: 'Poproś o wiadomość' }).click()

      await page.getByRole('heading', { name: 'Przywracanie dostępu' }).waitFor()
      await page.getByLabel(IDENTIFIER).fill('440514 01359')
      await page.getByLabel('Autoryzacja operacji').fill('AAAAAAA')
      await page.keyboard.press('Enter')
      await page.getByRole('link', { name: 'Te znaki nie pasują' }).waitFor()
      assert.match(await page.title(), /^Błąd: Przywracanie dostępu/)
      assert.equal(await page.getByLabel(IDENTIFIER).inputValue(), '440514 01359')
      await page.getByLabel('Autoryzacja operacji').fill(await characters(page))
      await page.getByRole('button', { name: 'Wyślij wiadomość' }).click()
      await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()

      const mail = await mailWithTicket(at().inbox, 'anna@example.org')
      // whoever opens the link here finds the way on
      await page.goto(linkIn(mail))
      await page.getByRole('link', { name: /^Mam kod/ }).click()
      assert.equal(await page.getByLabel(IDENTIFIER).inputValue(), '440514 01359')
      await page.getByLabel('Kod', { exact: true }).fill(codesIn(mail)[0] ?? '')
      await page.getByLabel('Autoryzacja operacji').fill(await characters(page))
      await page.getByRole('button', { name: 'Dalej' }).click()

      await page.getByRole('heading', { name: 'Ustaw swoje pierwsze hasło' }).waitFor()
      assert.equal(await page.getByLabel('Twój login').inputValue(), 'anna.nowak')
      await page.getByLabel('Nowe hasło', { exact: true }).fill('krotkie')
      await page.getByLabel('Powtórz nowe hasło').fill('krotkie')
      await page.getByRole('button', { name: 'Ustaw hasło' }).click()
      await page.getByRole('link', { name: 'Hasło jest za krótkie' }).waitFor()
      await page.getByLabel('Nowe hasło', { exact: true }).fill(PASSWORD)
      await page.getByLabel('Powtórz nowe hasło').fill(PASSWORD)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Hasło jest ustawione' }).waitFor()
      const signIn = page.getByRole('link', { name: 'Zaloguj się' })
      assert.equal(await signIn.getAttribute('href'), 'https://dziennik.example/')
      assert.equal(await isIn('anna.nowak'), true)
      assert.deepEqual(
        [...new Set(addresses.map((address) => new URL(address).origin))].toSorted(),
        [site.origin, at().env.publicUrl].toSorted(),
      )
      const [ticket = ''] = ticketsIn(mail)
      // what stands behind a # is for the browser alone; the fresh ticket is in no address at all
      assert.ok(addresses.every((address) => !address.split('#')[0]?.includes(ticket.slice(0, 21))))
    })

    it('gets in with neither eyes nor ears: half a minute is enough, and who is too early learns how long it still is [9, 90]', async () => {
      const page = await open()
      await page.goto(`${at().env.publicUrl}/jst/przykladowo`)
      await page.getByRole('link', { name: 'Poproś o wiadomość' }).click()
      await page.getByLabel(IDENTIFIER).fill('jan.nowak')
      await page.getByRole('button', { name: 'Nie mogę odczytać ani odsłuchać' }).click()
      await page.getByText('wystarczy chwilę poczekać').waitFor()
      assert.equal(await page.getByRole('img').count(), 0)
      await page.getByRole('button', { name: 'Wyślij wiadomość' }).click()
      await page.getByText('Jeszcze za wcześnie').waitFor()
      ahead += 31_000
      await page.getByRole('button', { name: 'Wyślij wiadomość' }).click()
      await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()
      await mailWithTicket(at().inbox, 'jan@example.org')
    })

    it('whoever has scripts sees nothing of it', async () => {
      const page = await open({ javaScriptEnabled: true })
      await page.goto(`${at().env.publicUrl}/jst/przykladowo`)
      await page.getByRole('heading', { name: 'Przywracanie dostępu' }).waitFor()
      assert.equal(await page.getByRole('link', { name: 'Poproś o wiadomość' }).count(), 0)
      assert.equal(await page.getByText('nie uruchamia skryptów').count(), 0)
    })

    it('is accessible at every step, with errors and without, in the light and in the dark [63]', async () => {
      const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
      await enter(at(), { login: 'ewa.nowak', email: 'ewa@example.org' })
      // with scripts, for axe alone: these pages have none
      const page = await open({ javaScriptEnabled: true })
      const check = async (step: string): Promise<void> => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          await page.evaluate(`${axe};undefined`)
          const found = await page.evaluate(async () => {
            const { violations } = await (globalThis as unknown as { axe: typeof Axe }).axe.run(document)
            return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
          })
          assert.deepEqual(found, [], `${step}, ${colorScheme}`)
        }
      }
      const step = (path: string): string => `${at().env.publicUrl}/jst/przykladowo${path}`
      for (const path of [
        '/request?e=identifier,characters',
        '/request?way=wait&e=early',
        '/code?e=identifier,code-wrong,characters-wrong',
        '/password',
      ]) {
        await page.goto(step(path))
        await check(path)
      }
      await page.goto(step('/request'))
      await check('request')
      await page.getByLabel(IDENTIFIER).fill('ewa.nowak')
      await page.getByLabel('Autoryzacja operacji').fill(await characters(page))
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()
      await check('sent')
      const mail = await mailWithTicket(at().inbox, 'ewa@example.org')
      await page.getByRole('link', { name: /^Mam kod/ }).click()
      await page.getByLabel('Kod', { exact: true }).fill(codesIn(mail)[0] ?? '')
      await check('code')
      await page.getByLabel('Autoryzacja operacji').fill(await characters(page))
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Ustaw swoje pierwsze hasło' }).waitFor()
      await check('password')
      await page.getByRole('button', { name: 'Ustaw hasło' }).click()
      await page.getByRole('link', { name: 'Wpisz nowe hasło' }).waitFor()
      await check('password, refused')
      await page.getByLabel('Nowe hasło', { exact: true }).fill(PASSWORD)
      await page.getByLabel('Powtórz nowe hasło').fill(PASSWORD)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Hasło jest ustawione' }).waitFor()
      await check('done')
    })

    it('has nothing to scroll sideways at 320 px at any step, with errors and without [63]', async () => {
      const page = await open({ viewport: { width: 320, height: 640 } })
      for (const path of [
        '',
        '/request',
        '/request?e=identifier,characters',
        '/request?way=wait',
        '/request?sent=1',
        '/code?e=identifier,code-wrong,characters-wrong',
        '/password',
      ])
        for (const lang of ['pl', 'uk', 'en', 'ru']) {
          await page.goto(`${at().env.publicUrl}/jst/przykladowo${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
          const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth)
          assert.equal(scrollWidth, 320, `${path} ${lang}`)
        }
      await page.goto(`${at().env.publicUrl}/jst/przykladowo/request?lang=pl`)
      await page.getByLabel(IDENTIFIER).fill(`${'bardzo.dlugi.adres'.repeat(4)}@poczta.example`)
      await page.getByLabel('Autoryzacja operacji').fill(await characters(page))
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, 'what was typed')
    })
  })
})
