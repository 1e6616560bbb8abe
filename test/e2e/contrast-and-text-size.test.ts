import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { readPage } from '../docs/read-page.js'
import { launchBrowser } from '../support/browser.js'
import { serveForeignPage, type ForeignContent, type ForeignPage } from '../support/foreign-page.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'

/** What is printed for a site's own switches. */
function printed(language: string): string {
  const { blocks } = readPage('docs/webmasters.md')
  const block = blocks.find((each) => each.heading === "The site's contrast and A+" && each.language === language)
  assert.ok(block, `no ${language} is printed`)
  return block.code
}

describe('contrast and A+: somebody who sees little, on a municipal page', () => {
  let server: TestServer
  let site: ForeignPage
  let browser: Browser
  let content: Partial<ForeignContent> = {}

  const open = async (own: { lang?: string; style: string; script?: string }): Promise<Page> => {
    const { lang = 'pl', style, script = '' } = own
    const from = server.env.publicUrl
    content = {
      policy: `default-src 'self' ${from}`,
      head: '<link rel="stylesheet" href="/style.css"><script type="module" src="/switch.js"></script>',
      body: `<script type="module" src="${from}/widget/klucznik.js"></script><klucznik-recovery unit="przykladowo" lang="${lang}"></klucznik-recovery>`,
      files: {
        '/style.css': { type: 'text/css', text: style },
        '/switch.js': { type: 'text/javascript', text: script },
      },
    }
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } })
    await page.goto(site.origin)
    await page.locator('klucznik-recovery img').waitFor()
    return page
  }

  before(async () => {
    site = await serveForeignPage({ operator: () => server.env.publicUrl, content: () => content })
    server = await startTestServer({ units: [testUnit({ origins: [site.origin] })] })
    browser = await launchBrowser()
  })
  after(async () => {
    await browser.close()
    await server.stop()
    await site.close()
  })

  it('the printed lines hand the site’s own switches on to the form', async () => {
    const page = await open({ style: printed('css'), script: printed('js') })
    const form = page.locator('klucznik-recovery section')
    const look = () =>
      form.evaluate((element) => [getComputedStyle(element).backgroundColor, getComputedStyle(element).fontSize])
    assert.deepEqual(await look(), ['rgb(255, 255, 255)', '16px'])
    await page.evaluate(() => document.body.classList.add('high-contrast', 'large-text'))
    await page.locator('klucznik-recovery[theme=contrast]').waitFor()
    assert.deepEqual(await look(), ['rgb(0, 0, 0)', '24px'])
    await page.evaluate(() => (document.body.className = ''))
    await page.locator('klucznik-recovery[theme=auto]').waitFor()
    assert.deepEqual(await look(), ['rgb(255, 255, 255)', '16px'])
    await page.close()
  })

  for (const lang of ['pl', 'uk', 'en', 'ru']) {
    it(`200 % text at 320 px: nothing scrolls sideways in ${lang}, by picture, sound and work, and with errors`, async () => {
      const page = await open({ lang, style: 'html { font-size: 200% } h1 { display: none }' })
      const width = () => page.evaluate(() => document.documentElement.scrollWidth)
      const form = page.locator('klucznik-recovery')
      const widths = [await width()]
      await form.locator('[type=submit]').click()
      await form.locator('[role=alert]').first().waitFor()
      widths.push(await width())
      await form.locator('[part~=listen]').click()
      await form.locator('[inputmode=numeric]').waitFor()
      widths.push(await width())
      await form.locator('klucznik-request-form .klucznik-ways [data-kind=plain]').last().click()
      await form.locator('[data-way]').first().waitFor()
      widths.push(await width())
      assert.ok(Math.max(...widths) <= 320, `${widths.join(', ')} px`)
      await page.close()
    })
  }
})
