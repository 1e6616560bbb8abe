import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { focused } from '../ui/support/focus.js'
import type { Output, Step } from '../ui/support/script.js'
import { aFrame, until } from '../ui/support/until.js'
import { endSession, fill, goTo, mountPanel, named, signInAs, type MountedPanel } from './support/mount-panel.js'

async function signInAgain(panel: MountedPanel, login: string): Promise<void> {
  await until(() => panel.find('[name=password]'), 'the sign-in is there')
  fill(panel, 'username', login)
  fill(panel, 'password', 'dobre haslo')
  panel.get('[type=submit]').click()
}

describe('the sign-in', () => {
  it('stands in the page’s own tree, says what to fill in, and leads to a password', async () => {
    const { element, unit, get, heading } = await mountPanel({ login: '' })
    expect(element.shadowRoot).to.equal(null)
    expect(heading()).to.equal('Zaloguj się do panelu')
    expect(document.title).to.equal('Zaloguj się do panelu – Panel szkoły – Gmina Przykładowo')
    expect(get('[name=username]').getAttribute('autocomplete')).to.equal('username')
    expect(get('[name=password]').getAttribute('autocomplete')).to.equal('current-password')
    expect(get('.panel-after a').getAttribute('href')).to.equal(`/jst/${unit.id}`)
  })

  it('says one thing of a wrong login and a wrong password, and keeps the login', async () => {
    const panel = await mountPanel({ login: '' })
    fill(panel, 'username', 'sekretariat')
    fill(panel, 'password', 'zle')
    panel.get('[type=submit]').click()
    await until(() => panel.find('[aria-invalid=true]'), 'it is said')
    expect(panel.text()).to.contain('Login albo hasło się nie zgadza')
    expect(focused()).to.equal(panel.get('[name=password]'))
    expect(panel.get<HTMLInputElement>('[name=username]').value).to.equal('sekretariat')
  })

  it('by keyboard alone leads in, with the focus on the heading', async () => {
    const panel = await mountPanel({ login: '' })
    panel.get('[name=username]').focus()
    await sendKeys({ type: 'sekretariat' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ type: 'dobre haslo' })
    await sendKeys({ press: 'Enter' })
    await until(() => panel.heading() === 'Klasy', 'the classes are there')
    await until(() => focused() === panel.get('h1'), 'the focus is on the heading')
    expect(panel.text()).to.contain('Zalogowano: Barbara Wójcik')
  })

  it('waits when there were too many tries, in words', async () => {
    const script = { 'panel.signIn': [{ code: 'TOO_MANY_REQUESTS', facts: { retryAfter: 300 } }] }
    const panel = await mountPanel({ login: '', script })
    fill(panel, 'username', 'sekretariat')
    fill(panel, 'password', 'x')
    panel.get('[type=submit]').click()
    await until(() => panel.find('[role=alert]'), 'it is said')
    expect(panel.text()).to.contain('Spróbuj ponownie za 5 minut.')
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

  it('brings the sign-in back when the session has ended, and then the form as it was', async () => {
    const panel = await mountPanel({ at: '#/nowa-osoba' })
    await until(() => panel.find('[name=login]'), 'the form is there')
    fill(panel, 'login', 'nowak.zosia')
    fill(panel, 'pesel', '44051401359')
    await endSession(panel.unit)
    panel.get('[type=submit]').click()
    await until(() => panel.find('[name=password]'), 'the sign-in is there')
    expect(panel.text()).to.contain('Sesja się skończyła')
    expect(panel.get<HTMLInputElement>('[name=username]').value).to.equal('sekretariat')
    expect(panel.element.innerHTML).not.to.contain('nowak.zosia')
    fill(panel, 'password', 'dobre haslo')
    panel.get('[type=submit]').click()
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

    await signInAgain(panel, 'ewa')
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
    await signInAgain(panel, 'sekretariat')
    await until(() => panel.heading() === 'Klasy', 'the classes are there')
    await goTo(panel, '#/nowa-osoba')
    await until(() => panel.find('[name=login]'), 'the form is there')
    expect(panel.get<HTMLInputElement>('[name=login]').value).to.equal('')
  })

  it('shows that somebody has signed out, and keeps no place for whoever comes next', async () => {
    const panel = await mountPanel({ at: '#/osoba/osoba.4b.0' })
    await until(() => panel.find('form'), 'the form is there')
    named(panel, 'Wyloguj się').click()
    await until(() => panel.find('.panel-outcome'), 'it is shown')
    expect(panel.get('.panel-outcome').textContent?.trim()).to.equal('Wylogowano z panelu.')
    expect(panel.said()).to.equal('Wylogowano z panelu.')
    expect(location.hash).to.equal('')
    await signInAgain(panel, 'sekretariat')
    await until(() => panel.heading() === 'Klasy', 'the classes are there')
  })

  it('signs out when a sign-out that failed is tried again', async () => {
    const panel = await mountPanel({ script: { 'panel.signOut': [{ code: 'UNAVAILABLE' }, {}] } })
    named(panel, 'Wyloguj się').click()
    await until(() => panel.find('[role=alert]'), 'it is said')
    named(panel, 'Spróbuj ponownie').click()
    await until(() => panel.find('[name=password]'), 'the sign-in is there')
    expect(panel.text()).to.contain('Wylogowano z panelu.')
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

  it('lets whoever has a session in without asking', async () => {
    const panel = await mountPanel({ login: '' })
    await signInAs(panel.unit, 'ewa')
    const second = document.createElement('klucznik-panel')
    second.setAttribute('unit', panel.unit.id)
    panel.element.replaceWith(second)
    await until(() => second.querySelector('table'), 'the classes are there')
  })
})
