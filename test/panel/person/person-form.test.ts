import { expect } from '@open-wc/testing'
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands'
import { focused } from '../../ui/support/focus.js'
import type { Script } from '../../ui/support/script.js'
import { stopClock } from '../../ui/support/stopped-clock.js'
import { aFrame, until } from '../../ui/support/until.js'
import { fill, goTo, mountPanel, named, type MountedPanel } from '../support/mount-panel.js'

const SLOW: Script = { 'panel.people.save': [{ held: true }] }
const value = ({ get }: MountedPanel, name: string) => get<HTMLInputElement>(`[name=${name}]`).value
const saves = ({ unit }: MountedPanel) => unit.calls('panel.people.save')

async function openForm(at: string, script: Script = {}): Promise<MountedPanel> {
  const panel = await mountPanel({ at, script })
  await until(() => panel.find('form [type=submit]'), 'the form is there')
  return panel
}

describe('a person’s form, while it is being saved', () => {
  it('keeps what is typed about a known person, as not saved yet', async () => {
    const panel = await openForm('#/osoba/osoba.4b.0', SLOW)
    fill(panel, 'firstName', 'Hanna')
    panel.get('form [type=submit]').click()
    fill(panel, 'firstName', 'Hanna Maria')
    fill(panel, 'lastName', 'Nowak-Lis')
    await panel.unit.release()
    await until(() => panel.said() === 'Zmiany są zapisane.', 'it is saved')
    await aFrame()
    expect([value(panel, 'firstName'), value(panel, 'lastName')]).to.deep.equal(['Hanna Maria', 'Nowak-Lis'])
    panel.get('form [type=submit]').click()
    await until(async () => (await saves(panel)).length === 2, 'the rest is saved')
    expect((await saves(panel)).at(-1)?.input['person']).to.deep.equal({
      login: 'osoba.4b.0',
      firstName: 'Hanna Maria',
      lastName: 'Nowak-Lis',
    })
  })

  it('takes what is typed about a new person along to the person', async () => {
    const panel = await openForm('#/nowa-osoba', SLOW)
    fill(panel, 'login', 'osoba.4b.0')
    panel.get('form [type=submit]').click()
    fill(panel, 'lastName', 'Zielińska')
    await panel.unit.release()
    await until(() => panel.find('.panel-summary-box') && panel.find('form'), 'the person is there')
    await until(() => value(panel, 'lastName') === 'Zielińska', 'the name is still there')
    expect(panel.text()).to.contain('Nie jest jeszcze zapisany.')
  })

  it('may be left, and is no draft once the save comes through', async () => {
    const panel = await openForm('#/nowa-osoba', SLOW)
    fill(panel, 'login', 'nowak.zosia')
    panel.get('form [type=submit]').click()
    await goTo(panel, '#/klasy')
    await panel.unit.release()
    await until(() => panel.said().startsWith('Osoba jest zapisana.'), 'it is said')
    await goTo(panel, '#/nowa-osoba')
    await until(() => panel.find('form [type=submit]'), 'the form is there')
    expect(value(panel, 'login')).to.equal('')
    expect(panel.text()).not.to.contain('Nie jest jeszcze zapisany.')
  })

  it('may be left and come back to, and waits for the same save', async () => {
    const panel = await openForm('#/nowa-osoba', SLOW)
    fill(panel, 'login', 'osoba.4b.0')
    panel.get('form [type=submit]').click()
    await goTo(panel, '#/klasy')
    await goTo(panel, '#/nowa-osoba')
    await until(() => panel.find('form [type=submit]'), 'the form is there')
    panel.get('form [type=submit]').click()
    await panel.unit.release()
    await until(() => panel.find('.panel-summary-box'), 'it leads to the person')
    expect(panel.text()).to.contain('Osoba jest zapisana. Możesz ją zaprosić.')
    expect((await saves(panel)).length).to.equal(1)
  })
})

describe('a person’s form', () => {
  it('says beside its button what became of it, within the window', async () => {
    const panel = await openForm('#/osoba/osoba.4b.0')
    const button = panel.get('form [type=submit]')
    const shown = () => panel.find('form .panel-outcome')
    button.click()
    await until(() => shown()?.textContent?.includes('Nic się nie zmieniło'), 'there was nothing to save')
    expect(shown()?.getAttribute('data-kind')).to.equal('warning')
    fill(panel, 'firstName', 'Hanna')
    button.click()
    await until(() => shown()?.textContent?.includes('Zmiany są zapisane.'), 'it is saved')
    const { top, bottom } = shown()?.getBoundingClientRect() ?? { top: -1, bottom: Infinity }
    expect(top).to.be.at.least(0)
    expect(bottom).to.be.at.most(innerHeight)
    expect(button.compareDocumentPosition(shown() as Node)).to.equal(Node.DOCUMENT_POSITION_FOLLOWING)
  })

  it('says on a new person’s page that they are saved, and takes a login alone', async () => {
    const panel = await openForm('#/nowa-osoba')
    fill(panel, 'login', 'osoba.4b.0')
    panel.get('form [type=submit]').click()
    await until(() => panel.find('.panel-summary-box'), 'the person is there')
    expect(panel.get('.panel-outcome').textContent?.trim()).to.equal('Osoba jest zapisana. Możesz ją zaprosić.')
  })

  it('does not move its button away while it is being pressed', async () => {
    // all of it on show: a browser that scrolls makes up for what moves above
    await setViewport({ width: 800, height: 1600 })
    const clock = stopClock()
    const panel = await openForm('#/nowa-osoba')
    fill(panel, 'login', 'nowak.zosia')
    panel.get('[name=pesel]').focus()
    await sendKeys({ type: '4405140135' })
    const button = panel.get('form [type=submit]')
    const { x, y, width, height } = button.getBoundingClientRect()
    const position: [number, number] = [Math.round(x + width / 2), Math.round(y + height / 2)]
    await sendMouse({ type: 'move', position })
    await sendMouse({ type: 'down' })
    clock.pass(600)
    await aFrame()
    expect(button.getBoundingClientRect().y).to.equal(y)
    let clicks = 0
    button.addEventListener('click', () => clicks++)
    await sendMouse({ type: 'up' })
    await until(() => (clock.pass(50), panel.find('[name=pesel][aria-invalid=true]')), 'it is said')
    expect(clicks).to.equal(1)
    await setViewport({ width: 800, height: 600 })
  })

  it('is of the class that it was opened from, whatever was left in another, and can be emptied', async () => {
    const panel = await openForm('#/nowa-osoba/4b')
    fill(panel, 'login', 'nowak.zosia')
    await goTo(panel, '#/nowa-osoba/7a')
    await until(() => panel.find('form [type=submit]'), 'the form is there')
    expect([value(panel, 'login'), value(panel, 'class')]).to.deep.equal(['', '7a'])
    await goTo(panel, '#/nowa-osoba/4b')
    await until(() => panel.find('form [type=submit]'), 'the form is there')
    expect([value(panel, 'login'), value(panel, 'class')]).to.deep.equal(['nowak.zosia', '4b'])
    named(panel, 'Wyczyść formularz').click()
    await until(() => value(panel, 'login') === '', 'it is empty')
    expect(value(panel, 'class')).to.equal('4b')
    await until(() => focused() === panel.get('[name=firstName]'), 'the focus is at its beginning')
    await goTo(panel, '#/klasy')
    await goTo(panel, '#/nowa-osoba/4b')
    await until(() => panel.find('form [type=submit]'), 'the form is there')
    expect(value(panel, 'login')).to.equal('')
  })

  it('says what a removed address means', async () => {
    const panel = await openForm('#/osoba/osoba.4b.0')
    fill(panel, 'email', '')
    panel.get('form [type=submit]').click()
    await until(() => panel.find('dialog[open]'), 'it is asked')
    expect(panel.get('dialog').textContent)
      .to.contain('Usunąć adres e-mail?')
      .and.contain('nie dojdzie już żadna wiadomość')
      .and.contain('O usunięciu napiszemy pod ten adres.')
  })
})
