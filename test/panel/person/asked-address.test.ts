import { expect } from '@open-wc/testing'
import type { Output } from '../../ui/support/script.js'
import { until } from '../../ui/support/until.js'
import { mountPanel, named } from '../support/mount-panel.js'

const PERSON: Output<'panel.people.get'> = {
  login: 'osoba.4b.0',
  firstName: 'Anna',
  lastName: 'Nowak',
  email: 'anna@example.org',
  substituteId: 'K5M5-8PK4-9382-X942',
  hasPesel: false,
  class: '4b',
  role: 'member',
  classes: [],
  language: null,
  status: 'active',
  state: 'set',
  heldUntil: null,
  hasFactor: false,
  addressWish: { email: 'nowy@example.net', login: 'ewa' },
  addressBy: 'ewa',
  mailedAt: null,
  linkUntil: null,
  undelivered: null,
}
const script = { 'panel.people.get': [{ data: PERSON }] }

describe('another address that a teacher asks for', () => {
  for (const [button, email] of [
    ['Zmień adres', 'nowy@example.net'],
    ['Anuluj', 'anna@example.org'],
  ] as const) {
    it(`is decided by the office: ${button}`, async () => {
      const panel = await mountPanel({ at: '#/osoba/osoba.4b.0', script })
      await until(() => panel.find('form'), 'the form is there')
      expect(panel.text()).to.contain('Zmienić adres e-mail? nowy@example.net (ewa → Sekretariat)')
      named(panel, button).click()
      await until(() => panel.said() === 'Zmiany są zapisane.', 'it is saved')
      const [call] = await panel.unit.calls('panel.people.save')
      expect(call?.input).to.deep.equal({ isNew: false, person: { login: 'osoba.4b.0', email } })
    })
  }

  it('is shown to a teacher, who cannot decide', async () => {
    const panel = await mountPanel({ at: '#/osoba/osoba.4b.0', login: 'ewa', script })
    await until(() => panel.find('form'), 'the form is there')
    expect(panel.text()).to.contain('Zmienić adres e-mail? nowy@example.net')
    expect(panel.text()).not.to.contain('Zmień adres')
  })

  it('is marked in a list, and so is an address that a teacher wrote down before the password', async () => {
    const people = { data: { people: [PERSON, { ...PERSON, addressWish: null, addressBy: null }], total: 2 } }
    const panel = await mountPanel({ at: '#/klasa/4b', script: { 'panel.people.list': [people] } })
    await until(() => panel.find('tbody tr'), 'the list is there')
    const states = [...panel.element.querySelectorAll('tbody tr td:last-child')].map((cell) =>
      cell.textContent?.replace(/\s+/g, ' ').trim(),
    )
    expect(states).to.deep.equal(['Zmienić adres e-mail? E-mail: ewa', 'Ma hasło'])
  })
})
