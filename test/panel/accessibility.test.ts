import { expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { LANGUAGES } from '../../contract/language.js'
import { expectFit } from '../ui/support/expect-fit.js'
import { restorePage } from '../ui/support/restore-page.js'
import { PANEL_SCENES } from './support/panel-scenes.js'

/** What is pressed or typed into; a link within a sentence may be as small as its text. */
const TARGETS = 'button, input, select, a:not(.panel-skip, .klucznik-notice a)'

for (const lang of LANGUAGES) {
  describe(`every view of the panel in ${lang}`, () => {
    for (const [name, build] of Object.entries(PANEL_SCENES)) {
      it(`${name}: axe finds nothing, and its language is on it [64]`, async () => {
        const { element, get } = await build({ lang })
        expect(get('h1').closest('[lang]')?.getAttribute('lang')).to.equal(lang)
        await expect(element).to.be.accessible()
      })
    }
  })
}

describe('every view of the panel', () => {
  afterEach(restorePage)

  for (const [name, build] of Object.entries(PANEL_SCENES)) {
    it(`${name}: is clean in the dark too [63]`, async () => {
      document.documentElement.style.colorScheme = 'dark'
      const { element } = await build({})
      await expect(element).to.be.accessible()
    })

    it(`${name}: fits into 320 px, at 200 % text too, with targets of 44 px and one main button [63]`, async () => {
      const { element } = await expectFit(
        () => build({}),
        (view) => [...view.element.querySelectorAll(TARGETS)].filter((target) => target.checkVisibility()),
      )
      const isSeen = (button: Element) => button.checkVisibility() && !button.closest('dialog')
      expect([...element.querySelectorAll('[data-kind=main]')].filter(isSeen).length).to.be.at.most(1)
      expect(element.querySelectorAll('[role=status]').length).to.equal(1)
      expect(element.querySelectorAll('h1').length).to.equal(1)
    })
  }

  it('cuts no word of a table to fit its column', async () => {
    for (const name of ['classes', 'class', 'people in a state', 'undelivered', 'history'] as const) {
      const { element } = await PANEL_SCENES[name]({})
      for (const width of [320, 768, 1024, 1280]) {
        await setViewport({ width, height: 800 })
        expect(cutWords(element.querySelector('table') as Element), `${name} at ${width}`).to.deep.equal([])
      }
      element.remove()
    }
  }).timeout(20_000)

  it('has no sideways scroll at any width in between', async () => {
    for (const name of ['classes', 'class', 'undelivered', 'history', 'import of a file'] as const) {
      const { element } = await PANEL_SCENES[name]({})
      for (let width = 320; width <= 1440; width += 80) {
        await setViewport({ width, height: 800 })
        expect(document.documentElement.scrollWidth, `${name} at ${width}`).to.be.at.most(width)
      }
      element.remove()
    }
  }).timeout(20_000)
})

/** Words, and pieces of addresses between their signs, that stand on more than one line. */
function cutWords(table: Element): string[] {
  const texts = document.createTreeWalker(table, NodeFilter.SHOW_TEXT)
  const cut: string[] = []
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    // of cards the head is there for screen readers alone
    if (node.parentElement?.closest('thead')?.clientWidth === 1) continue
    for (const { 0: word, index } of node.textContent?.matchAll(/[^\s@._-]+/gu) ?? []) {
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) cut.push(word)
    }
  }
  return cut
}
