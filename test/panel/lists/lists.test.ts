import { expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import type { Output } from '../../ui/support/script.js'
import { stopClock } from '../../ui/support/stopped-clock.js'
import { aFrame, until } from '../../ui/support/until.js'
import { fill, goTo, mountPanel, named, type MountedPanel } from '../support/mount-panel.js'

type Person = Output<'panel.people.get'>

const person = (at: number, more: Partial<Person> = {}): Person => ({
  login: `osoba.4b.${at}`,
  firstName: 'Anna',
  lastName: `Nowak${at}`,
  email: `a${at}@example.org`,
  substituteId: 'K5M5-8PK4-9382-X942',
  hasPesel: false,
  class: '4b',
  role: 'member',
  classes: [],
  language: null,
  status: 'active',
  state: 'entered',
  heldUntil: null,
  hasFactor: false,
  addressWish: null,
  addressBy: null,
  mailedAt: null,
  linkUntil: null,
  undelivered: null,
  ...more,
})
const LONG = { data: { people: Array.from({ length: 50 }, (_, at) => person(at)), total: 12_345 } }
const offsets = async ({ unit }: MountedPanel) =>
  (await unit.calls('panel.people.list')).map(({ input }) => input['offset'])
const funnel = (mailed: number, entered: number) => ({
  data: {
    classes: [
      {
        class: '4b',
        people: mailed + entered,
        disabled: 0,
        counts: { set: 0, mailed, entered, expired: 0, undelivered: 0, 'no-email': 0 },
      },
    ],
  },
})
const queued = (count: number) => ({
  data: { queued: count, withoutEmail: 0, alreadySet: 0, disabled: 0, justMailed: 0 },
})

describe('a list', () => {
  it('is at the same page when somebody comes back from a person, and counts in groups', async () => {
    const panel = await mountPanel({ at: '#/klasa/4b', script: { 'panel.people.list': [LONG] } })
    await until(() => panel.find('table'), 'the people are there')
    named(panel, 'Następne').click()
    await until(() => panel.text().includes('Osoby 51–100 z 12 345'), 'it is the second page')
    await goTo(panel, '#/osoba/osoba.4b.0')
    await until(() => panel.find('form'), 'the person is there')
    history.back()
    await until(() => panel.find('table'), 'the people are there again')
    expect(panel.text()).to.contain('Osoby 51–100 z 12 345')
    expect(await offsets(panel)).to.deep.equal([0, 50, 50])
  })

  it('shows what was searched for when somebody comes back from whom they found', async () => {
    const panel = await mountPanel()
    await until(() => panel.find('table'), 'the classes are there')
    fill(panel, 'query', 'Nowak')
    await until(() => panel.find('klucznik-panel-search table'), 'they are there')
    expect(location.hash).to.equal('#/klasy')
    await goTo(panel, '#/osoba/osoba.4b.0')
    await until(() => panel.find('form [name=email]'), 'the person is there')
    history.back()
    await until(() => panel.find('klucznik-panel-search table'), 'they are there again')
    expect(panel.get<HTMLInputElement>('[name=query]').value).to.equal('Nowak')
    expect(panel.get('.panel-below-search').checkVisibility()).to.equal(false)
  })

  it('tells the office nothing of its classes, and a teacher that they all are searched', async () => {
    const office = await mountPanel()
    await until(() => office.find('[name=query]'), 'the field is there')
    expect(office.text()).not.to.contain('Szukamy we wszystkich Twoich klasach.')
    office.element.remove()
    const teacher = await mountPanel({ login: 'ewa' })
    await until(() => teacher.find('[name=query]'), 'the field is there')
    expect(teacher.text()).to.contain('Szukamy we wszystkich Twoich klasach.')
  })

  it('of undelivered messages does not say that all arrived', async () => {
    const script = { 'panel.undelivered': [{ data: { people: [], total: 0 } }] }
    const panel = await mountPanel({ at: '#/niedoreczone', script })
    await until(() => panel.text().includes('Żadna wiadomość nie wróciła.'), 'it is said')
  })
})

describe('invitations', () => {
  it('of a class are counted as they go out, to the last', async () => {
    const clock = stopClock()
    const panel = await mountPanel({
      at: '#/klasa/4b',
      script: {
        'panel.invite': [queued(3)],
        'panel.classes': [funnel(0, 3), funnel(0, 3), funnel(2, 1), funnel(3, 0)],
      },
    })
    await until(() => panel.find('[data-kind=main]'), 'the button is there')
    named(panel, 'Zaproś klasę').click()
    await until(() => panel.find('dialog[open]'), 'it is asked')
    named(panel, 'Wyślij zaproszenia').click()
    await until(() => panel.text().includes('Wysyłamy 3 zaproszenia.'), 'they are on their way')
    clock.pass(2_000)
    await until(() => panel.text().includes('Wysyłamy 3 zaproszenia. Wysłano 2 z 3.'), 'two are out')
    clock.pass(2_000)
    await until(() => panel.text().includes('Wysłano 3 zaproszenia.'), 'all are out')
    expect(panel.said()).to.equal('Wysłano 3 zaproszenia.')
    expect(panel.text()).not.to.contain('Wysyłamy')
  })

  it('of one person end with whether it went out', async () => {
    const clock = stopClock()
    const [before, after] = [person(0), person(0, { state: 'mailed', mailedAt: '2031-05-04T12:30:00.000Z' })]
    const panel = await mountPanel({
      at: '#/osoba/osoba.4b.0',
      script: { 'panel.invite': [queued(1)], 'panel.people.get': [{ data: before }, { data: after }] },
    })
    await until(() => panel.find('form'), 'the person is there')
    named(panel, 'Wyślij link').click()
    await until(() => panel.find('dialog[open]'), 'it is asked')
    named(panel, 'Wyślij').click()
    await until(() => panel.text().includes('Wysyłamy link.'), 'it is on its way')
    clock.pass(2_000)
    await until(() => panel.said().startsWith('Link jest wysłany.'), 'it is out')
  })

  it('of one person go to who has a password too, whose list says that they are asked for too often [81]', async () => {
    const asked = person(0, { state: 'set', undelivered: { reason: 'capped', at: '2031-05-04T12:30:00.000Z' } })
    const panel = await mountPanel({
      at: '#/klasa/4b',
      script: {
        'panel.people.list': [{ data: { people: [asked, person(1)], total: 2 } }],
        'panel.people.get': [{ data: asked }],
        'panel.invite': [queued(1)],
      },
    })
    const sentence = 'Ktoś prosi o wiadomości dla tej osoby częściej, niż je wysyłamy.'
    await until(() => panel.find('table'), 'the people are there')
    expect(panel.text().split(sentence).length).to.equal(2)
    await goTo(panel, '#/osoba/osoba.4b.0')
    await until(() => panel.find('form'), 'the person is there')
    expect(panel.text()).to.contain(sentence)
    named(panel, 'Wyślij link').click()
    await until(() => panel.find('dialog[open]'), 'it is asked')
    named(panel, 'Wyślij').click()
    await until(() => panel.text().includes('Wysyłamy link.'), 'it is on its way')
    const [call] = await panel.unit.calls('panel.invite')
    expect(call?.input).to.deep.equal({ kind: 'person', login: 'osoba.4b.0' })
  })

  it('that are refused wear another mark than those that are sent', async () => {
    const panel = await mountPanel({
      at: '#/klasa/4b',
      script: { 'panel.invite': [{ code: 'TOO_MANY_REQUESTS', facts: { retryAfter: 60 } }, queued(0), queued(1)] },
    })
    await until(() => panel.find('[data-kind=main]'), 'the button is there')
    const marks: string[] = []
    for (const text of [
      'Nic nowego nie zostało wysłane.',
      'Nie ma komu wysłać zaproszenia.',
      'Wysyłamy 1 zaproszenie.',
    ]) {
      named(panel, 'Zaproś klasę').click()
      await until(() => panel.find('dialog[open]'), 'it is asked')
      named(panel, 'Wyślij zaproszenia').click()
      await until(() => panel.find('.panel-outcome')?.textContent?.includes(text), text)
      marks.push(panel.get('.panel-outcome path').getAttribute('d') ?? '')
    }
    expect(new Set(marks).size).to.equal(3)
  })
})

describe('what became of an invitation', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }))

  it('is in the window of a phone too', async () => {
    await setViewport({ width: 320, height: 480 })
    const without = { data: person(0, { email: '', state: 'no-email' }) }
    const panel = await mountPanel({ at: '#/osoba/osoba.4b.0', script: { 'panel.people.get': [without] } })
    await until(() => panel.find('form'), 'the person is there')
    const button = named(panel, 'Wyślij link')
    button.scrollIntoView({ block: 'end' })
    button.click()
    await until(() => panel.find('.panel-outcome'), 'it is said')
    await aFrame()
    expect(panel.get('.panel-outcome').getBoundingClientRect().bottom).to.be.at.most(innerHeight + 1)
  })
})

describe('the way on', () => {
  it('leads from a person to their class', async () => {
    const panel = await mountPanel({ at: '#/osoba/osoba.4b.0' })
    await until(() => panel.find('.panel-summary-box a[href="#/klasa/4b"]'), 'the link is there')
  })

  it('leads to letters: of a class, of somebody who is not disabled, and for the office of all', async () => {
    const cases: [at: string, letters: string | undefined, login?: string][] = [
      ['#/klasa/4b', 'class=4b'],
      ['#/osoba/osoba.4b.0', 'login=osoba.4b.0'],
      ['#/osoba/osoba.4b.6', undefined],
      ['#/', 'all=1'],
      ['#/', undefined, 'ewa'],
      ['#/klasa/4b', 'class=4b', 'ewa'],
    ]
    for (const [at, letters, login] of cases) {
      const panel = await mountPanel({ at, ...(login && { login }) })
      await until(() => panel.find('table, .panel-summary-box'), `${at} is there`)
      const link = panel.find('a[href*="/letters?"]')
      expect(link?.getAttribute('href'), at).to.equal(letters && `/panel/unit/letters?${letters}&lang=pl`)
      panel.element.remove()
    }
  })

  it('leads from nobody to the classes, and speaks of classes to a teacher alone', async () => {
    const office = await mountPanel({ at: '#/osoba/nikt' })
    await until(() => office.text().includes('Nie ma takiej osoby. Przejdź do klas'), 'it is said')
    office.element.remove()
    const teacher = await mountPanel({ at: '#/osoba/nikt', login: 'ewa' })
    await until(() => teacher.text().includes('albo nie jest z Twojej klasy. Przejdź do klas'), 'it is said')
  })
})
