import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import type Axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.js'
import { employ } from '../support/panel.js'
import { panelPages } from '../support/panel-pages.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { PASSWORD } from '../support/walk.js'

/** The smallest target that WCAG 2.2 allows, in CSS pixels (2.5.8). */
const LEAST_TARGET = 24

const ACCOUNT_PARTS = ['', '/password', '/email', '/sessions', '/data', '/factors']

describe('pages of the server, for who needs large text, contrast, a narrow screen or a screen reader [63, 64]', () => {
  let server: TestServer
  let browser: Browser
  let axe: string
  let member: BrowserContext
  before(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    server = await startTestServer({
      units: [
        testUnit({
          accessibilityUrl: 'https://bip.przykladowo.example/dostepnosc',
          privacyUrl: 'https://bip.przykladowo.example/rodo',
        }),
      ],
    })
    await employ(server, { login: 'anna.nowak', role: 'member' })
    await employ(server, { login: 'barbara.wojcik', role: 'office' })
    browser = await launchBrowser()
    member = await browser.newContext()
    const page = await member.newPage()
    await page.goto(`${server.env.publicUrl}/jst/przykladowo/sign-in?to=konto&lang=pl`)
    await page.getByLabel('E-mail, PESEL lub login').fill('anna.nowak')
    await page.getByLabel('Hasło').fill(PASSWORD)
    await page.getByRole('button', { name: 'Zaloguj się', exact: true }).click()
    await page.waitForURL('**/konto*')
  })
  after(async () => {
    await browser.close()
    await server.stop()
  })

  /** What axe finds in the light and in the dark. */
  async function expectClean(page: Page): Promise<void> {
    await page.evaluate(`${axe};undefined`)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const found = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: typeof Axe }
        const { violations } = await axe.run(document)
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      })
      assert.deepEqual(found, [], colorScheme)
    }
  }

  async function expectFit(page: Page, textSize: '100%' | '200%'): Promise<void> {
    const { over, small } = await page.evaluate(
      ({ textSize, least }) => {
        document.documentElement.style.fontSize = textSize
        const targets = [...document.querySelectorAll('main button, main input, main a.button, nav a, footer a')]
        const isSmall = ({ width, height }: DOMRect): boolean => Math.min(width, height) < least
        return {
          over: document.documentElement.scrollWidth - window.innerWidth,
          small: targets
            .filter((target) => target.checkVisibility() && isSmall(target.getBoundingClientRect()))
            .map(({ outerHTML }) => outerHTML),
        }
      },
      { textSize, least: LEAST_TARGET },
    )
    assert.deepEqual(small, [])
    assert.ok(over <= 0, `${over} px too wide at ${textSize}`)
  }

  /** Spaces lines, letters and words as far apart as WCAG 1.4.12 says, and expects every text whole. */
  async function expectRoom(page: Page): Promise<void> {
    const cut = await page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>('body *')]
      for (const { style } of all) {
        style.lineHeight = '1.5'
        style.letterSpacing = '0.12em'
        style.wordSpacing = '0.16em'
      }
      for (const { style } of document.querySelectorAll('p')) style.marginBottom = '2em'
      const isCut = (element: HTMLElement): boolean =>
        element.textContent.trim() !== '' &&
        element.clientWidth > 1 &&
        getComputedStyle(element).overflow !== 'visible' &&
        (element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight)
      return all.filter((element) => !element.matches('input') && isCut(element)).map(({ outerHTML }) => outerHTML)
    })
    assert.deepEqual(cut, [])
    await expectFit(page, '100%')
  }

  async function open(context: BrowserContext, path: string, language: string): Promise<Page> {
    const page = await context.newPage()
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto(`${server.env.publicUrl}${path}?lang=${language}`, { waitUntil: 'networkidle' })
    return page
  }

  for (const language of ['pl', 'uk', 'ru']) {
    it(`where one signs in is clean, and fits 320 px at 200 % text and with wide spacing (${language})`, async () => {
      const page = await open(await browser.newContext(), '/jst/przykladowo/sign-in', language)
      await expectClean(page)
      for (const size of ['200%', '100%'] as const) await expectFit(page, size)
      await expectRoom(page)
    })

    for (const part of ACCOUNT_PARTS) {
      it(`konto${part} is clean, and fits 320 px at 200 % text and with wide spacing (${language})`, async () => {
        const page = await open(member, `/jst/przykladowo/konto${part}`, language)
        await expectClean(page)
        for (const size of ['200%', '100%'] as const) await expectFit(page, size)
        await expectRoom(page)
        await page.close()
      })
    }

    // what the element does at 200 % is tried with the element
    it(`the hosted page is clean with its links below, and fits 320 px with wide spacing (${language})`, async () => {
      const page = await open(await browser.newContext(), '/jst/przykladowo', language)
      await page.locator('klucznik-recovery img').waitFor()
      await expectClean(page)
      await expectFit(page, '100%')
      await expectRoom(page)
    })
  }

  it('the panel is clean with its links below, which are at its end and not over it', async () => {
    const page = await panelPages(server, browser).signIn('barbara.wojcik')
    await page.setViewportSize({ width: 320, height: 640 })
    await expectClean(page)
    await expectFit(page, '100%')
    const [panel, foot] = await Promise.all(
      ['klucznik-panel', 'nav'].map((name) => page.locator(`body > ${name}`).boundingBox()),
    )
    assert.ok(panel && foot)
    assert.ok(foot.y >= panel.y + panel.height)
  })
})
