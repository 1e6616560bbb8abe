import { until } from '../../ui/support/until.js'
import { endSession, fill, goTo, mountPanel, type MountedPanel } from './mount-panel.js'

type Scene = (options: { lang?: string }) => Promise<MountedPanel>

const showing =
  (at: string, selector: string, login = 'sekretariat'): Scene =>
  async ({ lang = 'pl' }) => {
    const panel = await mountPanel({ at, lang, login })
    await until(() => panel.find(selector), `${selector} is there`)
    return panel
  }

/** Puts a file into the import and waits for what becomes of it. */
export async function bringFile(panel: MountedPanel, content: BlobPart, name = 'osoby.csv'): Promise<void> {
  await until(() => panel.find('[type=file]'), 'the field is there')
  const files = new DataTransfer()
  files.items.add(new File([content], name, { type: 'text/csv' }))
  panel.get<HTMLInputElement>('[type=file]').files = files.files
  panel.get('[type=submit]').click()
}

/** Stores what is shown, in whichever language. */
export async function confirmStoring(panel: MountedPanel): Promise<void> {
  await until(() => panel.find('table'), 'the preview is there')
  panel.get('klucznik-panel-import [data-kind=main]').click()
  await until(() => panel.find('dialog[open]'), 'it is asked')
  panel.get('dialog [value=yes]').click()
}

export const FILE = [
  'login,email,pesel,first_name,last_name,class',
  'nowa.1,a@example.org,,Ula,Nowa,4b',
  'bez.zmian,c@example.org,,Jan,Taki,4b',
  'osoba.4b.0,b@example.org,44051401359,Anna,Nowak,4b',
  'bez.adresu,,,Ewa,Lis,5b',
  'zla,bez,=1+1\n',
].join('\n')

const beingStored: Scene = async ({ lang = 'pl' }) => {
  const panel = await mountPanel({ at: '#/import', lang, script: { 'import.store': [{ held: true }] } })
  await bringFile(panel, FILE)
  await confirmStoring(panel)
  await until(() => panel.find('progress'), 'it has begun')
  return panel
}

/** Every view of the panel in its states, each with the way there. */
export const PANEL_SCENES = {
  async 'a session that ended over a form'({ lang = 'pl' }) {
    const panel = await showing('#/nowa-osoba', '[name=login]')({ lang })
    fill(panel, 'login', 'nowak.zosia')
    await endSession(panel.unit)
    panel.get('[type=submit]').click()
    await until(() => panel.find('[target=_blank]'), 'the way to the sign-in is there')
    return panel
  },

  classes: showing('#/klasy', 'table'),
  'classes of a teacher': showing('#/klasy', 'table', 'ewa'),
  class: showing('#/klasa/4b', 'table'),
  'people in a state': showing('#/osoby/niedoreczone', 'table'),
  'new staff member': showing('#/nowy-pracownik', 'form'),
  'an empty list': showing('#/pracownicy', '.panel-summary'),

  async 'people found'({ lang = 'pl' }) {
    const panel = await showing('#/klasy', '[name=query]')({ lang })
    fill(panel, 'query', 'Nowak')
    await until(() => panel.find('klucznik-panel-search table'), 'they are there')
    return panel
  },

  async 'a question'({ lang = 'pl' }) {
    const panel = await showing('#/klasa/4b', '[data-kind=main]')({ lang })
    panel.get('[data-kind=main]').click()
    await until(() => panel.find('dialog[open]'), 'it is asked')
    return panel
  },

  person: showing('#/osoba/osoba.4b.0', 'form'),
  'a person whose mail came back': showing('#/osoba/osoba.4b.4', 'form'),
  'a disabled person': showing('#/osoba/osoba.4b.6', 'form', 'ewa'),
  'nobody by that login': showing('#/osoba/nikt', 'klucznik-panel-person p'),
  'new person': showing('#/nowa-osoba', 'form', 'ewa'),

  async 'new person with errors'({ lang = 'pl' }) {
    const panel = await showing('#/nowa-osoba', 'form')({ lang })
    fill(panel, 'email', 'bez malpy')
    fill(panel, 'pesel', '44051401358')
    panel.get('[type=submit]').click()
    await until(() => panel.find('[role=alert]'), 'the summary is there')
    return panel
  },

  undelivered: showing('#/niedoreczone', 'table'),
  history: showing('#/dziennik', 'table'),
  nowhere: showing('#/nigdzie', 'h1'),
  import: showing('#/import', '[type=file]'),

  async 'import of a file'({ lang = 'pl' }) {
    const panel = await mountPanel({ at: '#/import', lang })
    await bringFile(panel, FILE)
    await until(() => panel.find('table'), 'the preview is there')
    return panel
  },

  'a file that is being stored': beingStored,

  async 'a file that is being stored, from elsewhere'(options) {
    const panel = await beingStored(options)
    await goTo(panel, '#/klasy')
    await until(() => panel.find('table'), 'the classes are there')
    return panel
  },

  async 'a file whose storing was cut short'({ lang = 'pl' }) {
    const panel = await mountPanel({ at: '#/import', lang, script: { 'import.store': [{ end: 'break' }] } })
    await bringFile(panel, FILE)
    await confirmStoring(panel)
    await until(() => panel.find('[role=alert]'), 'it is said')
    return panel
  },

  async 'import of no file'({ lang = 'pl' }) {
    const panel = await mountPanel({ at: '#/import', lang })
    await bringFile(panel, 'email\n')
    await until(() => panel.find('[role=alert]'), 'it is refused')
    return panel
  },

  async 'a change that asks who one is'({ lang = 'pl' }) {
    const script = { 'panel.people.save': [{ code: 'REAUTHENTICATE' }] }
    const panel = await mountPanel({ at: '#/nowa-osoba', lang, script })
    await until(() => panel.find('[name=login]'), 'the form is there')
    fill(panel, 'login', 'nowak.zosia')
    panel.get('[type=submit]').click()
    await until(() => panel.find('.panel-status [target=_blank]'), 'the way there is there')
    return panel
  },

  async 'a server out of reach'({ lang = 'pl' }) {
    const panel = await mountPanel({ lang, script: { 'panel.classes': [{ raw: '', status: 502 }] } })
    await until(() => panel.find('[role=alert]'), 'it is said')
    return panel
  },
} satisfies Record<string, Scene>
