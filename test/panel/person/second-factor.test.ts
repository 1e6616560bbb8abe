import { expect } from '@open-wc/testing'
import type { Output } from '../../ui/support/script.js'
import { until } from '../../ui/support/until.js'
import { mountPanel, named } from '../support/mount-panel.js'

const PERSON: Output<'panel.people.get'> = {
  login: 'osoba.4b.0',
  firstName: 'Anna',
  lastName: 'Nowak',
  email: 'anna@example.net',
  substituteId: 'K5M5-8PK4-9382-X942',
  hasPesel: false,
  class: '4b',
  role: 'member',
  classes: [],
  language: null,
  status: 'active',
  state: 'set',
  heldUntil: null,
  hasFactor: true,
  addressWish: null,
  addressBy: null,
  mailedAt: null,
  linkUntil: null,
  undelivered: null,
}
const personOf = (more: Partial<typeof PERSON> = {}) => ({ 'panel.people.get': [{ data: { ...PERSON, ...more } }] })
const REMOVE = 'Usuń drugi składnik'

describe('a person with a second factor', () => {
  it('is shown with it, and loses it once the office has said so twice', async () => {
    const panel = await mountPanel({ at: '#/osoba/osoba.4b.0', script: personOf() })
    await until(() => panel.find('form'), 'the form is there')
    expect(panel.text()).to.contain('Ma drugi składnik logowania')
    named(panel, REMOVE).click()
    await until(() => panel.find('dialog[open] h2'), 'the question is there')
    expect(panel.text()).to.contain('Upewnij się, kto o to prosi')
    panel.get('dialog [value=yes]').click()
    await until(() => panel.said() === 'Zmiany są zapisane.', 'it is gone')
    expect(panel.text()).not.to.contain('Ma drugi składnik')
  })

  it('keeps it while the office has to show its own again, and a link leads there', async () => {
    const script = {
      ...personOf(),
      'panel.people.resetFactors': [{ code: 'REAUTHENTICATE' }],
    }
    const panel = await mountPanel({ at: '#/osoba/osoba.4b.0', script })
    await until(() => panel.find('form'), 'the form is there')
    named(panel, REMOVE).click()
    await until(() => panel.find('dialog[open] h2'), 'the question is there')
    panel.get('dialog [value=yes]').click()
    await until(() => panel.find('a[href^="/jst/"]'), 'the link is there')
    expect(panel.get('a[href^="/jst/"]').getAttribute('href')).to.equal('/jst/unit/sign-in/again?to=panel&lang=pl')
    expect(panel.text()).to.contain('Ma drugi składnik logowania')
  })

  it('keeps it at a teacher’s, and so does whoever is of the office', async () => {
    for (const scene of [
      { login: 'ewa', script: personOf() },
      { script: personOf({ role: 'office' }) },
      { script: personOf({ hasFactor: false }) },
    ]) {
      const panel = await mountPanel({ at: '#/osoba/osoba.4b.0', ...scene })
      await until(() => panel.find('form'), 'the form is there')
      expect([...panel.element.querySelectorAll('button')].map((button) => button.textContent?.trim())).not.to.include(
        REMOVE,
      )
    }
  })
})
