import { expect } from '@open-wc/testing'
import type * as Panel from '../../../panel/klucznik-panel.js'
import { ScriptedUnit } from '../../ui/support/scripted-unit.js'
import { aFrame, until } from '../../ui/support/until.js'

const RUSSIAN = '/broken/panel/i18n/ru.ts'

describe('texts of the panel that do not load', () => {
  // a copy of the panel without its Russian, see scripted-server.ts
  before(async () => {
    const copy = '/broken/panel/klucznik-panel.ts'
    const { KlucznikPanel } = (await import(copy)) as typeof Panel
    customElements.define('klucznik-panel-broken', class extends KlucznikPanel {})
  })

  it('are asked for once, and then by the button', async () => {
    const element = document.createElement('klucznik-panel-broken') as Panel.KlucznikPanel
    element.lang = 'ru'
    const unit = await new ScriptedUnit().script({})
    // not by `signInAs`, whose module loads the panel that is whole
    await fetch(`/signed-in/${unit.id}`, { method: 'POST', body: 'sekretariat' })
    element.unit = unit.id
    let updates = 0
    element.addController({ hostUpdate: () => void updates++ })
    const asked = () => performance.getEntriesByType('resource').filter(({ name }) => name.includes(RUSSIAN)).length
    document.body.append(element)
    await until(() => element.querySelector('[role=alert]'), 'it is said')
    expect(element.textContent).to.contain('Нет связи с сервером.')
    await until(async () => {
      const before = updates
      for (let frame = 0; frame < 20; frame++) await aFrame()
      return updates === before
    }, 'nothing is tried by itself')
    expect(asked()).to.equal(1)
    const before = updates
    element.querySelector<HTMLElement>('[role=alert] button')?.click()
    await until(() => updates > before, 'it is tried again')
    element.lang = 'pl'
    await until(() => element.querySelector('h1'), 'another language is there')
    await aFrame()
    expect(element.querySelector('[role=alert]')).to.equal(null)
    element.remove()
  })
})
