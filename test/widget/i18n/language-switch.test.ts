import { expect } from '@open-wc/testing'
import { mountRequest, type, type Mounted } from '../support/mount.js'
import { until } from '../../ui/support/until.js'

/** The switch, once it has come. */
async function switchOf(mounted: Mounted): Promise<HTMLElement[]> {
  await until(() => mounted.find('nav'), 'the switch is there')
  return [...mounted.get('nav').querySelectorAll('button')]
}

async function choose(mounted: Mounted, name: string): Promise<void> {
  const button = (await switchOf(mounted)).find((each) => each.textContent?.trim() === name)
  button?.click()
}

const speaks = (mounted: Mounted, title: string) => until(() => mounted.find('h2')?.textContent === title, title)

describe('the switch of languages', () => {
  it('names each language in itself, marked as that language, and says which one is spoken', async () => {
    const mounted = await mountRequest()
    const buttons = await switchOf(mounted)
    expect(buttons.map((each) => [each.textContent?.trim(), each.lang, each.ariaPressed])).to.deep.equal([
      ['Polski', 'pl', 'true'],
      ['Українська', 'uk', 'false'],
      ['English', 'en', 'false'],
      ['Русский', 'ru', 'false'],
    ])
    expect(mounted.get('nav').ariaLabel).to.equal('Język')
  })

  it('keeps what was typed, the picture, and the focus', async () => {
    const mounted = await mountRequest()
    type(mounted, 'identifier', 'olena@example.pl')
    const [, ukrainian] = await switchOf(mounted)
    ukrainian?.focus()
    ukrainian?.click()
    await speaks(mounted, 'Відновлення доступу')
    expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal('olena@example.pl')
    expect(await mounted.unit.calls('captcha.issue')).to.have.length(1)
    expect(mounted.get('nav').contains(mounted.element.shadowRoot?.activeElement ?? null)).to.equal(true)
    expect(mounted.get('nav').ariaLabel).to.equal('Мова')
  })

  it('is kept for the visit, on the next page too', async () => {
    const first = await mountRequest()
    await choose(first, 'Українська')
    // two forms above one another would be too tall for a third to be near
    first.element.remove()
    await speaks(await mountRequest({ sameVisit: true }), 'Відновлення доступу')
    await speaks(await mountRequest(), 'Przywracanie dostępu')
  })

  it('gives way to a page that asks for another language afterwards', async () => {
    const mounted = await mountRequest()
    await choose(mounted, 'Українська')
    await speaks(mounted, 'Відновлення доступу')
    mounted.element.lang = 'en'
    await speaks(mounted, 'Recover access')
    await speaks(await mountRequest({ sameVisit: true, attributes: { lang: 'ru' } }), 'Восстановление доступа')
  })
})
