import { expect } from '@open-wc/testing'
import { IDENTIFIER_MAX_LENGTH } from '../../../contract/field-lengths.js'
import { descriptions, focused } from '../../ui/support/focus.js'
import { ask, mount, mountRequest, submit, type, untilView } from '../support/mount.js'
import { stopClock } from '../../ui/support/stopped-clock.js'
import { aFrame, until } from '../../ui/support/until.js'

describe('the request form', () => {
  it('shows heading, picture, button, both fields and the send button, in the order of need', async () => {
    const mounted = await mountRequest()
    const order = [...mounted.element.renderRoot.querySelectorAll('h2, img, :not(nav) > button, label')].map((node) =>
      node instanceof HTMLImageElement ? 'picture' : node.textContent?.trim(),
    )
    expect(order).to.deep.equal([
      'Przywracanie dostępu',
      'picture',
      'Zmień próbkę',
      'Odsłuchaj',
      'Nie mogę odczytać ani odsłuchać',
      'Autoryzacja operacji',
      'E-mail, PESEL lub login',
      'Wyślij wiadomość',
    ])
  })

  it('gives every field the attributes of what it takes [64]', async () => {
    const { get } = await mountRequest()
    const answer = get<HTMLInputElement>('[name=answer]')
    expect(answer.autocomplete).to.equal('off')
    expect(answer.getAttribute('autocapitalize')).to.equal('characters')
    expect(answer.spellcheck).to.equal(false)
    const identifier = get<HTMLInputElement>('[name=identifier]')
    expect(identifier.autocomplete).to.equal('username')
    expect(identifier.inputMode).to.equal('email')
    expect(identifier.maxLength).to.equal(IDENTIFIER_MAX_LENGTH)
    expect(identifier.enterKeyHint).to.equal('send')
  })

  it('sends the answer, the solution and the identifier as typed, and moves to the sent view', async () => {
    const mounted = await mountRequest()
    let sent = 0
    mounted.element.addEventListener('klucznik-sent', () => sent++)
    await ask(mounted, { identifier: ' Łucja@Example.PL ' })
    await untilView(mounted, 'sent')
    expect(sent).to.equal(1)
    const [call] = await mounted.unit.calls('recovery.request')
    expect(call?.input).to.include({ identifier: ' Łucja@Example.PL ', answer: 'ACDEF', language: 'pl' })
    expect(call?.input['solution']).to.have.all.keys('counter', 'derivedKey')
  })

  it('tells everybody the same afterwards, moves the focus to the heading and shows what was typed', async () => {
    const mounted = await mountRequest()
    await ask(mounted, { identifier: ' 440514 01359 ' })
    await untilView(mounted, 'sent')
    expect(focused()?.textContent).to.equal('Sprawdź pocztę')
    expect(mounted.text()).to.contain('Jeśli te dane są w systemie szkoły')
    expect(mounted.text()).to.contain('Wpisano: 440514 01359')
    expect(mounted.element.renderRoot.querySelector('input')).to.equal(null)
    const kept = JSON.stringify([history.state, location.href, document.cookie, Object.entries(sessionStorage)])
    expect(kept + JSON.stringify(Object.entries(localStorage))).not.to.contain('440514')
  })

  it('asks again with what was typed and a fresh challenge, and lets it be corrected', async () => {
    const mounted = await mountRequest()
    await ask(mounted, { identifier: 'anna@exmaple.pl' })
    await untilView(mounted, 'sent')
    mounted.get('button').click()
    await untilView(mounted, 'request')
    await until(() => mounted.find('img'), 'a fresh picture')
    expect(focused()?.textContent).to.equal('Przywracanie dostępu')
    const identifier = mounted.get<HTMLInputElement>('[name=identifier]')
    expect(identifier.value).to.equal('anna@exmaple.pl')
    expect(mounted.get<HTMLInputElement>('[name=answer]').value).to.equal('')
    expect(await mounted.unit.calls('captcha.issue')).to.have.length(2)
    type(mounted, 'identifier', 'anna@example.pl')
    mounted.element.lang = 'en'
    await until(() => mounted.get('h2').textContent === 'Recover access', 'the form is drawn anew')
    expect(identifier.value).to.equal('anna@example.pl')
    await ask(mounted)
    await untilView(mounted, 'sent')
    expect(mounted.text()).to.contain('You entered: anna@example.pl')
  })

  it('names several errors in a summary that has the focus and leads to each field [62]', async () => {
    const mounted = await mountRequest()
    submit(mounted)
    await until(() => mounted.find('[role=alert]'), 'the summary is there')
    expect(focused()).to.equal(mounted.get('[role=alert]'))
    const links = [...mounted.element.renderRoot.querySelectorAll('a')]
    expect(links.map((link) => link.textContent)).to.deep.equal([
      'Przepisz znaki z obrazka',
      'Wpisz e-mail, PESEL, login albo identyfikator zastępczy',
    ])
    const hash = location.hash
    links[1]?.click()
    expect(focused()).to.equal(mounted.get('[name=identifier]'))
    expect(location.hash).to.equal(hash)
    expect(await mounted.unit.calls('recovery.request')).to.have.length(0)
  })

  it('ties a single error to its field, between hint and input, and puts the focus there [62]', async () => {
    const mounted = await mountRequest()
    type(mounted, 'answer', 'ACDEF')
    submit(mounted)
    await until(() => mounted.find('[aria-invalid=true]'), 'an error is shown')
    await aFrame()
    const input = mounted.get('[name=identifier]')
    expect(focused()).to.equal(input)
    expect(descriptions(input)).to.deep.equal([
      'Możesz też wpisać identyfikator zastępczy z kartki, którą dała szkoła.',
      'Wpisz e-mail, PESEL, login albo identyfikator zastępczy',
    ])
    expect(mounted.find('[role=alert]')).to.equal(null)
  })

  it('[13] keeps the identifier after a wrong answer, brings a fresh picture and puts the focus in its field', async () => {
    const mounted = await mountRequest()
    const before = mounted.get<HTMLImageElement>('img').src
    await ask(mounted, { answer: 'WRONG' })
    await until(() => mounted.find('[aria-invalid=true]'), 'an error is shown')
    await aFrame()
    expect(mounted.get<HTMLImageElement>('img').src).not.to.equal(before)
    expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal('anna@example.pl')
    const answer = mounted.get<HTMLInputElement>('[name=answer]')
    expect(answer.value).to.equal('')
    expect(focused()).to.equal(answer)
    expect(descriptions(answer)).to.include('Znaki się nie zgadzają. Przepisz te z nowego obrazka.')
    expect(mounted.failures).to.deep.equal(['CAPTCHA_WRONG'])
    type(mounted, 'answer', 'acdef')
    submit(mounted)
    await untilView(mounted, 'sent')
  })

  it('says that the characters have run out when the server says so', async () => {
    const mounted = await mountRequest({ script: { 'recovery.request': [{ code: 'CAPTCHA_EXPIRED' }, {}] } })
    await ask(mounted)
    await until(() => mounted.find('[aria-invalid=true]'), 'an error is shown')
    expect(descriptions(mounted.get('[name=answer]'))).to.include(
      'Poprzednie znaki straciły ważność. Przepisz te z nowego obrazka.',
    )
  })

  it('does not blame the person when a challenge was spent by an answer that never came back', async () => {
    const mounted = await mountRequest({
      script: { 'recovery.request': [{ raw: '', status: 502 }, { code: 'CAPTCHA_WRONG' }] },
    })
    await ask(mounted)
    await until(() => mounted.find('[role=alert]'), 'the failure is told')
    mounted.get('[role=alert] button').click()
    await until(() => mounted.find('[aria-invalid=true]'), 'an error is shown')
    expect(mounted.text()).to.contain('Poprzednie znaki straciły ważność')
  })

  for (const [name, step, text, code] of [
    ['out of reach', { raw: '<h1>Sign in to this network</h1>' }, 'Nie ma połączenia z serwerem', 'UNREACHABLE'],
    ['down behind a proxy', { raw: '<h1>Bad gateway</h1>', status: 502 }, 'Usługa chwilowo nie działa', 'UNAVAILABLE'],
    ['unavailable', { code: 'UNAVAILABLE' }, 'Usługa chwilowo nie działa', 'UNAVAILABLE'],
    ['too busy', { code: 'TOO_MANY_REQUESTS', facts: { retryAfter: 170 } }, 'za 3 minuty', 'TOO_MANY_REQUESTS'],
    ['newer than we know', { code: 'SOMETHING_NEW' }, 'Nie ma połączenia', 'UNREACHABLE'],
  ] as const) {
    it(`keeps everything typed when the server is ${name}, says so, and tries again`, async () => {
      const mounted = await mountRequest({ script: { 'recovery.request': [step, {}] } })
      await ask(mounted)
      await until(() => mounted.find('[role=alert]'), 'the failure is told')
      expect(mounted.text()).to.contain(text)
      expect(mounted.failures).to.deep.equal([code])
      expect(mounted.get<HTMLInputElement>('[name=answer]').value).to.equal('ACDEF')
      expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal('anna@example.pl')
      const retry = mounted.get('[role=alert] button')
      expect(retry.textContent).to.equal('Spróbuj ponownie')
      retry.click()
      await untilView(mounted, 'sent')
    })
  }

  for (const [name, data] of [
    ['null', null],
    ['a text', 'ok'],
    ['an empty object', {}],
    ['a challenge without work', { challenge: 'x', expiresAt: '2031-01-01T00:00:00Z' }],
  ] as const) {
    it(`takes ${name} instead of a challenge for a server out of reach`, async () => {
      const mounted = await mount({ script: { 'captcha.issue': [{ nonsense: data }, {}] } })
      await until(() => mounted.find('[role=alert]'), 'the failure is told')
      expect(mounted.text()).to.contain('Nie ma połączenia z serwerem')
      expect(mounted.find('[name=answer]')).to.equal(null)
      mounted.get('[role=alert] button').click()
      await until(() => mounted.find('img'), 'the picture is there')
    })
  }

  it('says in how many minutes, when there are too many wishes for challenges', async () => {
    const mounted = await mount({
      script: { 'captcha.issue': [{ code: 'TOO_MANY_REQUESTS', facts: { retryAfter: 40 } }] },
    })
    await until(() => mounted.find('[role=alert]'), 'the failure is told')
    expect(mounted.text()).to.contain('Spróbuj ponownie za minutę.')
  })

  it('marks the identifier when the server cannot read it', async () => {
    const mounted = await mountRequest({ script: { 'recovery.request': [{ code: 'INPUT_INVALID' }] } })
    await ask(mounted)
    await until(() => mounted.find('[name=identifier][aria-invalid=true]'), 'an error is shown')
    await aFrame()
    expect(focused()).to.equal(mounted.get('[name=identifier]'))
  })

  it('changes the picture by its button, says so, and empties only the answer', async () => {
    const mounted = await mountRequest()
    const before = mounted.get<HTMLImageElement>('img').src
    type(mounted, 'answer', 'AC')
    type(mounted, 'identifier', 'anna')
    const button = mounted.get('.klucznik-challenge button')
    button.focus()
    button.click()
    await until(() => mounted.get<HTMLImageElement>('img').src !== before, 'another picture')
    await until(() => mounted.text().includes('Jest nowy obrazek ze znakami.'), 'it is said')
    expect(focused()).to.equal(button)
    expect(mounted.get<HTMLInputElement>('[name=answer]').value).to.equal('')
    expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal('anna')
  })

  it('says when the picture itself does not load', async () => {
    const mounted = await mountRequest()
    mounted.get('img').dispatchEvent(new Event('error'))
    await until(() => mounted.find('[role=alert]'), 'it is said')
    expect(mounted.get('[role=alert]').textContent).to.contain('Obrazek się nie wczytał')
    mounted.get('.klucznik-challenge button').click()
    await until(() => mounted.find('img'), 'another picture')
  })

  it('does not say that there is a new picture when the new one does not load either', async () => {
    const mounted = await mountRequest()
    mounted.get('[part~=refresh]').click()
    await until(() => mounted.text().includes('Jest nowy obrazek'), 'it is said')
    mounted.get('img').dispatchEvent(new Event('error'))
    await until(() => mounted.find('[role=alert]'), 'it is said')
    expect(mounted.text()).not.to.contain('Jest nowy obrazek')
  })

  it('says of the picture what it is and never what it shows', async () => {
    const { get } = await mountRequest()
    expect(get<HTMLImageElement>('img').alt).to.equal('Obrazek ze znakami do przepisania')
    expect(get('img').outerHTML).not.to.match(/ACDEF/i)
  })

  it('[9] asks for nothing to be read or typed with captcha="work"', async () => {
    const mounted = await mount({ attributes: { captcha: 'work' } })
    await until(() => mounted.find('[name=identifier]'), 'the form is there')
    expect(mounted.find('img')).to.equal(null)
    expect(mounted.find('[name=answer]')).to.equal(null)
    await ask(mounted)
    await untilView(mounted, 'sent')
    const [issue] = await mounted.unit.calls('captcha.issue')
    expect(issue?.input).to.deep.equal({ kind: 'work', language: 'pl' })
    expect((await mounted.unit.calls('recovery.request'))[0]?.input).not.to.have.property('answer')
  })

  it('with captcha="work" takes a fresh challenge by itself when the first has run out', async () => {
    const mounted = await mount({
      attributes: { captcha: 'work' },
      script: { 'recovery.request': [{ code: 'CAPTCHA_EXPIRED' }, {}] },
    })
    await until(() => mounted.find('[name=identifier]'), 'the form is there')
    await ask(mounted)
    await untilView(mounted, 'sent')
    expect(mounted.failures).to.deep.equal([])
  })

  it('sends once, however often the button is pressed', async () => {
    const mounted = await mountRequest({ script: { 'recovery.request': [{ held: true }] } })
    await ask(mounted)
    submit(mounted)
    submit(mounted)
    await mounted.unit.release()
    await untilView(mounted, 'sent')
    expect(await mounted.unit.calls('recovery.request')).to.have.length(1)
  })

  it('shows nothing for a short wait, words after 0.3 s, more after 2 s', async () => {
    const clock = stopClock()
    const mounted = await mountRequest({ script: { 'recovery.request': [{ held: true }] } })
    await ask(mounted)
    await until(async () => (await mounted.unit.calls('recovery.request')).length === 1, 'it is sent')
    const status = () => mounted.get('.klucznik-status').textContent?.replace(/\s+/g, ' ').trim()
    for (const [milliseconds, words] of [
      [299, ''],
      [1, 'Wysyłamy prośbę.'],
      [1_699, 'Wysyłamy prośbę.'],
      [1, 'Wysyłamy prośbę. To trwa dłużej niż zwykle. Nie zamykaj strony.'],
    ] as const) {
      clock.pass(milliseconds)
      await aFrame()
      expect(status()).to.equal(words)
    }
    expect(mounted.get('.klucznik-status p').getAttribute('role')).to.equal('status')
    await mounted.unit.release()
    await untilView(mounted, 'sent')
  })

  it('tells how far long work is, by a progress bar with a name and a number', async () => {
    const clock = stopClock()
    const mounted = await mountRequest({ script: { 'captcha.issue': [{ tries: 60_000, cost: 3_000 }] } })
    await ask(mounted)
    await until(() => (clock.pass(100), mounted.find('progress')), 'progress is shown')
    const bar = mounted.get<HTMLProgressElement>('progress')
    expect(bar.getAttribute('aria-label')).to.equal('Przygotowujemy wysyłkę.')
    const first = bar.value
    await until(() => bar.value > first, 'it moves')
    expect(mounted.text()).to.contain(`${bar.value}%`)
  })

  it('leaves the title of the document alone', async () => {
    document.title = 'Gmina'
    const mounted = await mountRequest()
    await ask(mounted)
    await untilView(mounted, 'sent')
    expect(document.title).to.equal('Gmina')
  })
})
