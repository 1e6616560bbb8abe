import { expect } from '@open-wc/testing'
import { emulateMedia } from '@web/test-runner-commands'
import { LANGUAGES } from '../../contract/language.js'
import { expectFit } from '../ui/support/expect-fit.js'
import { restorePage } from '../ui/support/restore-page.js'
import { aFrame, until } from '../ui/support/until.js'
import { SCENES, scenesOf } from './support/scenes.js'

const visible = (element: Element) => element.checkVisibility() && element.getBoundingClientRect().width > 1

for (const lang of LANGUAGES) {
  describe(`every view in ${lang}`, () => {
    for (const [name, build] of scenesOf(lang)) {
      it(`${name}: axe finds nothing, and its language is on it [64]`, async () => {
        const { element, get } = await build()
        expect(get('h2').closest('[lang]')?.getAttribute('lang')).to.equal(lang)
        await expect(element).to.be.accessible()
      })
    }
  })
}

describe('every view', () => {
  afterEach(restorePage)

  for (const [name, build] of Object.entries(SCENES)) {
    it(`${name}: is clean in the dark too [63]`, async () => {
      document.documentElement.style.colorScheme = 'dark'
      const { element } = await build({})
      await expect(element).to.be.accessible()
    })

    it(`${name}: fits into 320 px, at 200 % text too, with targets of 44 px, every label seen and one main button [63]`, async () => {
      const { element } = await expectFit(
        () => build({}),
        (view) => view.element.renderRoot.querySelectorAll('button, input, a.klucznik-button'),
      )
      expect(element.renderRoot.querySelectorAll('[data-kind=main]').length).to.be.at.most(1)
      expect([...element.renderRoot.querySelectorAll('label')].every(visible)).to.equal(true)
    })
  }

  it('stays large enough on a page that sets html { font-size: 62.5% }', async () => {
    document.documentElement.style.fontSize = '62.5%'
    const { get } = await SCENES.request({})
    expect(getComputedStyle(get('[name=identifier]')).fontSize).to.equal('16px')
    expect(get('[type=submit]').getBoundingClientRect().height).to.be.at.least(44)
  })

  it('shows the focus by a ring of 3 px with 2 px of air [63]', async () => {
    const { get } = await SCENES.request({})
    get('[name=answer]').focus()
    const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(get('[name=answer]'))
    expect([outlineStyle, outlineWidth, outlineOffset]).to.deep.equal(['solid', '3px', '2px'])
  })

  it('gives the picture a light ground of its own in the dark and in forced colours [63]', async () => {
    const { get } = await SCENES.request({ theme: 'dark' })
    expect(getComputedStyle(get('.klucznik-picture')).backgroundColor).to.equal('rgb(255, 255, 255)')
    await emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
    expect(getComputedStyle(get('.klucznik-picture')).backgroundColor).to.equal('rgb(255, 255, 255)')
  })

  it('keeps the main button apart from its surroundings in forced colours [63]', async () => {
    await emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
    const { get } = await SCENES.request({})
    const { backgroundColor, color } = getComputedStyle(get('[type=submit]'))
    expect(backgroundColor).not.to.equal(color)
    expect(backgroundColor).not.to.equal(getComputedStyle(get('h2').closest('section') as Element).backgroundColor)
  })

  it('moves nothing: it has no animation and no transition [63]', async () => {
    const { element } = await SCENES.request({})
    for (const node of element.renderRoot.querySelectorAll('*')) {
      const { animationName, transitionDuration } = getComputedStyle(node)
      expect([animationName, transitionDuration]).to.deep.equal(['none', '0s'])
    }
  })

  it('keeps its size while the picture is on its way, so that nothing moves under the finger', async () => {
    const { element, get } = await SCENES.request({})
    const height = element.getBoundingClientRect().height
    const before = get<HTMLImageElement>('img').src
    get('[part~=refresh]').click()
    await aFrame()
    expect(element.getBoundingClientRect().height).to.equal(height)
    await until(() => get<HTMLImageElement>('img').src !== before, 'another picture')
    await get<HTMLImageElement>('img').decode()
    expect(element.getBoundingClientRect().height).to.equal(height)
  })
})
