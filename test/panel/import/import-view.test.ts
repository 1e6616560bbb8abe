import { expect } from '@open-wc/testing'
import { focused } from '../../ui/support/focus.js'
import { stopClock } from '../../ui/support/stopped-clock.js'
import { aFrame, until } from '../../ui/support/until.js'
import { untilAnswered } from '../../ui/support/until-answered.js'
import { goTo, mountPanel, named } from '../support/mount-panel.js'
import { bringFile, confirmStoring, FILE } from '../support/panel-scenes.js'

/** Whether the browser would close the page without a question. */
const mayUnload = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

/** What the browser is given to save, with its mark. */
async function savedBy(press: () => void): Promise<string> {
  let saved: Blob | undefined
  const { createObjectURL } = URL
  URL.createObjectURL = (blob) => {
    saved = blob as Blob
    return '#/import'
  }
  press()
  URL.createObjectURL = createObjectURL
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await saved?.arrayBuffer())
}

describe('the import', () => {
  it('shows line by line what will change before anything is stored, then stores it', async () => {
    const panel = await mountPanel({ at: '#/import' })
    await bringFile(panel, FILE)
    await until(() => panel.find('table'), 'the preview is there')
    expect(panel.said()).to.equal(
      'Dodamy 1 osobę. Zmienimy dane 2 osób, które już są. Usuniemy adres e-mail 1 osoby, bo w pliku jest puste pole. 1 wiersz nic nie zmienia. 1 wiersz jest do poprawy.',
    )
    const rows = [...panel.element.querySelectorAll('tbody tr')].map((row) => row.textContent?.replace(/\s+/g, ' '))
    expect(rows[0]).to.contain('6').and.contain('zla').and.contain('Kolumna pesel: W numerze jest pomyłka')
    expect(rows[0]).to.contain('Liczba pól w wierszu: 3, a powinno być 8')
    expect(rows[1]).to.contain('bez.adresu').and.contain('Znika: E-mail').and.contain('Zmienia się: Klasa')
    expect(rows[2]).to.contain('osoba.4b.0').and.contain('Zmienia się: E-mail').and.contain('Dochodzi: PESEL')
    expect(rows[3]).to.contain('nowa.1').and.contain('Nowa Ula').and.contain('4b').and.contain('Nowa osoba')
    expect(rows[4]).to.contain('bez.zmian').and.contain('Bez zmian')
    expect(panel.text()).not.to.contain('44051401359')
    named(panel, 'Zapisz w systemie').click()
    await until(() => panel.find('dialog[open]'), 'it is asked')
    named(panel, 'Zapisz').click()
    await until(() => panel.text().includes('Plik jest zapisany'), 'it is stored')
    expect(focused()?.textContent?.trim()).to.equal('Plik jest zapisany')
  })

  it('says at the line of whom a file leaves disabled', async () => {
    const panel = await mountPanel({ at: '#/import' })
    await bringFile(panel, 'login,email\nwylaczona,a@example.org\nbez.zmian,b@example.org\n')
    await until(() => panel.find('table'), 'the preview is there')
    const rows = [...panel.element.querySelectorAll('tbody tr')].map(({ textContent }) => textContent)
    expect(rows[0]).to.contain('wylaczona').and.contain('Konto zostaje wyłączone')
    expect(rows[1]).not.to.contain('wyłączone')
  })

  it('says in words why a file cannot be read', async () => {
    const panel = await mountPanel({ at: '#/import' })
    await bringFile(panel, 'email\n')
    await until(() => panel.find('[role=alert]'), 'it is refused')
    expect(focused()).to.equal(panel.get('[role=alert]'))
    expect(panel.text()).to.contain('Brakuje kolumn: login.').and.contain('Tych kolumn nie znamy: kolumna 2.')
  })

  it('shows how far a file is while it is stored, where the focus is, and nothing to press', async () => {
    const panel = await mountPanel({ at: '#/import', script: { 'import.store': [{ held: true }] } })
    await bringFile(panel, FILE)
    await confirmStoring(panel)
    await until(() => panel.find('progress'), 'the progress is there')
    expect(focused()?.textContent?.trim()).to.equal('Zapisujemy plik')
    expect(panel.text()).to.contain('Plik: osoby.csv').and.contain('Wiersz 1 z 5')
    expect(panel.element.querySelectorAll('klucznik-panel-import :is(button, input)').length).to.equal(0)
    expect(mayUnload()).to.equal(false)
    await panel.unit.release()
    await until(() => panel.text().includes('Plik jest zapisany'), 'it is stored')
    expect(focused()?.textContent?.trim()).to.equal('Plik jest zapisany')
    expect(mayUnload()).to.equal(true)
  })

  it('goes on with a file whose view is left, and says so everywhere until it is stored', async () => {
    const panel = await mountPanel({ at: '#/import', script: { 'import.store': [{ held: true }] } })
    await bringFile(panel, FILE)
    await confirmStoring(panel)
    await until(() => panel.text().includes('Wiersz 1 z 5'), 'it has begun')
    await goTo(panel, '#/klasy')
    expect(panel.get('klucznik-panel-import-note').textContent)
      .to.contain('Zapisujemy plik.')
      .and.contain('Wiersz 1 z 5')
    expect(mayUnload()).to.equal(false)
    await goTo(panel, '#/import')
    expect(panel.text()).to.contain('Zapisujemy plik').and.contain('Wiersz 1 z 5')
    await goTo(panel, '#/dziennik')
    await panel.unit.release()
    await until(() => panel.said().includes('Plik jest zapisany. Dodana: 1 osoba.'), 'it is said')
    named(panel, 'Pokaż import').click()
    await until(() => panel.find('.panel-import-title'), 'the import is there')
    expect(panel.get('.panel-import-title').textContent).to.contain('Plik jest zapisany')
    expect((await panel.unit.calls('import.store')).length).to.equal(1)
    await goTo(panel, '#/klasy')
    expect(panel.get('klucznik-panel-import-note').textContent?.trim()).to.equal('')
  })

  it('says nothing elsewhere of a file that was left while it was only checked', async () => {
    const clock = stopClock()
    const panel = await mountPanel({ at: '#/import', script: { 'import.preview': [{ held: true }] } })
    await bringFile(panel, FILE)
    await until(() => (clock.pass(100), panel.text().includes('Sprawdzamy plik')), 'it is being checked')
    await goTo(panel, '#/klasy')
    await panel.unit.release()
    await untilAnswered(`/panel/${panel.unit.id}/import`)
    clock.pass(1_000)
    await aFrame()
    expect(panel.said()).not.to.contain('Zapis')
    await goTo(panel, '#/import')
    await until(() => panel.text().includes('Co się zmieni'), 'it was checked meanwhile')
  })

  it('asks whoever signs out before a file is stored', async () => {
    const panel = await mountPanel({ at: '#/import', script: { 'import.store': [{ held: true }] } })
    await bringFile(panel, FILE)
    await confirmStoring(panel)
    await until(() => panel.find('progress'), 'it has begun')
    named(panel, 'Wyloguj się').click()
    await until(() => panel.find('dialog[open]'), 'it is asked')
    named(panel, 'Anuluj').click()
    await panel.unit.release()
    await until(() => panel.text().includes('Plik jest zapisany'), 'it is stored')
  })

  for (const end of ['break', 'UNAVAILABLE'] as const) {
    it(`says how far a file got whose storing ended with ${end}, and does the rest when told to`, async () => {
      const panel = await mountPanel({ at: '#/import', script: { 'import.store': [{ end }, {}] } })
      await bringFile(panel, FILE)
      await confirmStoring(panel)
      await until(() => panel.find('[role=alert]'), 'it is said')
      expect(focused()?.textContent?.trim()).to.equal('Zapis się przerwał')
      expect(panel.text()).to.contain('co najmniej do wiersza 1 z 5').and.contain('Plik: osoby.csv')
      named(panel, 'Spróbuj ponownie').click()
      await until(() => panel.text().includes('Plik jest zapisany'), 'it is stored')
    })
  }

  it('hears of no other file while it checks one', async () => {
    const panel = await mountPanel({ at: '#/import', script: { 'import.preview': [{ held: true }] } })
    await bringFile(panel, FILE)
    await bringFile(panel, 'login\nnowa.2\n', 'inny.csv')
    expect(panel.get('[type=submit]').getAttribute('aria-disabled')).to.equal('true')
    await panel.unit.release()
    await until(() => panel.find('table'), 'the preview is there')
    expect(panel.text()).to.contain('Plik: osoby.csv').and.contain('nowa.1')
    expect((await panel.unit.calls('import.preview')).length).to.equal(1)
  })

  it('remembers a refused file by its name, and sends it again only when told to', async () => {
    const panel = await mountPanel({ at: '#/import' })
    await bringFile(panel, 'email\n')
    await until(() => panel.find('[role=alert]'), 'it is refused')
    expect(panel.get('[role=alert]').textContent).to.contain('Plik: osoby.csv')
    await goTo(panel, '#/klasy')
    await goTo(panel, '#/import')
    await until(() => panel.find('[role=alert]'), 'it is refused still')
    expect(panel.get('[role=alert]').textContent).to.contain('Plik: osoby.csv')
    expect(panel.get<HTMLInputElement>('[type=file]').files?.[0]?.name).to.equal('osoby.csv')
    expect((await panel.unit.calls('import.preview')).length).to.equal(1)
    panel.get('[type=submit]').click()
    await until(async () => (await panel.unit.calls('import.preview')).length === 2, 'it is sent')
  })

  it('says so when a file is no longer what was chosen', async () => {
    const panel = await mountPanel({ at: '#/import' })
    const { arrayBuffer } = Blob.prototype
    Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'))
    await bringFile(panel, FILE)
    await until(() => panel.find('[role=alert]'), 'it is said').finally(() => {
      Blob.prototype.arrayBuffer = arrayBuffer
    })
    expect(panel.text()).to.contain('Ten plik zmienił się od wybrania.')
  })

  it('goes on reading at the first of the lines that come next, also at the end of them', async () => {
    const panel = await mountPanel({ at: '#/import' })
    await bringFile(panel, `login\n${Array.from({ length: 150 }, (_, n) => `nowa.${n}\n`).join('')}`)
    await until(() => panel.find('table'), 'the preview is there')
    named(panel, 'Pokaż więcej wierszy').click()
    await until(() => panel.element.querySelectorAll('tbody tr').length === 150, 'they are there')
    await until(() => focused()?.closest('tr')?.textContent?.includes('nowa.100'), 'the focus is on the first of them')
  })

  it('gives the refused lines back as the server read them, under the header', async () => {
    const panel = await mountPanel({ at: '#/import' })
    const rows = ['login,first_name,last_name', 'zla.1,Żaneta,Łęśka', 'nowa.1,Ula,Nowa', 'zla.2,=1+1,Żak']
    // a line that was pasted from the code page of Polish Windows
    const stray = Uint8Array.from([...new TextEncoder().encode('zla.3,'), 0xaf, 0xb3, 0xb9, 0xea, 0x9c, 0xf3, 0xe6])
    const bytes = [new TextEncoder().encode(`${rows.join('\n')}\n`), stray, stray, stray]
    await bringFile(panel, new Blob(bytes))
    await until(() => panel.find('table'), 'the preview is there')
    expect(panel.text()).to.contain('Łęśka Żaneta')
    const saved = await savedBy(() => named(panel, 'Pobierz wiersze do poprawy').click())
    expect(saved.startsWith('\ufefflogin;first_name;last_name\r\nzla.1;Żaneta;Łęśka\r\nzla.2;')).to.equal(true, saved)
    await until(() => panel.said() !== '', 'it is said')
  })

  it('gives a template with the names of the columns', async () => {
    const panel = await mountPanel({ at: '#/import' })
    const saved = await savedBy(() => named(panel, 'Pobierz pusty wzór (CSV)').click())
    expect(saved).to.equal('\ufefflogin;email;pesel;substitute_id;first_name;last_name;class;language\r\n')
    await until(() => panel.said() === 'Wzór jest pobrany.', 'it is said')
  })
})
