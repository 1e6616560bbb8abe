import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { LANGUAGES } from '../../../contract/language.js'
import { launchBrowser } from '../../support/browser.js'
import { readPdf } from '../../support/read-pdf.js'
import { readQr } from '../../support/read-qr.js'
import { ADDRESS, recipient, writeAll } from './sample-letters.js'

const PX_PER_MM = 96 / 25.4
const THIRD = 99 * PX_PER_MM

/** Longest that the import and the units file let through. */
const LONGEST = {
  firstName: 'Wielkopolska-Brzęczyszczykiewicz '.repeat(4).slice(0, 99) + 'a',
  lastName: 'Konstantynopolitańczykowianeczka-'.repeat(4).slice(0, 99) + 'a',
  class: 'oddział przedszkolny '.repeat(5).slice(0, 99) + 'a',
  unit: {
    name: 'Gminny Zespół Obsługi Szkół i Przedszkoli '.repeat(5).slice(0, 199) + 'a',
    contact: 'sekretariat Szkoły Podstawowej w Przykładowie, '.repeat(5).slice(0, 199) + 'a',
    languages: ['pl' as const],
  },
  address: `https://przykladowo.example/${'konto-szkolne/'.repeat(30)}`.slice(0, 300),
}

describe('a browser that prints letters', () => {
  let browser: Browser
  let complaints: string[]
  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  const show = async (html: string): Promise<Page> => {
    complaints = []
    // as sharp as an office printer: 96 × 3 dots an inch
    const page = await browser.newPage({ deviceScaleFactor: 3 })
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('request', (request) => complaints.push(request.url()))
    await page.emulateMedia({ media: 'print' })
    await page.setContent(html)
    return page
  }

  const countPages = async (page: Page): Promise<number> => {
    const pdf = await page.pdf({ preferCSSPageSize: true })
    return pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
  }

  it('draws a code that leads exactly to the page', async () => {
    const page = await show(await writeAll([recipient()]))
    assert.equal(await readQr(page), ADDRESS)
    await page.close()
  })

  it('puts on paper what leads in, where every printer reaches', async () => {
    const page = await show(await writeAll([recipient(), recipient({ firstName: 'Jan' })]))
    const pages = await readPdf(await page.pdf({ preferCSSPageSize: true }))
    assert.equal(pages.length, 3, 'two letters and the list to sign')
    for (const { text, qr } of pages.slice(0, 2)) {
      assert.equal(qr, ADDRESS)
      assert.match(text, /K5M5-8PK4-9382-X942/)
    }
    const register = pages[2]
    assert.equal(register?.qr, undefined)
    assert.match(register?.text ?? '', /Nowak Maria\s+2\s+Nowak Jan/)
    assert.doesNotMatch(register?.text ?? '', /K5M5|http/)
    for (const { ink } of pages) assert.ok(ink && ink.first > 0.01 && ink.last < 0.985, 'no printer cuts anything off')
    await page.close()
  })

  it('draws codes for long addresses and for hosts with Polish letters', async () => {
    const long = await show(await writeAll([recipient()], { address: LONGEST.address }))
    assert.equal(await readQr(long), LONGEST.address)
    await long.close()
    const polish = await show(await writeAll([recipient()], { address: 'https://żory.example/dostęp?a=1&b=2' }))
    assert.equal(await readQr(polish), 'https://xn--ory-22a.example/dost%C4%99p?a=1&b=2')
    await polish.close()
  })

  it('has nothing to complain of, and asks for nothing', async () => {
    const page = await show(await writeAll([recipient()]))
    assert.equal(await page.locator('.sheet').evaluate((sheet) => getComputedStyle(sheet).position), 'relative')
    assert.deepEqual(complaints, [])
    await page.close()
  })

  const classOf = (count: number, name: string) => Array.from({ length: count }, () => recipient({ class: name }))
  const prints: [what: string, people: number[], pages: number][] = [
    ['one person', [1], 2],
    ['a class of thirty', [30], 31],
    ['a long class, whose register goes on', [70], 73],
    ['several classes', [3, 1, 2], 9],
  ]
  for (const [what, people, pages] of prints) {
    it(`fills a page for each letter and the registers, and no other: ${what}`, async () => {
      const page = await show(await writeAll(people.flatMap((count, at) => classOf(count, `${at + 1}a`))))
      assert.equal(await countPages(page), pages)
      await page.close()
    })
  }

  for (const language of LANGUAGES) {
    it(`keeps everything within its third, the longest texts too (${language})`, async () => {
      const { unit, address, firstName, lastName, class: name } = LONGEST
      const ordinary = recipient({ language })
      const people = [ordinary, recipient({ language, firstName, lastName, class: name, hasEmail: false })]
      for (const own of [{}, { unit, address }]) {
        const page = await show(await writeAll(people, own))
        const boxes = await page
          .locator('.sheet > div :is(p, h1, h2, li, svg, .identifier, .id)')
          .evaluateAll((parts) =>
            parts.map((part) => {
              const sheet = part.closest('.sheet')?.getBoundingClientRect() ?? { left: 0, top: 0 }
              const box = part.getBoundingClientRect()
              return {
                what: part.getAttribute('class') ?? part.tagName,
                third: ['outer', 'middle', 'lower'].findIndex((name) => part.closest(`.${name}`) !== null),
                left: box.left - sheet.left,
                right: box.right - sheet.left,
                top: box.top - sheet.top,
                bottom: box.bottom - sheet.top,
              }
            }),
          )
        assert.ok(boxes.length > 40)
        for (const { third, what, left, right, top, bottom } of boxes) {
          const place = `${what} ${JSON.stringify({ third, left, right, top, bottom })}`
          // 4 mm at the edges of the paper and of the folds stay empty
          assert.ok(top >= third * THIRD + 4 * PX_PER_MM && bottom <= (third + 1) * THIRD - 4 * PX_PER_MM, place)
          assert.ok(left >= 15 * PX_PER_MM && right <= 195 * PX_PER_MM, place)
        }
        const across = boxes.filter(({ what }) => what.startsWith('address') || what === 'identifier')
        assert.equal(across.length, 4)
        for (const at of [0, 2])
          assert.ok((across[at]?.bottom ?? 0) < (across[at + 1]?.top ?? 0), 'address over identifier')
        await page.close()
      }
    })
  }
})
