import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { startDemoServer, type DemoServer } from '../demo/demo-server.js'
import { launchBrowser } from '../support/browser.js'
import { plugAuthenticator, type VirtualAuthenticator } from '../support/virtual-authenticator.js'

const HALF_A_MINUTE = 30_000
const LONG = 10 * 60_000 + 1
const OFFICE = { login: 'barbara.wojcik', password: 'trzy klucze pod doniczką' }

describe('the demo’s office and its second factors [72]', () => {
  let server: DemoServer
  let browser: Browser
  let page: Page
  let device: VirtualAuthenticator
  let ahead = 0
  /** Of the app with codes. */
  let secret = ''
  /** What the page complained of: a policy that was broken, a script that threw. */
  const complaints: string[] = []
  const now = (): Date => new Date(Date.now() + ahead)

  before(async () => {
    server = await startDemoServer({ now })
    browser = await launchBrowser()
    page = await (await browser.newContext({ locale: 'pl-PL' })).newPage()
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      // whoever is not signed in, or long ago, is told so by a status, which a browser writes down
      if (message.type() === 'error' && !/40[13]/.test(message.text())) complaints.push(message.text())
    })
    device = await plugAuthenticator(page)
    await device.answer(false)
  })
  after(async () => {
    await browser.close()
    await server.stop()
  })

  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const heading = (name: string) => page.getByRole('heading', { name, exact: true }).waitFor()
  const digits = (): string =>
    TOTP.generate({ secret: Secret.fromBase32(secret.replaceAll(' ', '')), timestamp: now().getTime() })
  const toSignIn = async (): Promise<void> => {
    await page.goto(`${server.env.publicUrl}/panel/przykladowo`)
    await page.getByLabel('E-mail, PESEL lub login').waitFor()
  }
  const typePassword = async (): Promise<void> => {
    await page.getByLabel('E-mail, PESEL lub login').fill(OFFICE.login)
    await page.getByLabel('Hasło').fill(OFFICE.password)
    await press('Zaloguj się')
  }
  const leave = async (): Promise<void> => {
    // the page that comes offers passkeys, and a device that answers by itself would sign in there
    await device.answer(false)
    await press('Wyloguj się')
    await page.getByText('Wylogowano.').waitFor()
  }

  it('are offered after the first sign-in: a passkey and an app with codes', async () => {
    await toSignIn()
    await typePassword()
    await heading('Dodaj drugi składnik logowania')
    await press('Dodaj teraz')
    await heading('Klucze dostępu')
    await device.answer(true)
    await page.getByLabel('Nazwa klucza').fill('komputer w sekretariacie')
    await press('Dodaj klucz dostępu')
    await page.getByText('Dodano. Zrób teraz kody do wydrukowania').waitFor()
    await page.getByText('komputer w sekretariacie').waitFor()
    assert.equal(await device.count(), 1)

    await page.getByRole('link', { name: 'Dodaj aplikację' }).click()
    await heading('Dodaj aplikację z kodami')
    secret = (await page.locator('code').textContent()) ?? ''
    await page.getByLabel('Sześć cyfr z aplikacji').fill(digits())
    await press('Dodaj')
    await page.getByText('Dodano. Napiszemy o tym').waitFor()
    // those digits are used up
    ahead += HALF_A_MINUTE
    await page.goto(`${server.env.publicUrl}/panel/przykladowo`)
    await heading('Klasy')
    await leave()
  })

  it('are asked for after the password: the passkey', async () => {
    await toSignIn()
    await typePassword()
    await heading('Drugi składnik logowania')
    await page.goto(`${server.env.publicUrl}/panel/przykladowo`)
    // no way past the step
    await page.getByLabel('E-mail, PESEL lub login').waitFor()
    await typePassword()
    await heading('Drugi składnik logowania')
    await device.answer(true)
    await press('Użyj klucza dostępu')
    await heading('Klasy')
    await leave()
  })

  it('are asked for after the password: six digits from the app', async () => {
    await toSignIn()
    await typePassword()
    await page.getByLabel('Kod').fill(digits())
    await press('Dalej')
    await heading('Klasy')
    await leave()
  })

  it('open the panel without a password: the passkey alone', async () => {
    await toSignIn()
    await device.answer(true)
    // the browser may have offered it by itself meanwhile, where the login is typed
    await page
      .getByRole('button', { name: 'Zaloguj się kluczem dostępu' })
      .click({ timeout: 3_000 })
      .catch(() => undefined)
    await heading('Klasy')
  })

  it('are asked for once more before a role is given, in a tab of its own, and what was typed stays [74]', async () => {
    ahead += LONG
    await page.goto(`${server.env.publicUrl}/panel/przykladowo#/nowy-pracownik`)
    await page.getByLabel('Login').fill('nowa.nauczycielka')
    await press('Zapisz osobę')
    const opening = page.context().waitForEvent('page')
    await page.getByRole('link', { name: 'Zaloguj się w nowej karcie' }).click()
    const tab = await opening
    await tab.getByRole('heading', { name: 'Potwierdź, że to Ty' }).waitFor()
    await tab.getByLabel('Kod').fill(digits())
    await tab.getByRole('button', { name: 'Dalej' }).click()
    await tab.getByRole('heading', { name: 'Klasy' }).waitFor()
    await tab.close()
    assert.equal(await page.getByLabel('Login').inputValue(), 'nowa.nauczycielka')
    await press('Spróbuj ponownie')
    await heading('nowa.nauczycielka')
    assert.deepEqual(complaints, [])
  })
})
