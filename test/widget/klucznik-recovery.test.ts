import { expect, fixture, html } from '@open-wc/testing'
import { KlucznikRecovery } from '../../widget/index.js'
import { focused } from '../ui/support/focus.js'
import { ScriptedUnit } from '../ui/support/scripted-unit.js'
import { aTicket } from '../ui/support/a-ticket.js'
import { ask, mount, mountPassword, mountRequest, type, untilView } from './support/mount.js'
import { aFrame, until } from '../ui/support/until.js'

/** Makes a property of the window say something else for the time of a test. */
function pretend<K extends keyof typeof globalThis>(name: K, value: unknown): () => void {
  const real = Object.getOwnPropertyDescriptor(globalThis, name)
  Object.defineProperty(globalThis, name, { configurable: true, get: () => value })
  return () => real && Object.defineProperty(globalThis, name, real)
}

describe('klucznik-recovery', () => {
  it('is defined once, and a second script does no harm', async () => {
    const again = '../../widget/define.ts?second'
    await import(again)
    expect(customElements.get('klucznik-recovery')).to.equal(KlucznikRecovery)
    expect(document.createElement('klucznik-recovery')).to.be.instanceOf(KlucznikRecovery)
  })

  it('asks the server for nothing until it comes near the viewport', async () => {
    const unit = new ScriptedUnit()
    const page = await fixture<HTMLElement>(
      html`<main>
        <p style="height: 4000px"></p>
        <klucznik-recovery unit=${unit.id} lang="pl"></klucznik-recovery>
      </main>`,
    )
    const element = page.querySelector('klucznik-recovery') as KlucznikRecovery
    // the browser has said by now that it is not near
    await new Promise((resolve) => new IntersectionObserver(resolve).observe(element))
    await aFrame()
    expect(await unit.calls()).to.have.length(0)
    expect(element.renderRoot.textContent?.trim()).to.equal('')
    element.scrollIntoView()
    await until(() => element.renderRoot.querySelector('img'), 'the picture is there')
    expect(await unit.calls()).to.have.length(1)
    scrollTo(0, 0)
  })

  it('starts at once in a browser that cannot tell what is near', async () => {
    const restore = pretend('IntersectionObserver', undefined)
    try {
      const mounted = await mountRequest({
        wrap(element) {
          const deep = document.createElement('div')
          deep.style.paddingTop = '4000px'
          deep.append(element)
          return deep
        },
      })
      expect(await mounted.unit.calls()).to.have.length(1)
    } finally {
      restore()
    }
  })

  it('announces its views by events that bubble out of every shadow root', async () => {
    const heard: string[] = []
    const listen = (event: Event) => heard.push(event.type)
    const types = ['klucznik-view', 'klucznik-sent', 'klucznik-failure'] as const
    for (const name of types) document.addEventListener(name, listen)
    const mounted = await mountRequest({
      wrap(element) {
        const outer = document.createElement('div')
        outer.attachShadow({ mode: 'open' }).append(element)
        return outer
      },
    })
    await ask(mounted, { answer: 'WRONG' })
    await until(() => mounted.failures.length, 'a failure is told')
    await aFrame()
    await ask(mounted)
    await untilView(mounted, 'sent')
    for (const name of types) document.removeEventListener(name, listen)
    expect(heard).to.deep.equal(['klucznik-view', 'klucznik-failure', 'klucznik-sent', 'klucznik-view'])
    expect(mounted.views).to.deep.equal(['request', 'sent'])
  })

  it('[21] takes a ticket out of the address bar at once and keeps the state of the history entry', async () => {
    history.replaceState({ mine: 1 }, '', '?a=b#klucznik=live')
    const length = history.length
    const element = document.createElement('klucznik-recovery')
    document.body.append(element)
    expect(location.hash).to.equal('')
    expect(location.href).not.to.contain('#')
    expect(location.search).to.equal('?a=b')
    expect(history.state).to.deep.equal({ mine: 1 })
    expect(history.length).to.equal(length)
    element.remove()
  })

  it('leaves any other fragment alone', async () => {
    history.replaceState(null, '', '#kontakt')
    const mounted = await mountRequest()
    expect(location.hash).to.equal('#kontakt')
    expect(mounted.views).to.deep.equal(['request'])
    history.replaceState(null, '', location.pathname)
  })

  it('takes the ticket of a link that is opened in a tab that already shows the page', async () => {
    const mounted = await mountRequest()
    location.hash = `#klucznik=${aTicket('live')}`
    await untilView(mounted, 'password')
    expect(location.hash).to.equal('')
  })

  it('shows a link to the hosted page where there is no secure context, and asks the server nothing', async () => {
    const restore = pretend('isSecureContext', false)
    try {
      const mounted = await mount({ attributes: { server: 'https://operator.example/' }, ticket: 'live' })
      await untilView(mounted, 'insecure')
      expect(mounted.failures).to.deep.equal(['INSECURE_CONTEXT'])
      expect(mounted.get<HTMLAnchorElement>('a').href).to.equal(
        `https://operator.example/jst/${mounted.unit.id}#klucznik=${aTicket('live')}`,
      )
      expect(await mounted.unit.calls()).to.have.length(0)
    } finally {
      restore()
    }
  })

  it('leads out of an insecure page even when that page is the hosted one', async () => {
    const restore = pretend('isSecureContext', false)
    try {
      const mounted = await mount({ attributes: { server: 'http://konto.przykladowo.example' } })
      await untilView(mounted, 'insecure')
      expect(mounted.get<HTMLAnchorElement>('a').protocol).to.equal('https:')
    } finally {
      restore()
    }
  })

  it('tells the webmaster which unit the server does not know', async () => {
    const mounted = await mount({ script: { 'captcha.issue': [{ code: 'UNIT_UNKNOWN' }] } })
    await untilView(mounted, 'misconfigured')
    expect(mounted.text()).to.contain('Zapytaj w szkole')
    expect(mounted.text()).to.contain(`serwer ${location.origin} nie zna jednostki „${mounted.unit.id}”`)
    expect(mounted.failures).to.deep.equal(['UNIT_UNKNOWN'])
  })

  it('tells the webmaster that the unit is missing, and starts when it comes', async () => {
    const mounted = await mount({ attributes: { unit: '' } })
    await untilView(mounted, 'misconfigured')
    expect(mounted.text()).to.contain('brakuje atrybutu unit')
    mounted.element.setAttribute('unit', mounted.unit.id)
    await untilView(mounted, 'request')
    await until(() => mounted.find('img'), 'the picture is there')
  })

  it('survives being moved about the page, and keeps what was typed', async () => {
    const mounted = await mountRequest()
    type(mounted, 'identifier', 'anna')
    const elsewhere = document.createElement('div')
    document.querySelector('main')?.append(elsewhere)
    elsewhere.append(mounted.element)
    await aFrame()
    expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal('anna')
    await ask(mounted)
    await untilView(mounted, 'sent')
  })
})

describe('its attributes, at run time', () => {
  it('unit: begins anew with the other unit and keeps what was typed', async () => {
    const mounted = await mountRequest()
    type(mounted, 'identifier', 'anna')
    const other = new ScriptedUnit()
    const before = mounted.get<HTMLImageElement>('img').src
    mounted.element.unit = other.id
    await until(
      () => ![undefined, before].includes(mounted.find('img')?.getAttribute('src') ?? undefined),
      'another picture',
    )
    await aFrame()
    expect(await other.calls('captcha.issue')).to.have.length(1)
    expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal('anna')
  })

  it('server: asks there', async () => {
    const mounted = await mountRequest()
    // a port that no browser lets anybody ask
    mounted.element.setAttribute('server', 'http://localhost:9')
    await until(() => mounted.find('[role=alert]'), 'the failure is told')
    expect(mounted.failures).to.deep.equal(['UNREACHABLE'])
    mounted.element.removeAttribute('server')
    await until(() => mounted.find('img'), 'back to where the script came from')
  })

  it('lang: speaks the other language with the form as it was', async () => {
    const mounted = await mountRequest()
    type(mounted, 'identifier', 'anna')
    for (const [lang, title] of [
      ['uk', 'Відновлення доступу'],
      ['en', 'Recover access'],
      ['ru', 'Восстановление доступа'],
      ['pl', 'Przywracanie dostępu'],
    ] as const) {
      mounted.element.lang = lang
      await until(() => mounted.get('h2').textContent === title, title)
      expect(mounted.get('h2').closest('[lang]')?.getAttribute('lang')).to.equal(lang)
    }
    expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal('anna')
    expect(await mounted.unit.calls('captcha.issue')).to.have.length(1)
  })

  it('lang: changes the later views as well', async () => {
    const mounted = await mountPassword()
    mounted.element.lang = 'en'
    await until(() => mounted.get('h2').textContent === 'Set a new password', 'the heading is English')
    await until(() => mounted.text().includes('At least 12 characters.'), 'so is the form')
  })

  it('theme: stands on the surface, where the colours come from', async () => {
    const mounted = await mountRequest()
    const surface = mounted.get('h2').closest('section') as HTMLElement
    const background = () => getComputedStyle(surface).backgroundColor
    expect(background()).to.equal('rgb(255, 255, 255)')
    mounted.element.theme = 'dark'
    await aFrame()
    expect(background()).to.equal('rgb(21, 27, 34)')
    mounted.element.setAttribute('theme', 'light')
    await aFrame()
    expect(background()).to.equal('rgb(255, 255, 255)')
  })

  it('theme: auto follows the color-scheme of the page', async () => {
    const mounted = await mountRequest()
    const surface = mounted.get('h2').closest('section') as HTMLElement
    document.documentElement.style.colorScheme = 'dark'
    expect(getComputedStyle(surface).backgroundColor).to.equal('rgb(21, 27, 34)')
    document.documentElement.style.colorScheme = ''
    expect(getComputedStyle(surface).backgroundColor).to.equal('rgb(255, 255, 255)')
  })

  it('captcha: changes the way, and keeps the identifier', async () => {
    const mounted = await mountRequest()
    type(mounted, 'identifier', 'anna')
    mounted.element.captcha = 'work'
    await until(() => !mounted.find('img'), 'no picture')
    mounted.element.setAttribute('captcha', 'nonsense')
    await until(() => mounted.find('img'), 'anything unknown is a picture')
    expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal('anna')
    const kinds = (await mounted.unit.calls('captcha.issue')).map(({ input }) => input['kind'])
    expect(kinds).to.deep.equal(['picture', 'work', 'picture'])
  })

  it('sign-in-url: changes the link that is on show', async () => {
    const mounted = await mountPassword()
    type(mounted, 'password', 'trzy niebieskie krowy')
    mounted.get('[type=submit]').click()
    await untilView(mounted, 'done')
    expect(mounted.find('a')).to.equal(null)
    mounted.element.setAttribute('sign-in-url', '/dziennik')
    await until(() => mounted.find('a'), 'a link')
    expect(mounted.get<HTMLAnchorElement>('a').href).to.equal(`${location.origin}/dziennik`)
  })

  it('light: moves everything out of the shadow root and back, with what was typed', async () => {
    const mounted = await mountRequest()
    const { element } = mounted
    type(mounted, 'identifier', 'anna')
    element.light = true
    await aFrame()
    expect(element.querySelector<HTMLInputElement>('[name=identifier]')?.value).to.equal('anna')
    expect(element.querySelector('h2')?.checkVisibility()).to.equal(true)
    element.light = false
    await aFrame()
    expect(element.querySelector('[name=identifier]')).to.equal(null)
    expect(element.shadowRoot?.querySelector<HTMLInputElement>('[name=identifier]')?.value).to.equal('anna')
    await ask(mounted)
    await untilView(mounted, 'sent')
  })
})

describe('light mode', () => {
  it('[60] has no shadow root, so that password managers see the fields', async () => {
    const mounted = await mountPassword({ attributes: { light: '' } })
    expect(mounted.element.shadowRoot).to.equal(null)
    expect(document.querySelector('klucznik-recovery [autocomplete=new-password]')).to.be.instanceOf(HTMLInputElement)
    type(mounted, 'password', 'trzy niebieskie krowy')
    mounted.get('[type=submit]').click()
    await untilView(mounted, 'done')
    expect(focused()?.textContent).to.equal('Hasło jest ustawione')
  })

  it('takes the place of the fallback, whereas a shadow root only covers it', async () => {
    const unit = new ScriptedUnit()
    const page = await fixture(
      html`<main>
        <klucznik-recovery light unit=${unit.id}><p>Zadzwoń do szkoły</p></klucznik-recovery>
      </main>`,
    )
    await aFrame()
    expect(page.textContent).not.to.contain('Zadzwoń')
    const covered = await fixture(
      html`<main>
        <klucznik-recovery unit=${unit.id}><p id="fallback">Zadzwoń</p></klucznik-recovery>
      </main>`,
    )
    expect(covered.querySelector('#fallback')?.checkVisibility()).to.equal(false)
  })

  it('gives its page the styles once, however many elements there are', async () => {
    const count = () => document.adoptedStyleSheets.length
    await mountRequest({ attributes: { light: '' } })
    const once = count()
    expect(once).to.be.greaterThan(0)
    await mountRequest({ attributes: { light: '' } })
    expect(count()).to.equal(once)
  })

  it('gives ids that no second element on the page has', async () => {
    await fixture(
      html`<main>
        <klucznik-recovery light lang="pl" unit=${new ScriptedUnit().id}></klucznik-recovery>
        <klucznik-recovery light lang="pl" unit=${new ScriptedUnit().id}></klucznik-recovery>
      </main>`,
    )
    await until(() => document.querySelectorAll('main img').length === 2, 'both are there')
    const ids = [...document.querySelectorAll('main [id]')].map(({ id }) => id)
    expect(ids.length).to.be.greaterThan(5)
    expect(new Set(ids).size).to.equal(ids.length)
  })
})
