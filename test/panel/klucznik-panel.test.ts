import { expect } from '@open-wc/testing'
import { focused } from '../ui/support/focus.js'
import type { Output, Step } from '../ui/support/script.js'
import { aFrame, until } from '../ui/support/until.js'
import { endSession, fill, goTo, mountPanel, named, signInAs, type MountedPanel } from './support/mount-panel.js'

/** Whoever comes back from the page where one signs in, in another tab. */
function comeBack(): void {
  document.dispatchEvent(new Event('visibilitychange'))
}

const signInOf = (panel: MountedPanel, more = ''): string => `/jst/${panel.unit.id}/sign-in?to=panel&lang=pl${more}`

describe('whoever is not signed in', () => {
  it('is led to the page where one signs in, and comes back to the same place', async () => {
    const panel = await mountPanel({ login: '', at: '#/klasa/4b' })
    await until(() => panel.left[0], 'it leads away')
    expect(panel.left).to.deep.equal([signInOf(panel)])
    await signInAs(panel.unit, 'ewa')
    history.replaceState(null, '', `${location.pathname}${location.search}`)
    const second = document.createElement('klucznik-panel')
    second.setAttribute('unit', panel.unit.id)
    panel.element.replaceWith(second)
    await until(() => second.querySelector('table'), 'the class is there')
    expect(location.hash).to.equal('#/klasa/4b')
    second.remove()
  })

  it('is told that the session ended, by the page that they are led to', async () => {
    const panel = await mountPanel({ at: '#/klasy' })
    await endSession(panel.unit)
    await goTo(panel, '#/klasa/4b')
    await until(() => panel.left[0], 'it leads away')
    expect(panel.left).to.deep.equal([signInOf(panel, '&why=ended')])
    expect(panel.element.innerHTML).not.to.contain('Nowak')
  })
})

describe('the panel', () => {
  it('moves the focus to the heading of each place, and says it in the title', async () => {
    const panel = await mountPanel()
    await goTo(panel, '#/niedoreczone')
    expect(focused()).to.equal(panel.get('h1'))
    expect(panel.heading()).to.equal('Niedoręczone wiadomości')
    expect(document.title).to.contain('Niedoręczone wiadomości – Panel szkoły')
    await goTo(panel, '#/osoba/osoba.4b.0')
    await until(() => panel.heading() === 'Nowak Anna', 'the heading knows the name')
  })

  it('takes a question away with the place that asked it, and does nothing', async () => {
    const panel = await mountPanel({ at: '#/klasa/4b' })
    await goTo(panel, '#/osoba/osoba.4b.0')
    await until(() => panel.find('form'), 'the form is there')
    named(panel, 'Wyłącz konto').click()
    await until(() => panel.find('dialog[open]'), 'it is asked')
    history.back()
    await until(() => panel.heading() === 'Klasa 4b', 'it is the place before')
    expect(panel.find('dialog[open]')).to.equal(null)
    panel.get('dialog [value=yes]').click()
    await aFrame()
    expect(await panel.unit.calls('panel.people.disable')).to.deep.equal([])
  })

  it('shows a teacher neither staff nor history', async () => {
    const panel = await mountPanel({ login: 'ewa' })
    expect(panel.get('.panel-menu').textContent).not.to.contain('Historia')
    for (const place of ['#/dziennik', '#/pracownicy']) {
      await goTo(panel, place)
      expect(panel.heading()).to.equal('Nie ma takiej strony')
    }
    expect(await panel.unit.calls('panel.audit.list')).to.deep.equal([])
  })

  it('speaks another language at once, and keeps what was typed', async () => {
    const panel = await mountPanel({ at: '#/nowa-osoba' })
    await until(() => panel.find('[name=login]'), 'the form is there')
    fill(panel, 'login', 'nowak.zosia')
    named(panel, 'Українська').click()
    await until(() => panel.heading() === 'Нова особа', 'it speaks Ukrainian')
    expect(panel.get<HTMLInputElement>('[name=login]').value).to.equal('nowak.zosia')
    expect(document.documentElement.lang).to.equal('uk')
    document.documentElement.lang = 'pl'
  })

  it('keeps what was typed when the session has ended, and shows it again to whoever typed it', async () => {
    const panel = await mountPanel({ at: '#/nowa-osoba' })
    await until(() => panel.find('[name=login]'), 'the form is there')
    fill(panel, 'login', 'nowak.zosia')
    fill(panel, 'pesel', '44051401359')
    await endSession(panel.unit)
    panel.get('[type=submit]').click()
    await until(() => panel.find('[target=_blank]'), 'the way to the sign-in is there')
    expect(panel.heading()).to.equal('Sesja się skończyła')
    expect(focused()).to.equal(panel.get('h1'))
    expect(panel.get('[target=_blank]').getAttribute('href')).to.equal(signInOf(panel))
    expect(panel.left).to.deep.equal([])
    expect(panel.element.innerHTML).not.to.contain('nowak.zosia')
    await signInAs(panel.unit, 'sekretariat')
    comeBack()
    await until(() => panel.find('[name=login]'), 'the form is back')
    expect(panel.get<HTMLInputElement>('[name=login]').value).to.equal('nowak.zosia')
    expect(panel.get<HTMLInputElement>('[name=pesel]').value).to.equal('44051401359')
    expect(panel.text()).to.contain('Nie jest jeszcze zapisany.')
  })

  it('gives nobody else’s draft to whoever signs in next', async () => {
    const panel = await mountPanel({ at: '#/nowa-osoba' })
    await until(() => panel.find('[name=login]'), 'the form is there')
    fill(panel, 'login', 'nowak.zosia')
    await endSession(panel.unit)
    panel.get('[type=submit]').click()
    await until(() => panel.find('[target=_blank]'), 'the way to the sign-in is there')
    await signInAs(panel.unit, 'ewa')
    comeBack()
    await until(() => panel.heading() === 'Klasy', 'the place is not that of whoever was here before')
    await goTo(panel, '#/nowa-osoba')
    await until(() => panel.find('[name=login]'), 'the form is there')
    expect(panel.get<HTMLInputElement>('[name=login]').value).to.equal('')
  })

  it('asks before what was typed goes with a sign-out, and then nothing of it is left', async () => {
    const panel = await mountPanel({ at: '#/nowa-osoba' })
    await until(() => panel.find('[name=login]'), 'the form is there')
    fill(panel, 'login', 'nowak.zosia')
    named(panel, 'Wyloguj się').click()
    await until(() => panel.find('dialog[open]'), 'it is asked')
    named(panel, 'Anuluj').click()
    await until(() => !panel.find('dialog[open]'), 'no means no')
    await aFrame()
    expect(await panel.unit.calls('panel.signOut')).to.deep.equal([])
    await goTo(panel, '#/klasy')
    named(panel, 'Wyloguj się').click()
    await until(() => panel.find('dialog[open]'), 'a form that was left counts too')
    named(panel, 'Wyloguj się', 'dialog button').click()
    await until(() => panel.left[0], 'it leads away')
    expect(panel.left).to.deep.equal([signInOf(panel, '&why=left')])
    await signInAs(panel.unit, 'sekretariat')
    comeBack()
    await until(() => panel.heading() === 'Klasy', 'the classes are there')
    await goTo(panel, '#/nowa-osoba')
    await until(() => panel.find('[name=login]'), 'the form is there')
    expect(panel.get<HTMLInputElement>('[name=login]').value).to.equal('')
  })

  it('keeps no place for whoever comes after somebody who has signed out', async () => {
    const panel = await mountPanel({ at: '#/osoba/osoba.4b.0' })
    await until(() => panel.find('form'), 'the form is there')
    named(panel, 'Wyloguj się').click()
    await until(() => panel.left[0], 'it leads away')
    expect(location.hash).to.equal('')
    await signInAs(panel.unit, 'sekretariat')
    comeBack()
    await until(() => panel.heading() === 'Klasy', 'the classes are there')
  })

  it('signs out when a sign-out that failed is tried again', async () => {
    const panel = await mountPanel({ script: { 'panel.signOut': [{ code: 'UNAVAILABLE' }, {}] } })
    named(panel, 'Wyloguj się').click()
    await until(() => panel.find('[role=alert]'), 'it is said')
    named(panel, 'Spróbuj ponownie').click()
    await until(() => panel.left[0], 'it leads away')
    expect(panel.left).to.deep.equal([signInOf(panel, '&why=left')])
  })

  it('warns before an idle session ends, and goes on when told to', async () => {
    const me = (idleMinutes: number): Step<Output<'panel.me'>> => ({
      data: {
        login: 'ewa',
        firstName: '',
        lastName: '',
        role: 'teacher',
        classes: ['4b'],
        idleMinutes,
        unit: { id: 'x', name: 'X', languages: ['pl'] },
        endsAt: new Date(Date.now() + 3_600_000).toISOString(),
      },
    })
    const panel = await mountPanel({ login: 'ewa', script: { 'panel.me': [me(4), me(30)] } })
    await until(() => panel.find('.panel-warning'), 'it warns')
    expect(panel.said()).to.contain('Za 3 minuty panel sam się wyloguje')
    named(panel, 'Pracuję dalej').click()
    await until(() => !panel.find('.panel-warning'), 'the warning is gone')
  })

  it('offers another try when a proxy says that the server is down, and does not blame the internet', async () => {
    const panel = await mountPanel({ script: { 'panel.classes': [{ raw: '', status: 502 }] } })
    await until(() => panel.find('[role=alert]'), 'it is said')
    expect(panel.get('[role=alert]').textContent).to.contain('Usługa chwilowo nie działa.')
    await panel.unit.script({ 'panel.classes': [{}] })
    const again = named(panel, 'Spróbuj ponownie')
    again.focus()
    again.click()
    await until(() => panel.find('table'), 'the classes are there')
    expect(panel.find('[role=alert]')).to.equal(null)
    await until(() => focused() === panel.get('h1'), 'the focus is not lost with the button')
  })
})
