import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { descriptions, focused } from '../../ui/support/focus.js'
import { ask, mount, mountRequest, submit, type, untilView, type Mounted } from '../support/mount.js'
import { aFrame, until } from '../../ui/support/until.js'

/** Presses a button as a person does, which lets the page play sounds. */
async function press({ element }: Mounted, name: string): Promise<void> {
  const button = [...element.renderRoot.querySelectorAll('button')].find((each) => each.textContent?.trim() === name)
  if (!button) throw new Error(`no button ${name} in ${element.renderRoot.textContent}`)
  button.focus()
  await sendKeys({ press: 'Enter' })
}

/** Every sound that was begun from now on, in order. */
function listenToSounds(): { begun: HTMLMediaElement[]; stop: () => void } {
  const begun: HTMLMediaElement[] = []
  const play = HTMLMediaElement.prototype.play
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    begun.push(this)
    return play.call(this)
  }
  return { begun, stop: () => (HTMLMediaElement.prototype.play = play) }
}

const label = ({ get }: Mounted) => get('[part~=listen]').textContent?.trim()
const answerOf = ({ get }: Mounted) => get<HTMLInputElement>('[name=answer]')

async function mountSound(options: Parameters<typeof mount>[0] = {}): Promise<Mounted> {
  const mounted = await mountRequest(options)
  await press(mounted, 'Odsłuchaj')
  await until(() => label(mounted) === 'Wstrzymaj', 'it plays')
  await until(() => focused() === answerOf(mounted), 'the focus is in the field')
  return mounted
}

async function mountWork(options: Parameters<typeof mount>[0] = {}): Promise<Mounted> {
  const mounted = await mountRequest(options)
  await press(mounted, 'Nie mogę odczytać ani odsłuchać')
  await until(() => mounted.find('[data-way]') === focused(), 'its words are there')
  return mounted
}

/** The same visitor on the next page of the same visit. */
async function mountAgain(): Promise<Mounted> {
  return mount({ sameVisit: true })
}

describe('the way by sound', () => {
  let sounds: ReturnType<typeof listenToSounds>
  beforeEach(() => (sounds = listenToSounds()))
  afterEach(() => sounds.stop())

  it('plays digits in the language of the interface and leads to the field, which says what to do', async () => {
    const mounted = await mountSound()
    expect((await mounted.unit.calls('captcha.issue')).at(-1)?.input).to.deep.equal({ kind: 'sound', language: 'pl' })
    expect(sounds.begun).to.have.length(1)
    expect(focused()).to.equal(answerOf(mounted))
    expect(answerOf(mounted).inputMode).to.equal('numeric')
    expect(descriptions(answerOf(mounted))).to.deep.equal([
      'Wpisz cyfry, które słyszysz. Spacja odtwarza je od początku.',
    ])
    expect(mounted.find('img')).to.equal(null)
  })

  it('sends what was typed, as with a picture', async () => {
    const mounted = await mountSound()
    await ask(mounted)
    await untilView(mounted, 'sent')
    expect((await mounted.unit.calls('recovery.request'))[0]?.input).to.include({ answer: 'ACDEF' })
  })

  it('plays from the beginning again by Space in the field, and types no space', async () => {
    const mounted = await mountSound()
    await sendKeys({ type: '12' })
    await sendKeys({ press: 'Space' })
    expect(sounds.begun).to.have.length(2)
    expect(sounds.begun[1]?.currentTime).to.be.lessThan(0.3)
    expect(answerOf(mounted).value).to.equal('12')
  })

  it('leaves Space alone in the field for the characters of a picture', async () => {
    const mounted = await mountRequest()
    answerOf(mounted).focus()
    await sendKeys({ press: 'Space' })
    expect(answerOf(mounted).value).to.equal(' ')
    expect(sounds.begun).to.have.length(0)
  })

  it('can be paused, goes on where it was, and begins anew after its end', async () => {
    const mounted = await mountSound()
    await press(mounted, 'Wstrzymaj')
    await until(() => label(mounted) === 'Słuchaj dalej', 'it is silent')
    const [audio] = sounds.begun
    expect(audio?.paused).to.equal(true)
    const where = audio?.currentTime ?? 0
    await press(mounted, 'Słuchaj dalej')
    await until(() => label(mounted) === 'Wstrzymaj', 'it goes on')
    expect(audio?.currentTime).to.be.at.least(where)
    await until(() => label(mounted) === 'Odsłuchaj od nowa', 'it has ended')
    await press(mounted, 'Odsłuchaj od nowa')
    await until(() => label(mounted) === 'Wstrzymaj', 'it plays anew')
    expect(audio?.currentTime).to.be.lessThan(0.8)
  })

  it('brings other digits by the button for another sample, and plays them', async () => {
    const mounted = await mountSound()
    const before = sounds.begun[0]?.src
    type(mounted, 'answer', '12')
    await press(mounted, 'Zmień próbkę')
    await until(() => sounds.begun.length === 2, 'they play')
    expect(sounds.begun[1]?.src).not.to.equal(before)
    expect(answerOf(mounted).value).to.equal('')
    expect(focused()).to.equal(answerOf(mounted))
  })

  it('keeps the identifier after wrong digits, brings others in silence, and says in the field what to do [13]', async () => {
    const mounted = await mountSound()
    await ask(mounted, { answer: '99999' })
    await until(() => mounted.find('[aria-invalid=true]'), 'it is said')
    await aFrame()
    expect(focused()).to.equal(answerOf(mounted))
    expect(descriptions(answerOf(mounted))).to.include('Cyfry się nie zgadzają. Odsłuchaj nowe i wpisz je.')
    expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal('anna@example.pl')
    expect(sounds.begun).to.have.length(1)
    expect(label(mounted)).to.equal('Odsłuchaj')
  })

  it('says when the recording does not load', async () => {
    const mounted = await mountRequest({ script: { sound: [{ status: 404 }] } })
    await press(mounted, 'Odsłuchaj')
    await until(() => mounted.text().includes('Nagranie się nie wczytało. Zmień próbkę.'), 'it is said')
    expect(mounted.get('[role=alert]').textContent).to.contain('Nagranie się nie wczytało')
  })

  it('speaks the new language when the page changes its language', async () => {
    const mounted = await mountSound()
    mounted.element.lang = 'uk'
    await until(() => label(mounted) === 'Прослухати', 'the new language is there')
    const last = async () => (await mounted.unit.calls('captcha.issue')).at(-1)?.input
    await until(async () => (await last())?.['language'] === 'uk', 'digits in it are asked for')
    expect(await last()).to.deep.equal({ kind: 'sound', language: 'uk' })
    expect(sounds.begun).to.have.length(1)
  })

  it('falls silent when the element leaves the page', async () => {
    const mounted = await mountSound()
    mounted.element.remove()
    expect(sounds.begun[0]?.paused).to.equal(true)
  })

  it('never plays by itself: not even for a visitor who chose it before', async () => {
    await mountSound()
    const again = await mountAgain()
    await until(() => again.find('[part~=listen]') && label(again) === 'Odsłuchaj', 'the sound is offered')
    await until(async () => (await again.unit.calls('captcha.issue')).length > 0, 'digits are asked for')
    await aFrame()
    expect(sounds.begun).to.have.length(1)
    expect((await again.unit.calls('captcha.issue')).map(({ input }) => input['kind'])).to.deep.equal(['sound'])
    await press(again, 'Odsłuchaj')
    await until(() => sounds.begun.length === 2, 'it plays when it is told to')
  })
})

describe('the way with no puzzle', () => {
  it('takes the field away, moves the focus to what is happening, and sends without an answer [9]', async () => {
    const mounted = await mountWork()
    await aFrame()
    expect(mounted.find('[name=answer]')).to.equal(null)
    expect(mounted.find('img')).to.equal(null)
    expect(focused()).to.equal(mounted.get('[data-way]'))
    expect(focused()?.textContent).to.contain('Nie musisz nic przepisywać.')
    await ask(mounted)
    await untilView(mounted, 'sent')
    expect((await mounted.unit.calls('recovery.request'))[0]?.input).not.to.have.property('answer')
  })

  it('shows how far it is while the form is filled in, and announces the end and nothing between', async () => {
    const mounted = await mountRequest({ script: { 'captcha.issue': [{}, { tries: 8_000, cost: 1_000 }] } })
    await press(mounted, 'Nie mogę odczytać ani odsłuchać')
    await until(() => mounted.find('progress'), 'its progress is shown')
    const status = mounted.get('.klucznik-work [role=status]')
    const said: string[] = []
    new MutationObserver(() => said.push(status.textContent?.trim() ?? '')).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    })
    const bar = mounted.get<HTMLProgressElement>('progress')
    expect(bar.getAttribute('aria-label')).to.equal('Sprawdzanie')
    type(mounted, 'identifier', 'anna')
    const first = bar.value
    await until(() => bar.value > first, 'it moves')
    expect(mounted.text()).to.contain(`Sprawdzanie ${bar.value}%`)
    expect(said).to.deep.equal([])
    await until(() => !mounted.find('progress'), 'it is over')
    expect(said.filter(Boolean).every((text) => text === 'Sprawdzanie skończone.')).to.equal(true)
    expect(status.textContent).to.contain('Sprawdzanie skończone.')
    expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal('anna')
  }).timeout(20_000)

  it('keeps what was typed into the other field on every change of way', async () => {
    const mounted = await mountRequest()
    type(mounted, 'identifier', 'anna')
    type(mounted, 'answer', 'AC')
    await press(mounted, 'Nie mogę odczytać ani odsłuchać')
    await until(() => mounted.find('[data-way]') === focused(), 'work')
    await press(mounted, 'Pokaż obrazek')
    await until(() => mounted.find('img'), 'the picture')
    await aFrame()
    expect(focused()).to.equal(answerOf(mounted))
    expect(answerOf(mounted).value).to.equal('')
    expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal('anna')
  })

  it('is offered first where the page says captcha="work", with its words there from the start', async () => {
    const mounted = await mount({ attributes: { captcha: 'work' } })
    await until(() => mounted.find('[data-way]'), 'its words are there')
    expect(mounted.find('progress')).to.equal(null, 'nothing is begun before the first touch')
    await press(mounted, 'Pokaż obrazek')
    await until(() => mounted.find('img'), 'the picture is there')
  })

  it('is offered first where the unit says so, unless the page says another', async () => {
    const script = { 'captcha.issue': [{ first: 'work' as const }] }
    const mounted = await mount({ script })
    await until(() => mounted.find('[data-way]'), 'its words are there')
    expect(mounted.find('[name=answer]')).to.equal(null)
    await press(mounted, 'Pokaż obrazek')
    await until(() => mounted.find('img'), 'the picture is there, and stays')
    const page = await mountRequest({ script, attributes: { captcha: 'picture' } })
    await aFrame()
    expect(page.find('[data-way]')).to.equal(null)
    expect(await page.unit.calls('captcha.issue')).to.have.length(1)
  })

  it('takes a way that this version does not know for none', async () => {
    const mounted = await mountRequest({ script: { 'captcha.issue': [{ first: 'riddle' as 'work' }] } })
    await aFrame()
    expect(mounted.find('img')).not.to.equal(null)
    expect(mounted.failures).to.deep.equal([])
    expect(await mounted.unit.calls('captcha.issue')).to.have.length(1)
  })

  it('takes an unknown word in captcha for none', async () => {
    const mounted = await mountRequest({ attributes: { captcha: 'puzzle' } })
    expect(mounted.failures).to.deep.equal([])
  })

  it('is there again for the rest of the visit once it was chosen', async () => {
    await mountWork()
    const again = await mountAgain()
    await until(() => again.find('[data-way]'), 'work is offered first')
    expect((await again.unit.calls('captcha.issue')).map(({ input }) => input['kind'])).to.deep.equal(['work'])
    expect(sessionStorage.length).to.equal(1)
  })

  it('gives way to the page when its webmaster then offers another way', async () => {
    const mounted = await mountWork()
    mounted.element.captcha = 'work'
    await aFrame()
    mounted.element.captcha = 'picture'
    await until(() => mounted.find('img'), 'the picture is there')
  })

  it('works where the page may store nothing', async () => {
    const real = Object.getOwnPropertyDescriptor(globalThis, 'sessionStorage') as PropertyDescriptor
    const mounted = await mountRequest()
    Object.defineProperty(globalThis, 'sessionStorage', {
      configurable: true,
      get() {
        throw new DOMException('', 'SecurityError')
      },
    })
    try {
      await press(mounted, 'Nie mogę odczytać ani odsłuchać')
      await until(() => mounted.find('[data-way]'), 'work')
      await ask(mounted)
      await untilView(mounted, 'sent')
    } finally {
      Object.defineProperty(globalThis, 'sessionStorage', real)
    }
  })

  it('says that the server is out of reach when no challenge of it can be had, and tries again', async () => {
    const mounted = await mountRequest({ script: { 'captcha.issue': [{}, { raw: '' }, {}] } })
    await press(mounted, 'Nie mogę odczytać ani odsłuchać')
    await until(() => mounted.find('[role=alert]'), 'it is said')
    expect(mounted.text()).to.contain('Nie ma połączenia z serwerem')
    await press(mounted, 'Spróbuj ponownie')
    await until(() => mounted.find('[data-way]'), 'work')
    submit(mounted)
    await until(() => mounted.find('[name=identifier][aria-invalid=true]'), 'the form is alive')
  })
})
