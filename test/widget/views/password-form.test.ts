import { expect } from '@open-wc/testing'
import { descriptions, focused } from '../../ui/support/focus.js'
import { aTicket } from '../../ui/support/a-ticket.js'
import { mountPassword, submit, type, untilView } from '../support/mount.js'
import { stopClock } from '../../ui/support/stopped-clock.js'
import { aFrame, until } from '../../ui/support/until.js'

const PASSWORD = 'trzy niebieskie krowy'

describe('the password form', () => {
  it('shows whose login it is, until when the link holds, and the rules, before anything is typed', async () => {
    const mounted = await mountPassword()
    const login = mounted.get<HTMLInputElement>('[name=username]')
    expect(login.value).to.equal('anna.nowak')
    expect(login.readOnly).to.equal(true)
    expect(mounted.text()).to.match(/Link z wiadomości działa do: 4 maja 2031.{1,4}14:30 \(czasu polskiego\)/)
    expect(descriptions(mounted.get('[name=password]'))[0]).to.match(/^Co najmniej 12 znaków\. Dobre hasło/)
    expect(focused()).to.equal(document.body, 'nobody has acted, so the focus stays')
  })

  it('[60] is a form that password managers know: username, then new-password, with nothing against pasting', async () => {
    const { get, element } = await mountPassword()
    const inputs = [...element.renderRoot.querySelectorAll('form input')] as HTMLInputElement[]
    expect(inputs.map((input) => input.autocomplete)).to.deep.equal(['username', 'new-password'])
    const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true })
    expect(get('[name=password]').dispatchEvent(paste)).to.equal(true)
    expect(get('[name=password]').getAttribute('passwordrules')).to.equal('minlength: 12;')
  })

  it('speaks of the first password to whoever has none yet', async () => {
    const mounted = await mountPassword({ ticket: 'live-first' })
    expect(mounted.get('h2').textContent).to.equal('Ustaw swoje pierwsze hasło')
  })

  it('sets the password, says so with the login, and leaves no input behind', async () => {
    const mounted = await mountPassword({ attributes: { 'sign-in-url': 'https://dziennik.example/wejdz' } })
    const seen: unknown[] = []
    mounted.element.addEventListener('klucznik-completed', (event) => seen.push(event.detail))
    type(mounted, 'password', PASSWORD)
    submit(mounted)
    await untilView(mounted, 'done')
    expect(seen).to.deep.equal([null], 'the page is not told whose password it was')
    expect(focused()?.textContent).to.equal('Hasło jest ustawione')
    expect(mounted.text()).to.contain('Twój login: anna.nowak')
    expect(mounted.find('input')).to.equal(null)
    const link = mounted.get<HTMLAnchorElement>('a')
    expect(link.href).to.equal('https://dziennik.example/wejdz')
    expect(link.textContent).to.equal('Zaloguj się')
    const [call] = await mounted.unit.calls('recovery.complete')
    expect(call?.input).to.deep.equal({ ticket: aTicket('live'), password: PASSWORD })
  })

  describe('of one of a family', () => {
    it('says for whom else the password may be, and sets it for one alone where nobody asks for more', async () => {
      const mounted = await mountPassword({ ticket: 'live-family' })
      const box = mounted.get<HTMLInputElement>('[name=all]')
      expect(box.labels?.[0]?.textContent?.trim()).to.equal('To samo hasło także dla: Jan (jan.nowak), Ola (ola.nowak)')
      expect(box.checked).to.equal(false)
      type(mounted, 'password', PASSWORD)
      submit(mounted)
      await untilView(mounted, 'done')
      expect(mounted.text()).to.contain('Twój login: anna.nowak')
      const [call] = await mounted.unit.calls('recovery.complete')
      expect(call?.input).to.deep.equal({ ticket: aTicket('live-family'), password: PASSWORD, forAll: false })
    })

    it('offers it as the usual thing where the server says so, and then names all its logins', async () => {
      const mounted = await mountPassword({ ticket: 'live-family-first' })
      expect(mounted.get<HTMLInputElement>('[name=all]').checked).to.equal(true)
      type(mounted, 'password', PASSWORD)
      submit(mounted)
      await untilView(mounted, 'done')
      expect(mounted.text()).to.contain('Loginy z tym hasłem: anna.nowak, jan.nowak, ola.nowak')
      const [call] = await mounted.unit.calls('recovery.complete')
      expect(call?.input['forAll']).to.equal(true)
    })

    it('keeps the choice through a refusal, and says whose link was gone', async () => {
      const mounted = await mountPassword({
        ticket: 'live-family',
        script: {
          'recovery.complete': [
            { code: 'PASSWORD_REJECTED', facts: { reason: 'COMMON' } },
            { data: { login: 'anna.nowak', others: ['ola.nowak'] } },
          ],
        },
      })
      mounted.get('[name=all]').click()
      type(mounted, 'password', PASSWORD)
      submit(mounted)
      await until(() => mounted.find('[aria-invalid=true]'), 'the error is there')
      expect(mounted.get<HTMLInputElement>('[name=all]').checked).to.equal(true)
      submit(mounted)
      await untilView(mounted, 'done')
      expect(mounted.text()).to.contain('Loginy z tym hasłem: anna.nowak, ola.nowak')
      expect(mounted.text()).to.contain('Bez zmian, bo link już nie działał: jan.nowak')
    })

    it('asks nothing where a server of before names nobody', async () => {
      const mounted = await mountPassword({
        script: {
          'recovery.inspect': [
            {
              nonsense: {
                login: 'anna.nowak',
                purpose: 'recovery',
                expiresAt: '2031-05-04T12:30:00.000Z',
                passwordRules: { minLength: 12, maxLength: 128 },
              },
            },
          ],
        },
      })
      expect(mounted.find('[name=all]')).to.equal(null)
    })
  })

  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'http://[', '']) {
    it(`[61] shows no link for a sign-in address of "${url}"`, async () => {
      const mounted = await mountPassword({ attributes: { 'sign-in-url': url } })
      type(mounted, 'password', PASSWORD)
      submit(mounted)
      await untilView(mounted, 'done')
      expect(mounted.find('a')).to.equal(null)
    })
  }

  it('[24] counts in code points what is missing, at once for the eye and after a pause for the ear', async () => {
    const clock = stopClock()
    const mounted = await mountPassword()
    const status = () => mounted.get('.klucznik-hidden[role=status]').textContent
    // e and a combining acute accent are one character in NFC, and so is a family of one code point
    type(mounted, 'password', 'e\u0301😀abc')
    await aFrame()
    expect(mounted.get('.klucznik-count').textContent).to.equal('Brakuje jeszcze 7 znaków.')
    expect(mounted.get('.klucznik-count').getAttribute('aria-hidden')).to.equal('true')
    clock.pass(999)
    await aFrame()
    expect(status()).to.equal('')
    clock.pass(1)
    await aFrame()
    expect(status()).to.equal('Brakuje jeszcze 7 znaków.')
    type(mounted, 'password', 'e\u0301😀abcdefghi')
    await aFrame()
    expect(mounted.get('.klucznik-count').textContent).to.equal('Brakuje jeszcze 1 znaku.')
    type(mounted, 'password', PASSWORD)
    await aFrame()
    expect(mounted.get('.klucznik-count').textContent).to.equal('Długość jest dobra.')
  })

  it('shows and hides the password by a button that says what it does, and tells what is seen [60]', async () => {
    const mounted = await mountPassword()
    type(mounted, 'password', PASSWORD)
    const input = mounted.get<HTMLInputElement>('[name=password]')
    const button = mounted.get('[part~=reveal]')
    button.click()
    await aFrame()
    expect(input.type).to.equal('text')
    expect(button.textContent?.trim()).to.equal('Ukryj hasło')
    expect(mounted.text()).to.contain('Hasło jest widoczne.')
    button.click()
    await aFrame()
    expect(input.type).to.equal('password')
    expect(button.textContent?.trim()).to.equal('Pokaż hasło')
    expect(input.value).to.equal(PASSWORD)
  })

  it('hides the password again before it is sent', async () => {
    const mounted = await mountPassword({ script: { 'recovery.complete': [{ held: true }] } })
    type(mounted, 'password', PASSWORD)
    mounted.get('[part~=reveal]').click()
    await aFrame()
    submit(mounted)
    await aFrame()
    expect(mounted.get<HTMLInputElement>('[name=password]').type).to.equal('password')
    await mounted.unit.release()
    await untilView(mounted, 'done')
  })

  for (const [password, text] of [
    ['', 'Wpisz nowe hasło'],
    ['krótkie', 'Hasło jest za krótkie. Dopisz jeszcze kilka znaków.'],
  ] as const) {
    it(`asks the server nothing for "${password}" and says why at the field`, async () => {
      const mounted = await mountPassword()
      type(mounted, 'password', password)
      submit(mounted)
      await until(() => mounted.find('[aria-invalid=true]'), 'an error is shown')
      const input = mounted.get<HTMLInputElement>('[name=password]')
      expect(descriptions(input)).to.include(text)
      expect(focused()).to.equal(input)
      expect(input.value).to.equal(password)
      expect(await mounted.unit.calls('recovery.complete')).to.have.length(0)
    })
  }

  for (const [reason, text] of [
    ['TOO_LONG', 'Hasło jest za długie. Skróć je.'],
    ['COMMON', 'To hasło łatwo odgadnąć.'],
    ['LIKE_LOGIN', 'Hasło jest zbyt podobne do loginu. Wpisz inne.'],
    ['LIKE_UNIT', 'Hasło jest zbyt podobne do nazwy gminy lub miasta. Wpisz inne.'],
    ['NOT_TEXT', 'W haśle jest znak, którego nie da się użyć.'],
    ['SOMETHING_NEW', 'Tego hasła nie da się użyć. Wpisz inne.'],
  ] as const) {
    it(`[27] says why at the field when the server refuses: ${reason}`, async () => {
      const mounted = await mountPassword({
        script: { 'recovery.complete': [{ code: 'PASSWORD_REJECTED', facts: { reason } }] },
      })
      type(mounted, 'password', PASSWORD)
      submit(mounted)
      await until(() => mounted.find('[aria-invalid=true]'), 'an error is shown')
      const input = mounted.get<HTMLInputElement>('[name=password]')
      expect(descriptions(input).join(' ')).to.contain(text)
      expect(input.value).to.equal(PASSWORD, 'what was typed stays')
      expect(focused()).to.equal(input)
      expect(mounted.failures).to.deep.equal(['PASSWORD_REJECTED'])
    })
  }

  it('keeps the password when the server is out of reach, and tries again', async () => {
    const mounted = await mountPassword({ script: { 'recovery.complete': [{ raw: '', status: 503 }, {}] } })
    type(mounted, 'password', PASSWORD)
    submit(mounted)
    await until(() => mounted.find('[role=alert]'), 'the failure is told')
    expect(mounted.get<HTMLInputElement>('[name=password]').value).to.equal(PASSWORD)
    mounted.get('[role=alert] button').click()
    await untilView(mounted, 'done')
  })

  it('sends once, however often the button is pressed', async () => {
    const mounted = await mountPassword({ script: { 'recovery.complete': [{ held: true }] } })
    type(mounted, 'password', PASSWORD)
    submit(mounted)
    submit(mounted)
    await mounted.unit.release()
    await untilView(mounted, 'done')
    expect(await mounted.unit.calls('recovery.complete')).to.have.length(1)
  })

  it('[22] tells a link that stopped working meanwhile like any other that does not work', async () => {
    const mounted = await mountPassword({ script: { 'recovery.complete': [{ code: 'TICKET_INVALID' }] } })
    type(mounted, 'password', PASSWORD)
    submit(mounted)
    await untilView(mounted, 'expired')
    expect(focused()?.textContent).to.equal('Ten link już nie działa')
  })
})
