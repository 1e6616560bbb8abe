import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { DEMO_PAGES } from '../../demo/demo-routes.js'
import { launchBrowser } from '../support/browser.js'
import { ask } from '../support/walk.js'
import { axeViolations } from '../support/axe-violations.js'
import { startDemoServer, type DemoServer } from './demo-server.js'

let server: DemoServer
let browser: Browser
before(async () => {
  server = await startDemoServer()
  browser = await launchBrowser()
})
after(async () => {
  await browser.close()
  await server.stop()
})

/** A page whose every error, a breach of its policy among them, is in the list. */
async function openPage(context: BrowserContext, path: string): Promise<{ page: Page; errors: string[] }> {
  const errors: string[] = []
  const page = await context.newPage()
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(`http://localhost:${server.env.port}${path}`, { waitUntil: 'networkidle' })
  return { page, errors }
}

async function readMail(page: Page, to: string): Promise<void> {
  await page.getByRole('button', { name: to }).click()
}

for (const path of Object.keys(DEMO_PAGES)) {
  test(`${path} is accessible, in the light and in the dark, and fits a screen of 320 px`, async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } })
    const { page, errors } = await openPage(context, path)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      assert.deepEqual(await axeViolations(page), [], colorScheme)
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(overflow <= 0, `${overflow} px too wide`)
    assert.deepEqual(errors, [])
    await context.close()
  })
}

test('the inbox says in words that it is empty, shows a mail when it comes, and its link opens in the same tab', async () => {
  const context = await browser.newContext({ locale: 'pl-PL' })
  const { page, errors } = await openPage(context, '/demo/skrzynka')
  await page.getByRole('heading', { name: 'Nie ma jeszcze żadnej wiadomości' }).waitFor()

  await ask(server, 'wisniewski.hania')
  await page.getByRole('status').filter({ hasText: 'Nowa wiadomość do tomasz.wisniewski@poczta.example' }).waitFor()
  await ask(server, 'jan.kowalczyk')
  await page.getByRole('status').filter({ hasText: 'Nowa wiadomość do jan.kowalczyk@szkola.example' }).waitFor()

  await readMail(page, 'jan.kowalczyk@szkola.example')
  assert.equal(await page.locator('#subject').evaluate((heading) => heading === document.activeElement), true)
  assert.deepEqual(await axeViolations(page), [])
  const mail = page.frameLocator('#mail')
  await mail.getByText('jan.kowalczyk', { exact: true }).waitFor()
  await readMail(page, 'tomasz.wisniewski@poczta.example')
  await mail.getByText('wisniewski.hania', { exact: true }).waitFor()
  await mail.getByRole('link', { name: 'Ustaw hasło' }).click()
  await page.waitForURL('**/jst/przykladowo?lang=pl')
  assert.equal(await page.locator('[autocomplete=username]').inputValue(), 'wisniewski.hania')

  await page.goBack()
  await mail.getByText('wisniewski.hania', { exact: true }).waitFor()
  assert.deepEqual(errors, [])
  await context.close()
})

test('the diary says what was wrong and shows the grades behind the right password', async () => {
  const context = await browser.newContext({ locale: 'pl-PL' })
  const { page, errors } = await openPage(context, '/demo/dziennik')
  await page.getByLabel('E-mail, PESEL lub login').fill('ewa.zielinska')
  await page.getByRole('button', { name: 'Zaloguj się', exact: true }).click()
  await page.getByRole('alert').filter({ hasText: 'Wpisz hasło.' }).waitFor()
  await page.getByLabel('Hasło', { exact: true }).fill('nie to hasło')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'Hasło nie pasuje do tego, co jest wpisane wyżej.' }).waitFor()
  assert.deepEqual(await axeViolations(page), [])
  await page.getByLabel('Hasło', { exact: true }).fill('lipa kwitnie w czerwcu')
  await page.keyboard.press('Enter')
  const greeting = page.getByRole('heading', { name: 'Zalogowano: Ewa Zielińska' })
  await greeting.waitFor()
  assert.equal(await greeting.evaluate((heading) => heading === document.activeElement), true)
  await page.getByRole('row', { name: 'Zosia Nowak' }).waitFor()
  assert.deepEqual(await axeViolations(page), [])
  assert.deepEqual(errors, [])
  await context.close()
})

test('the page for webmasters writes the code for what is switched on, and the element follows', async () => {
  const context = await browser.newContext({ locale: 'pl-PL' })
  const { page, errors } = await openPage(context, '/demo/webmasterzy')
  const element = page.locator('klucznik-recovery')
  await page.getByLabel('lang').selectOption('uk')
  await page.getByLabel('theme').selectOption('dark')
  await element.getByRole('heading', { name: 'Відновлення доступу' }).waitFor()
  await page.locator('[data-variable="--klucznik-radius"]').fill('1em')
  assert.equal(
    await page.locator('#markup').textContent(),
    `<script type="module" src="http://localhost:${server.env.port}/widget/klucznik.js"></script>\n` +
      '<klucznik-recovery unit="przykladowo" lang="uk" theme="dark">\n' +
      `  <a href="http://localhost:${server.env.port}/jst/przykladowo">Formularz na osobnej stronie</a>\n</klucznik-recovery>`,
  )
  assert.equal(await page.locator('#sheet').textContent(), 'klucznik-recovery {\n  --klucznik-radius: 1em;\n}')
  assert.equal(await element.evaluate((host) => getComputedStyle(host).getPropertyValue('--klucznik-radius')), '1em')
  await page.getByRole('log').filter({ hasText: 'klucznik-view {"view":"request"}' }).waitFor()
  // the digest of the pinned script is the file's: the browser takes it
  const pinned = (await page.locator('#pinned').textContent()) ?? ''
  const [, src = '', integrity = ''] = /src="([^"]+)" integrity="([^"]+)"/.exec(pinned) ?? []
  const taken = ([url = '', digest = '']: string[]) => fetch(url, { integrity: digest }).then(({ ok }) => ok)
  assert.equal(await page.evaluate(taken, [src, integrity]), true)
  assert.deepEqual(errors, [])
  await context.close()
})

test('the teacher and the office of the table get into the panel by the link in the bar', async () => {
  const staff = [
    ['ewa.zielinska', 'lipa kwitnie w czerwcu', 2],
    ['barbara.wojcik', 'trzy klucze pod doniczką', 6],
  ] as const
  for (const [login, password, classes] of staff) {
    const context = await browser.newContext({ locale: 'pl-PL' })
    const { page } = await openPage(context, '/')
    await page.getByRole('link', { name: 'Panel szkoły' }).click()
    await page.getByLabel('E-mail, PESEL lub login').fill(login)
    await page.getByLabel('Hasło').fill(password)
    await page.getByRole('button', { name: 'Zaloguj się', exact: true }).click()
    await page.getByRole('heading', { name: 'Dodaj drugi składnik logowania' }).waitFor()
    assert.deepEqual(await axeViolations(page), [])
    await page.getByRole('link', { name: 'Nie teraz' }).click()
    await page.locator('tbody tr').first().waitFor()
    assert.equal(await page.locator('tbody tr').count(), classes)
    assert.deepEqual(await axeViolations(page), [])
    await context.close()
  }
})
