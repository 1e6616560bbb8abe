import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { LANGUAGES } from '../../../contract/language.js'
import { launchBrowser } from '../../support/browser.js'
import { readPdf } from '../../support/read-pdf.js'
import { readQr } from '../../support/read-qr.js'
import { ACCESS, ADDRESS, recipient, writeAll } from './sample-letters.js'

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
    assert.equal(await readQr(page), `${ADDRESS}?lang=pl`)
    await page.close()
  })

  it('draws a code of each letter’s own that opens its account', async () => {
    const link = (own: string): string => `${ACCESS.link.slice(0, -4)}${own}`
    const people = ['abcd', 'efgh'].map((own) => recipient({ access: { ...ACCESS, link: link(own) } }))
    for (const isLarge of [false, true]) {
      const page = await show(await writeAll(people, { isLarge }))
      const printed = await readPdf(await page.pdf({ preferCSSPageSize: true }))
      const codes = printed.flatMap(({ qr }) => (qr === undefined ? [] : [qr]))
      assert.deepEqual(codes, [link('abcd'), link('efgh')])
      await page.close()
    }
  })

  it('puts on paper what leads in, where every printer reaches', async () => {
    const page = await show(await writeAll([recipient(), recipient({ firstName: 'Jan' })]))
    const pages = await readPdf(await page.pdf({ preferCSSPageSize: true }))
    assert.equal(pages.length, 3, 'two letters and the list to sign')
    for (const { text, qr } of pages.slice(0, 2)) {
      assert.equal(qr, `${ADDRESS}?lang=pl`)
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
    assert.equal(await readQr(long), `${LONGEST.address}?lang=pl`)
    await long.close()
    const ownPage = 'https://żory.example/dostęp?a=1&b=2'
    const polish = await show(await writeAll([recipient()], { address: ownPage, linkIn: () => ownPage }))
    assert.equal(await readQr(polish), 'https://xn--ory-22a.example/dost%C4%99p?a=1&b=2')
    await polish.close()
  })

  it('has nothing to complain of, and asks for nothing', async () => {
    const page = await show(await writeAll([recipient()]))
    assert.equal(await page.locator('.sheet').evaluate((sheet) => getComputedStyle(sheet).position), 'relative')
    assert.deepEqual(complaints, [])
    await page.close()
  })

  it('fills a page for each letter whatever their languages, and two in large print', async () => {
    const people = [...LANGUAGES, ...LANGUAGES].map((language) => recipient({ language }))
    for (const [isLarge, pages] of [
      [false, 9],
      [true, 17],
    ] as const) {
      const page = await show(await writeAll(people, { isLarge }))
      assert.equal(await countPages(page), pages)
      await page.close()
    }
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
    for (const isLarge of [false, true]) {
      it(`keeps everything within its third, the longest texts too (${language}${isLarge ? ', large' : ''})`, async () => {
        const { unit, address, firstName, lastName, class: name } = LONGEST
        const long = { language, firstName, lastName, class: name }
        const access = { ...ACCESS, link: `${address}?lang=${language}#${ACCESS.link.split('#')[1]}` }
        const people = [
          recipient({ language }),
          recipient({ ...long, hasEmail: false }),
          recipient({ language, access: ACCESS }),
          recipient({ ...long, access }),
        ]
        for (const own of [{}, { unit, address }]) {
          const page = await show(await writeAll(people, { ...own, isLarge }))
          const boxes = await boxesOn(page)
          assert.ok(boxes.length > 80)
          for (const { third, what, left, right, top, bottom } of boxes) {
            const place = `${what} ${JSON.stringify({ third, left, right, top, bottom })}`
            const [from, to] = third < 0 ? [0, 3] : [third, third + 1]
            // 4 mm at the edges of the paper and of the folds stay empty
            assert.ok(top >= from * THIRD + 4 * PX_PER_MM && bottom <= to * THIRD - 4 * PX_PER_MM, place)
            assert.ok(left >= 15 * PX_PER_MM && right <= 195 * PX_PER_MM, place)
          }
          const across = boxes.filter(({ what }) => what.startsWith('address') || what === 'identifier')
          assert.equal(across.length, 8)
          for (const at of [0, 2, 4, 6])
            assert.ok((across[at]?.bottom ?? 0) < (across[at + 1]?.top ?? 0), 'address over identifier')
          await page.close()
        }
      })
    }
  }

  it('sets no type below 12 points, the steps in 13, and in large print none below 16 and the steps in 20', async () => {
    const people = [recipient({ hasEmail: false }), recipient({ access: ACCESS })]
    for (const [isLarge, least, ofSteps] of [
      [false, 12, 13],
      [true, 16, 20],
    ] as const) {
      const page = await show(await writeAll(people, { isLarge }))
      const sizes = await page.locator('.sheet :is(p, h1, h2, li), .register :is(p, h1, th, td)').evaluateAll((parts) =>
        parts.map((part) => ({
          what: part.tagName,
          isList: part.closest('.register') !== null,
          points: (Number.parseFloat(getComputedStyle(part).fontSize) * 72) / 96,
        })),
      )
      for (const { what, isList, points } of sizes)
        assert.ok(points >= (what === 'LI' ? ofSteps : isList ? 12 : least) - 0.01, `${what} ${points}`)
      assert.ok(sizes.some(({ what }) => what === 'LI'))
      await page.close()
    }
  })
})

/** What is printed on the sheets, and in which third; -1 is a page that is not folded into any. */
function boxesOn(page: Page) {
  return page.locator('.sheet > div :is(p, h1, h2, li, svg, .identifier, .id)').evaluateAll((parts) =>
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
}
