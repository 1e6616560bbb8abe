import { expect } from '@open-wc/testing'
import { NOT_WHOLE, spellings } from '../../contract/ticket-spellings.js'
import type { View } from '../../../widget/index.js'
import { focused } from '../../ui/support/focus.js'
import type { Script } from '../../ui/support/script.js'
import { stopClock } from '../../ui/support/stopped-clock.js'
import { aFrame, until } from '../../ui/support/until.js'
import { aTicket } from '../../ui/support/a-ticket.js'
import { mount, mountPassword, submit, type, untilView, type Mounted } from '../support/mount.js'

/** What stands behind the path of an address of the tables. */
const behindPath = (address: string): string => address.replace('/jst/przykladowo', '')

/** A page whose address has no ticket. */
const PAGE = location.pathname

afterEach(() => history.replaceState(null, '', PAGE))

/** The page is loaded again: its history entry is the same, and nothing else is left. */
async function reload(mounted: Mounted): Promise<Mounted> {
  mounted.element.remove()
  return mount({ link: location.search + location.hash, state: history.state })
}

describe('a link that a filter has rewritten [88]', () => {
  const rewritten = Object.entries(spellings(aTicket('live'))).filter(([, [address]]) =>
    /^.jst.przykladowo[?#]/.test(address),
  )
  for (const [name, [address, rest]] of rewritten)
    it(`opens the password, and is out of the address bar at once: ${name}`, async () => {
      const mounted = await mount({ link: behindPath(address) })
      expect(location.href).to.equal(location.origin + PAGE + behindPath(rest))
      await untilView(mounted, 'password')
      const [call] = await mounted.unit.calls('recovery.inspect')
      expect(call?.input).to.deep.equal({ ticket: aTicket('live') })
      expect(location.href).to.equal(location.origin + PAGE + behindPath(rest))
    })
})

describe('a link that is not whole [88]', () => {
  for (const [name, [address, rest]] of Object.entries(NOT_WHOLE))
    it(`is told apart from one that no longer works, and asks the server nothing: ${name}`, async () => {
      const mounted = await mount({ link: behindPath(address) })
      expect(location.href).to.equal(location.origin + PAGE + behindPath(rest))
      await untilView(mounted, 'broken')
      expect(mounted.text()).to.contain('Ten link nie jest cały')
      expect(mounted.text()).to.contain('Otwórz go jeszcze raz w wiadomości albo wpisz kod')
      expect(mounted.views).to.deep.equal(['opening', 'broken'])
      expect(mounted.failures).to.deep.equal(['TICKET_INVALID'])
      expect(await mounted.unit.calls('recovery.inspect')).to.have.length(0)
      expect(history.state).to.equal(null)
    })

  it('leads to a new one', async () => {
    const mounted = await mount({ link: '#klucznik=' })
    await untilView(mounted, 'broken')
    mounted.get('button').click()
    await untilView(mounted, 'request')
    expect(focused()?.textContent).to.equal('Przywracanie dostępu')
  })
})

describe('a link that does not work', () => {
  it('offers to ask again', async () => {
    const mounted = await mount({ ticket: 'dead' })
    await untilView(mounted, 'expired')
    expect(mounted.text()).to.contain('Ten link już nie działa')
    expect(history.state).to.equal(null)
    mounted.get('button').click()
    await untilView(mounted, 'request')
    await until(() => mounted.find('img'), 'the form is ready')
    expect(focused()?.textContent).to.equal('Przywracanie dostępu')
  })

  it('is not confused with a server out of reach, which can be tried again', async () => {
    const mounted = await mount({ ticket: 'live', script: { 'recovery.inspect': [{ raw: 'x', status: 502 }, {}] } })
    await until(() => mounted.find('[role=alert]'), 'the failure is told')
    expect(mounted.views).to.deep.equal(['opening'])
    mounted.get('[role=alert] button').click()
    await untilView(mounted, 'password')
  })

  it('says what is being done when looking at it takes long', async () => {
    const clock = stopClock()
    const mounted = await mount({ ticket: 'live', script: { 'recovery.inspect': [{ held: true }] } })
    await until(async () => (await mounted.unit.calls('recovery.inspect')).length === 1, 'the server is asked')
    clock.pass(299)
    await aFrame()
    expect(mounted.text()).not.to.contain('Sprawdzamy link.')
    clock.pass(1)
    await until(() => mounted.text().includes('Sprawdzamy link.'), 'it is said')
    await mounted.unit.release()
    await untilView(mounted, 'password')
  })

  it('can be tried again when the page itself did not load whole', async () => {
    const mounted = await mount({ ticket: 'live', script: { 'recovery.inspect': [{ code: 'UNAVAILABLE' }, {}] } })
    await until(() => mounted.find('[role=alert]'), 'the failure is told')
    mounted.get('[role=alert] button').click()
    await untilView(mounted, 'password')
  })
})

describe('a reload of the password page [91]', () => {
  it('says that the link is to be opened again, until when it works, and that its code does too', async () => {
    const mounted = await reload(await mountPassword())
    await untilView(mounted, 'reloaded')
    expect(mounted.text()).to.contain('Otwórz link jeszcze raz')
    expect(mounted.text()).to.contain(
      'Link nadal działa, do: 4 maja 2031 14:30 (czasu polskiego). Kod, który jest obok niego, też działa.',
    )
    expect(mounted.failures).to.deep.equal([])
    expect(await mounted.unit.calls()).to.have.length(0)
    const again = await reload(mounted)
    await untilView(again, 'reloaded')
    again.get('button').click()
    await untilView(again, 'request')
    await untilView(await reload(again), 'request')
  })

  it('finds the ticket nowhere: not in the history entry, nor in what the page has stored', async () => {
    await mountPassword()
    const kept = JSON.stringify([
      history.state,
      Object.entries(sessionStorage),
      Object.entries(localStorage),
      document.cookie,
    ])
    expect(kept).to.contain('2031-05-04').and.not.to.contain(aTicket('live').slice(0, 24))
    expect(kept).not.to.contain('anna.nowak')
  })

  it('takes the link when it is opened again in the same tab', async () => {
    const mounted = await reload(await mountPassword())
    await untilView(mounted, 'reloaded')
    location.hash = `#klucznik=${aTicket('live')}`
    await untilView(mounted, 'password')
  })

  it('says no more than that it is to be opened again while nobody has looked at it', async () => {
    const held = await mount({ ticket: 'live', script: { 'recovery.inspect': [{ held: true }] } })
    await until(async () => (await held.unit.calls('recovery.inspect')).length === 1, 'the server is asked')
    const mounted = await reload(held)
    await untilView(mounted, 'reloaded')
    expect(mounted.text()).to.contain('Otwórz go jeszcze raz w wiadomości').and.not.to.contain('nadal działa')
  })

  it('says of a link whose time is over that it no longer works', async () => {
    const data = {
      login: 'anna.nowak',
      purpose: 'recovery' as const,
      expiresAt: new Date(Date.now() - 1_000).toISOString(),
      passwordRules: { minLength: 12, maxLength: 128 as const },
      others: [],
      forAll: false,
    }
    const mounted = await reload(await mountPassword({ script: { 'recovery.inspect': [{ data }] } }))
    await untilView(mounted, 'expired')
  })

  it('is forgotten once the password is set, or the link has stopped working', async () => {
    const ends: [Script, View][] = [
      [{}, 'done'],
      [{ 'recovery.complete': [{ code: 'TICKET_INVALID' }] }, 'expired'],
    ]
    for (const [script, view] of ends) {
      const mounted = await mountPassword({ script })
      type(mounted, 'password', 'trzy niebieskie krowy')
      submit(mounted)
      await untilView(mounted, view)
      expect(history.state).to.equal(null)
      await untilView(await reload(mounted), 'request')
    }
  })

  it('leaves to the page what it keeps in its history entry', async () => {
    const mounted = await mount({ ticket: 'live', state: { mine: 1 } })
    await untilView(mounted, 'password')
    expect(history.state).to.deep.equal({ mine: 1, klucznik: { until: '2031-05-04T12:30:00.000Z' } })
    mounted.element.remove()
    for (const state of ['mine', ['mine'], new Map([['mine', 1]])]) {
      const other = await mount({ ticket: 'live', state })
      await untilView(other, 'password')
      expect(history.state).to.deep.equal(state)
      other.element.remove()
    }
  })
})
