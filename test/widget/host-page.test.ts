import { expect } from '@open-wc/testing'
import { aFrame, until } from '../ui/support/until.js'
import { ask, mount, mountRequest, untilView, type MountOptions, type Mounted } from './support/mount.js'

/** In a `div` of a page with this style. */
function within(style: string): Pick<MountOptions, 'wrap'> {
  return {
    wrap(element) {
      const page = document.createElement('div')
      page.style.cssText = style
      page.append(element)
      return page
    },
  }
}

/** What Chrome's translator does to a page: each text node gives way to two nested `<font>`s, now and after each change. */
function translate(root: Node): () => void {
  const observer = new MutationObserver(() => turn())
  const turn = () => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    while (walker.nextNode()) texts.push(walker.currentNode as Text)
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement?.closest('font, style, script')) continue
      const [outer, inner] = [document.createElement('font'), document.createElement('font')]
      for (const font of [outer, inner]) font.style.verticalAlign = 'inherit'
      inner.textContent = text.data
      outer.append(inner)
      text.replaceWith(outer)
    }
  }
  turn()
  observer.observe(root, { childList: true, characterData: true, subtree: true })
  return () => observer.disconnect()
}

const surface = ({ get }: Mounted): CSSStyleDeclaration => getComputedStyle(get('h2').parentElement as HTMLElement)

describe('the element on a page of somebody else', () => {
  for (const attributes of [{}, { light: '' }]) {
    it(`a translated page: headings and notes change with the view ${'light' in attributes ? 'without' : 'in'} a shadow root`, async () => {
      const mounted = await mountRequest({ attributes })
      const stop = translate(mounted.element.renderRoot)
      await aFrame()
      expect(mounted.get('h2').textContent?.trim()).to.equal('Przywracanie dostępu')
      expect(mounted.get('h2').querySelector('font font')).to.not.equal(null)
      await ask(mounted)
      await untilView(mounted, 'sent')
      await until(() => mounted.get('h2').textContent?.trim() === 'Sprawdź pocztę', 'the heading is that of the view')
      mounted.element.lang = 'uk'
      await until(() => !mounted.text().includes('Sprawdź pocztę'), 'the heading is in the other language')
      stop()
    })
  }

  it('moved, cloned and hidden it goes on working', async () => {
    const mounted = await mountRequest({ attributes: { light: '' } })
    const clone = mounted.element.cloneNode(true) as HTMLElement
    mounted.element.after(clone)
    mounted.element.hidden = true
    await until(() => clone.querySelector('img'), 'the clone has a picture')
    expect(clone.querySelectorAll('h2')).to.have.length(1)
    mounted.element.hidden = false
    clone.after(mounted.element)
    await ask(mounted)
    await untilView(mounted, 'sent')
    clone.remove()
  })

  it('A+: its size is the element’s own font-size, and at least 16 px', async () => {
    expect(surface(await mountRequest(within('font-size: 24px'))).fontSize).to.equal('24px')
    expect(surface(await mountRequest(within('font-size: 10px'))).fontSize).to.equal('16px')
  })

  it('what the page lets its texts inherit does not bleed in', async () => {
    const style = surface(
      await mountRequest(
        within(
          'text-indent: 3em; letter-spacing: 1em; word-spacing: 1em; text-transform: uppercase; text-align: right; direction: rtl; font-style: italic; font-weight: 700; color: red; -webkit-text-fill-color: red; text-shadow: 0 0 9px red',
        ),
      ),
    )
    expect(style.textIndent).to.equal('0px')
    expect(style.letterSpacing).to.equal('normal')
    expect(style.wordSpacing).to.equal('0px')
    expect(style.textTransform).to.equal('none')
    expect(style.textAlign).to.equal('start')
    expect(style.direction).to.equal('ltr')
    expect(style.fontStyle).to.equal('normal')
    expect(style.fontWeight).to.equal('400')
    expect(style.webkitTextFillColor).to.equal(style.color)
    expect(style.textShadow).to.equal('none')
  })

  it('keys that are typed do not reach the page’s shortcuts, Tab and Escape do', async () => {
    const mounted = await mountRequest()
    const heard: string[] = []
    const listen = (event: KeyboardEvent) => heard.push(event.key)
    for (const name of ['keydown', 'keypress', 'keyup'] as const) {
      document.addEventListener(name, listen)
      for (const key of ['s', 'Enter', 'Tab', 'Escape']) {
        mounted.get('[name=identifier]').dispatchEvent(new KeyboardEvent(name, { key, bubbles: true, composed: true }))
      }
      document.removeEventListener(name, listen)
    }
    expect(heard).to.deep.equal(['Tab', 'Escape', 'Tab', 'Escape', 'Tab', 'Escape'])
  })

  it('light="false" means false', async () => {
    for (const light of ['false', 'FALSE', '0', 'no', 'off']) {
      expect((await mount({ attributes: { light } })).element.light, light).to.equal(false)
    }
    for (const light of ['', 'true', 'light']) {
      expect((await mount({ attributes: { light } })).element.light, light).to.equal(true)
    }
  })

  it('heading-level: levels of the heading and of those within a view', async () => {
    const mounted = await mountRequest({ attributes: { 'heading-level': '4' } })
    expect(mounted.get('h2').ariaLevel).to.equal('4')
    await ask(mounted)
    await untilView(mounted, 'sent')
    await until(() => mounted.find('klucznik-address-word h3'), 'it is there')
    for (const heading of mounted.element.renderRoot.querySelectorAll('h3')) expect(heading.ariaLevel).to.equal('5')
    mounted.element.setAttribute('heading-level', '9')
    await mounted.element.updateComplete
    expect(mounted.get('h2').ariaLevel).to.equal('2')
  })
})
