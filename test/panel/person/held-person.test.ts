import { expect } from '@open-wc/testing'
import type { Output } from '../../ui/support/script.js'
import { until } from '../../ui/support/until.js'
import { mountPanel, named } from '../support/mount-panel.js'

const PERSON: Output<'panel.people.get'> = {
  login: 'osoba.4b.0',
  firstName: 'Anna',
  lastName: 'Nowak',
  email: 'zly@example.net',
  substituteId: 'K5M5-8PK4-9382-X942',
  hasPesel: false,
  class: '4b',
  role: 'member',
  classes: [],
  language: null,
  status: 'active',
  state: 'set',
  heldUntil: '2031-05-07T12:30:00.000Z',
  hasFactor: false,
  addressWish: null,
  addressBy: null,
  mailedAt: null,
  linkUntil: null,
  undelivered: null,
}
const script = { 'panel.people.get': [{ data: PERSON }] }

describe('a person whose account is held', () => {
  it('is shown with the reason and the end; the office enables the account', async () => {
    const panel = await mountPanel({ at: '#/osoba/osoba.4b.0', script })
    await until(() => panel.find('form'), 'the form is there')
    expect(panel.text()).to.match(/Wstrzymanie konta Do .*7 maja 2031.* nikt się nie zaloguje/)
    named(panel, 'Włącz konto').click()
    await until(() => panel.said() === 'Konto jest włączone.', 'it is enabled')
    expect(panel.text()).not.to.contain('Wstrzymanie konta')
  })

  it('is shown to a teacher too, who cannot', async () => {
    const panel = await mountPanel({ at: '#/osoba/osoba.4b.0', login: 'ewa', script })
    await until(() => panel.find('form'), 'the form is there')
    expect(panel.text()).to.contain('Wstrzymanie konta')
    expect(named(panel, 'Wyłącz konto').tagName).to.equal('BUTTON')
  })

  it('is marked in a list', async () => {
    const people = { data: { people: [PERSON, { ...PERSON, heldUntil: null }], total: 2 } }
    const panel = await mountPanel({ at: '#/klasa/4b', script: { 'panel.people.list': [people] } })
    await until(() => panel.find('tbody tr'), 'the list is there')
    const states = [...panel.element.querySelectorAll('tbody tr td:last-child')].map((cell) => cell.textContent?.trim())
    expect(states).to.deep.equal(['Wstrzymanie konta', 'Ma hasło'])
  })
})
