import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { descriptions, focused } from '../ui/support/focus.js'
import { stopClock } from '../ui/support/stopped-clock.js'
import { aFrame, until } from '../ui/support/until.js'
import { fill, goTo, mountPanel, named, type MountedPanel } from './support/mount-panel.js'

const saved = async ({ unit }: MountedPanel) => (await unit.calls('panel.people.save')).map(({ input }) => input)

const untilSaved = (panel: MountedPanel) => until(async () => (await saved(panel)).length > 0, 'it is saved')

describe('the classes', () => {
  it('are a table whose every number leads to those people', async () => {
    const panel = await mountPanel()
    await until(() => panel.find('table'), 'the classes are there')
    const link = panel.get('a[href="#/klasa/4b/niedoreczone"]')
    expect(link.getAttribute('aria-label')).to.equal('4b, Niedoręczone: 1 osoba')
    link.click()
    await until(() => panel.heading() === 'Klasa 4b' && panel.find('table'), 'the people are there')
    expect(panel.element.querySelectorAll('tbody tr').length).to.equal(1)
    expect((await panel.unit.calls('panel.people.list')).at(-1)?.input).to.deep.include({ state: 'undelivered' })
  })

  it('ask before everybody is invited, say what became of it, and look again by themselves', async () => {
    const clock = stopClock()
    const panel = await mountPanel()
    await until(() => panel.find('table'), 'the classes are there')
    const button = named(panel, 'Zaproś wszystkich')
    button.focus()
    button.click()
    await until(() => panel.find('dialog[open]'), 'it is asked')
    await sendKeys({ press: 'Escape' })
    await until(() => !panel.find('dialog[open]'), 'no means no')
    expect(focused()).to.equal(button)
    expect(await panel.unit.calls('panel.invite')).to.deep.equal([])
    button.click()
    await until(() => panel.find('dialog[open]'), 'it is asked')
    named(panel, 'Wyślij zaproszenia').click()
    await until(() => panel.find('.panel-outcome'), 'the outcome is there')
    const outcome =
      'Wysyłamy 3 zaproszenia. Bez adresu e-mail: 1 osoba. Ma już hasło: 1 osoba. Wyłączone konto: 1 osoba.'
    expect(panel.said()).to.equal(outcome)
    const before = (await panel.unit.calls('panel.classes')).length
    clock.pass(2_000)
    await until(async () => (await panel.unit.calls('panel.classes')).length > before, 'they are looked at')
  })
})

describe('the search', () => {
  it('waits for a pause in typing, says how many it found, and gives the list back when emptied', async () => {
    const panel = await mountPanel()
    await until(() => panel.find('table'), 'the classes are there')
    for (const query of ['N', 'No', 'Now', 'Nowak']) fill(panel, 'query', query)
    await until(() => panel.find('klucznik-panel-search table'), 'they are there')
    expect((await panel.unit.calls('panel.people.search')).map(({ input }) => input)).to.deep.equal([
      { query: 'Nowak', limit: 20 },
    ])
    expect(panel.said()).to.equal('Znaleziono 12 osób.')
    expect(panel.get('.panel-below-search').checkVisibility()).to.equal(false)
    fill(panel, 'query', '')
    await until(() => !panel.find('klucznik-panel-search table'), 'they are gone')
    expect(panel.get('.panel-below-search').checkVisibility()).to.equal(true)
  })
})

describe('a person', () => {
  it('is shown without the PESEL, which can be replaced or removed and sends nothing while it is kept', async () => {
    const panel = await mountPanel({ at: '#/osoba/osoba.4b.0' })
    await until(() => panel.find('form'), 'the form is there')
    expect(panel.text()).to.contain('Numer jest w systemie.')
    expect(panel.find('[name=pesel]')).to.equal(null)
    fill(panel, 'firstName', 'Hanna')
    panel.get('[type=submit]').click()
    await untilSaved(panel)
    expect(await saved(panel)).to.deep.equal([{ isNew: false, person: { login: 'osoba.4b.0', firstName: 'Hanna' } }])
    await until(() => panel.said() === 'Zmiany są zapisane.', 'it is said')
  })

  it('asks before a PESEL is removed', async () => {
    const panel = await mountPanel({ at: '#/osoba/osoba.4b.0' })
    await until(() => panel.find('form'), 'the form is there')
    named(panel, 'Usuń numer').click()
    await until(() => panel.text().includes('Numer zniknie po zapisaniu.'), 'it is marked')
    expect(focused()?.textContent?.trim()).to.equal('Zostaw numer bez zmian')
    panel.get('[type=submit]').click()
    await until(() => panel.find('dialog[open]'), 'it is asked')
    named(panel, 'Usuń PESEL').click()
    await untilSaved(panel)
    expect(await saved(panel)).to.deep.equal([{ isNew: false, person: { login: 'osoba.4b.0', pesel: '' } }])
  })

  it('asks before an address is changed', async () => {
    const panel = await mountPanel({ at: '#/osoba/osoba.4b.0' })
    await until(() => panel.find('form'), 'the form is there')
    fill(panel, 'email', 'nowy@example.org')
    panel.get('[type=submit]').click()
    await until(() => panel.find('dialog[open]'), 'it is asked')
    named(panel, 'Anuluj').click()
    await until(() => !panel.find('dialog[open]'), 'no means no')
    await aFrame()
    expect(await saved(panel)).to.deep.equal([])
    expect(panel.get<HTMLInputElement>('[name=email]').value).to.equal('nowy@example.org')
    panel.get('[type=submit]').click()
    await until(() => panel.find('dialog[open]'), 'it is asked again')
    panel.get('dialog [value=yes]').click()
    await untilSaved(panel)
  })

  it('has a wrong PESEL named while it is typed, and not before it is whole', async () => {
    const clock = stopClock()
    const panel = await mountPanel({ at: '#/nowa-osoba' })
    await until(() => panel.find('form'), 'the form is there')
    fill(panel, 'pesel', '4405140')
    clock.pass(600)
    await aFrame()
    expect(panel.find('[aria-invalid=true]')).to.equal(null)
    fill(panel, 'pesel', '44051401358')
    clock.pass(600)
    await until(() => panel.find('[name=pesel][aria-invalid=true]'), 'it is said')
    expect(descriptions(panel.get('[name=pesel]'))).to.include('W numerze jest pomyłka. Sprawdź każdą cyfrę.')
    fill(panel, 'pesel', '44051401359')
    clock.pass(600)
    await until(() => panel.text().includes('Numer jest poprawny.'), 'it is good')
  })

  it('has the server’s reasons at the fields, with everything typed still there', async () => {
    const refusal = { code: 'INPUT_INVALID', facts: { reason: 'LOGIN_TAKEN PESEL_TAKEN' } }
    const panel = await mountPanel({ at: '#/nowa-osoba', script: { 'panel.people.save': [refusal] } })
    await until(() => panel.find('form'), 'the form is there')
    fill(panel, 'login', 'osoba.4b.0')
    fill(panel, 'pesel', '44051401359')
    panel.get('[type=submit]').click()
    await until(() => panel.find('[role=alert]'), 'it is said')
    expect(descriptions(panel.get('[name=login]'))).to.include('Ktoś już ma ten login. Wpisz inny.')
    expect(panel.get<HTMLInputElement>('[name=pesel]').value).to.equal('44051401359')
    expect(focused()).to.equal(panel.get('[role=alert]'))
  })

  it('of a teacher’s is of one of the teacher’s classes', async () => {
    const panel = await mountPanel({ at: '#/nowa-osoba', login: 'ewa' })
    await until(() => panel.find('form'), 'the form is there')
    expect([...panel.get<HTMLSelectElement>('[name=class]').options].map(({ value }) => value)).to.deep.equal([
      '',
      '4b',
      '7a',
    ])
    fill(panel, 'login', 'nowa.osoba')
    panel.get('[type=submit]').click()
    await until(() => panel.find('[name=class][aria-invalid=true]'), 'the class is missing')
    expect(await saved(panel)).to.deep.equal([])
  })

  it('gets a role from the office after one question, and from a teacher none', async () => {
    const panel = await mountPanel({ at: '#/osoba/osoba.4b.0' })
    await until(() => panel.find('form'), 'the form is there')
    const choose = (role: string) => {
      const select = panel.get<HTMLSelectElement>('[name=role]')
      select.value = role
      select.dispatchEvent(new Event('change', { bubbles: true }))
    }
    fill(panel, 'class', '4b|7a')
    choose('office')
    await until(() => !panel.get('[name=class]').checkVisibility(), 'the office has no classes')
    choose('teacher')
    await until(() => panel.get('[name=class]').checkVisibility(), 'a teacher has some')
    expect(panel.get<HTMLInputElement>('[name=class]').value).to.equal('4b|7a')
    panel.get('[type=submit]').click()
    await until(() => panel.find('dialog[open]'), 'it is asked')
    expect(panel.get('dialog').textContent).to.contain('osoby ze swoich klas')
    named(panel, 'Zmień rolę').click()
    await untilSaved(panel)
    expect(await saved(panel)).to.deep.equal([
      { isNew: false, role: 'teacher', person: { login: 'osoba.4b.0', class: '4b|7a' } },
    ])
    panel.element.remove()

    const ofTeacher = await mountPanel({ at: '#/osoba/osoba.4b.0', login: 'ewa' })
    await until(() => ofTeacher.find('form'), 'the form is there')
    expect(ofTeacher.find('[name=role]')).to.equal(null)
  })

  it('who works at the school is a teacher until the office says otherwise', async () => {
    const panel = await mountPanel({ at: '#/nowy-pracownik' })
    await until(() => panel.find('form'), 'the form is there')
    expect(panel.get<HTMLSelectElement>('[name=role]').value).to.equal('teacher')
    fill(panel, 'login', 'nowa.pani')
    panel.get('[type=submit]').click()
    await untilSaved(panel)
    const [entry] = (await saved(panel)) as { role: string; person: { class?: string } }[]
    expect([entry?.role, entry?.person.class]).to.deep.equal(['teacher', ''])
  })

  it('is disabled after one question, and can be enabled again', async () => {
    const panel = await mountPanel({ at: '#/osoba/osoba.4b.0' })
    await until(() => panel.find('form'), 'the form is there')
    named(panel, 'Wyłącz konto').click()
    await until(() => panel.find('dialog[open]'), 'it is asked')
    named(panel, 'Wyłącz konto', 'dialog button').click()
    await until(() => panel.text().includes('Konto wyłączone'), 'it is disabled')
    named(panel, 'Włącz konto').click()
    await until(() => panel.said() === 'Konto jest włączone.', 'it is enabled')
  })
})

describe('the history', () => {
  it('says in words what became of a file', async () => {
    const panel = await mountPanel({ at: '#/dziennik' })
    await until(() => panel.find('table'), 'it is there')
    expect(panel.text()).to.contain('Przerwany, Nowa osoba: 3, Zmiana danych: 1, Bez zmian: 4, Do poprawy: 2')
  })

  it('of one person is behind a link on their page, and has their sign-ins, which that of everybody has not [96]', async () => {
    const panel = await mountPanel({ at: '#/osoba/osoba.4b.0' })
    await until(() => panel.find('form'), 'the person is there')
    const link = [...panel.element.querySelectorAll('main a')].find((each) => each.textContent === 'Historia')
    await goTo(panel, link?.getAttribute('href') ?? '')
    await until(() => panel.find('table'), 'their history is there')
    expect(panel.heading()).to.equal('Historia: osoba.4b.0')
    const rows = () => [...panel.element.querySelectorAll('tbody tr')].map(({ textContent }) => textContent)
    expect(rows()).to.have.length(2)
    expect(rows()[0]).to.contain('system szkoły: dziennik').and.contain('Logowanie')
    expect(() => named(panel, 'Pobierz arkusz (CSV)')).to.throw()
    await goTo(panel, '#/dziennik')
    await until(() => named(panel, 'Pobierz arkusz (CSV)'), 'that of everybody is there')
    await until(() => panel.find('table'), 'with its rows')
    expect(panel.text()).not.to.contain('Logowanie ')
  })

  it('names the system by whose key something was done, and nobody for the command line [77]', async () => {
    const panel = await mountPanel({ at: '#/dziennik' })
    await until(() => panel.find('table'), 'it is there')
    const rows = [...panel.element.querySelectorAll('tbody tr')].map(({ textContent }) => textContent)
    expect(rows.at(-1)).to.contain('system szkoły: dziennik').and.contain('Zajęty identyfikator').and.contain('PESEL')
    expect(rows.at(-2)).to.contain('z wiersza poleceń').and.not.contain('cli')
  })
})
