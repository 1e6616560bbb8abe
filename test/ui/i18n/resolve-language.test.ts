import { expect, fixture, html } from '@open-wc/testing'
import { resolveLanguage } from '../../../ui/i18n/resolve-language.js'

function browserSpeaks(...languages: string[]): void {
  Object.defineProperty(navigator, 'languages', { configurable: true, get: () => languages })
}

describe('resolveLanguage', () => {
  const page = document.documentElement
  beforeEach(() => page.removeAttribute('lang'))
  afterEach(() => {
    page.removeAttribute('lang')
    Reflect.deleteProperty(navigator, 'languages')
  })

  it('takes the own attribute first, with or without a region, in any case', () => {
    page.lang = 'en'
    expect(resolveLanguage(page, 'uk')).to.equal('uk')
    expect(resolveLanguage(page, 'UK-ua')).to.equal('uk')
  })

  it('takes the closest lang of the page', async () => {
    page.lang = 'en'
    const inner = await fixture<HTMLElement>(html`<div lang="ru"><p></p></div>`)
    expect(resolveLanguage(inner.querySelector('p') as HTMLElement, '')).to.equal('ru')
    expect(resolveLanguage(document.body, '')).to.equal('en')
  })

  it('looks through shadow roots', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="uk"></div>`)
    const host = document.createElement('div')
    outer.append(host)
    const inner = document.createElement('p')
    host.attachShadow({ mode: 'open' }).append(inner)
    expect(resolveLanguage(inner, '')).to.equal('uk')
  })

  it('falls back to the first language of the browser that it speaks, then to Polish', () => {
    browserSpeaks('de-DE', 'en-GB', 'uk')
    expect(resolveLanguage(page, '')).to.equal('en')
    page.lang = 'fr'
    expect(resolveLanguage(page, '')).to.equal('en')
    browserSpeaks('de', 'fr')
    expect(resolveLanguage(page, '')).to.equal('pl')
    expect(resolveLanguage(page, 'nonsense')).to.equal('pl')
  })
})
