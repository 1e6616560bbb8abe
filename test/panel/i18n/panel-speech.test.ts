import { expect } from '@open-wc/testing'
import type * as Panel from '../../../panel/klucznik-panel.js'
import { aFrame, until } from '../../ui/support/until.js'

describe('texts of the panel that do not load', () => {
  // a copy of the panel without its Russian, see scripted-server.mjs
  before(async () => {
    const copy = '/broken/panel/klucznik-panel.ts'
    const { KlucznikPanel } = (await import(copy)) as typeof Panel
    customElements.define('klucznik-panel-broken', class extends KlucznikPanel {})
  })

  it('are asked for once, and then by the button', async () => {
    const element = document.createElement('klucznik-panel-broken') as Panel.KlucznikPanel
    element.lang = 'ru'
    let updates = 0
    element.addController({ hostUpdate: () => void updates++ })
    document.body.append(element)
    await until(() => element.querySelector('[role=alert]'), 'it is said')
    expect(element.textContent).to.contain('Нет связи с сервером.')
    await aFrame()
    const before = updates
    for (let frame = 0; frame < 10; frame++) await aFrame()
    expect(updates, 'nothing is tried by itself').to.equal(before)
    element.lang = 'pl'
    await until(() => element.querySelector('h1'), 'another language is there')
    await aFrame()
    expect(element.querySelector('[role=alert]')).to.equal(null)
    element.remove()
  })
})
