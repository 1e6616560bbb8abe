import { expect } from '@open-wc/testing'
import type * as Widget from '../../widget/index.js'
import { ask, mount, mountRequest, untilView } from '../widget/support/mount.js'
import { until } from './support/until.js'

describe('a part of the script that does not load', () => {
  const tag = 'klucznik-broken'
  // a copy of the element with files missing, see scripted-server.ts; the whole one is not used on this page
  before(async () => {
    const copy = '/broken/widget/index.ts'
    const { KlucznikRecovery } = (await import(copy)) as typeof Widget
    customElements.define(tag, class extends KlucznikRecovery {})
  })

  it('is told in the right language with a button to try again, when it is the texts', async () => {
    const mounted = await mount({ tag, attributes: { lang: 'uk' } })
    await until(() => mounted.find('[role=alert]'), 'the failure is told')
    expect(mounted.text()).to.equal('Немає зв’язку із сервером. Перевірте інтернет. Спробувати ще раз')
    expect(mounted.get('[role=alert]').closest('[lang]')?.getAttribute('lang')).to.equal('uk')
    expect(mounted.failures).to.deep.equal(['UNREACHABLE'])
    await expect(mounted.element).to.be.accessible()
    mounted.element.lang = 'pl'
    mounted.get('button').click()
    await untilView(mounted, 'request')
  })

  it('leaves the form in the language so far, when it is those of another language', async () => {
    const mounted = await mountRequest({ tag })
    mounted.element.lang = 'ru'
    await until(() => mounted.failures.length, 'the page is told')
    expect(mounted.get('h2').textContent).to.equal('Przywracanie dostępu')
    expect(mounted.get('h2').closest('[lang]')?.getAttribute('lang')).to.equal('pl')
    await ask(mounted)
    await untilView(mounted, 'sent')
  })

  it('stops the sending before anything is sent, keeps what was typed, and says so', async () => {
    const mounted = await mountRequest({ tag, attributes: { lang: 'en' } })
    await ask(mounted)
    await until(() => mounted.find('[role=alert]'), 'the failure is told')
    expect(mounted.text()).to.contain('The server cannot be reached.')
    expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal('anna@example.pl')
    expect(await mounted.unit.calls('recovery.request')).to.have.length(0)
  })
})
