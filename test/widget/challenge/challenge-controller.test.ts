import { expect } from '@open-wc/testing'
import { descriptions, focused } from '../../ui/support/focus.js'
import {
  aFrame,
  ask,
  mount,
  mountRequest,
  pause,
  submit,
  type,
  until,
  untilView,
  type Mounted,
} from '../support/mount.js'

const src = ({ get }: Mounted) => get<HTMLImageElement>('img').src
const issued = async ({ unit }: Mounted) => (await unit.calls('captcha.issue')).length

/** A page in the background, as far as a script can tell. */
function hide(isHidden: boolean): void {
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    get: () => (isHidden ? 'hidden' : 'visible'),
  })
  document.dispatchEvent(new Event('visibilitychange'))
}

describe('a challenge that runs out while the form is being filled in', () => {
  afterEach(() => hide(false))

  it('[13] is replaced in silence a little before, while nothing has been typed for it', async () => {
    const mounted = await mountRequest({ script: { 'captcha.issue': [{ expiresIn: 600 }, {}] } })
    const first = src(mounted)
    type(mounted, 'identifier', 'anna')
    await until(() => src(mounted) !== first, 'a fresh picture')
    expect(mounted.find('[aria-invalid=true]')).to.equal(null)
    expect(mounted.text()).not.to.contain('straciły ważność')
    expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal('anna')
    expect(focused()).to.equal(mounted.get('[name=identifier]'))
    expect(await issued(mounted)).to.equal(2)
  })

  it('[13] stays to its end when its answer is begun; then only that field is emptied, and it is said', async () => {
    const mounted = await mountRequest({ script: { 'captcha.issue': [{ expiresIn: 800 }, {}] } })
    const first = src(mounted)
    type(mounted, 'answer', 'AC')
    type(mounted, 'identifier', 'anna')
    await pause(500)
    expect(src(mounted)).to.equal(first)
    await until(() => src(mounted) !== first, 'a fresh picture')
    await aFrame()
    const answer = mounted.get<HTMLInputElement>('[name=answer]')
    expect(answer.value).to.equal('')
    expect(descriptions(answer)).to.include('Poprzednie znaki straciły ważność. Przepisz te z nowego obrazka.')
    expect(mounted.get('.klucznik-hidden[role=status]').textContent).to.contain('straciły ważność')
    expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal('anna')
    expect(focused()).to.equal(mounted.get('[name=identifier]'), 'the focus stays where the person is')
    await ask(mounted, { identifier: 'anna' })
    await untilView(mounted, 'sent')
  })

  it('is looked at again when a sleeping page wakes up', async () => {
    const mounted = await mountRequest({ script: { 'captcha.issue': [{ expiresIn: 500 }, {}] } })
    hide(true)
    await pause(700)
    expect(await issued(mounted)).to.equal(1, 'a page in the background asks for nothing')
    hide(false)
    await pause(150)
    expect(await issued(mounted)).to.equal(2)
  })

  it('is noticed at the latest when the form is sent', async () => {
    const mounted = await mountRequest({ script: { 'captcha.issue': [{ expiresIn: 500 }, {}] } })
    type(mounted, 'answer', 'ACDEF')
    type(mounted, 'identifier', 'anna')
    hide(true)
    await pause(600)
    submit(mounted)
    await until(() => mounted.find('[aria-invalid=true]'), 'it is said')
    await aFrame()
    expect(focused()).to.equal(mounted.get('[name=answer]'))
    expect(await mounted.unit.calls('recovery.request')).to.have.length(0)
    expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal('anna')
  })

  it('is not asked for over and over by a form that nobody touches', async () => {
    const mounted = await mountRequest({ script: { 'captcha.issue': [{ expiresIn: 60 }] } })
    await pause(1_200)
    const quiet = await issued(mounted)
    expect(quiet).to.equal(7)
    mounted.get('[name=identifier]').focus()
    await pause(150)
    expect(await issued(mounted)).to.be.greaterThan(quiet)
  })

  it('is left to the server when the clock of the device is wrong', async () => {
    const mounted = await mountRequest({ script: { 'captcha.issue': [{ expiresIn: -3_600_000 }] } })
    await pause(300)
    expect(await issued(mounted)).to.equal(1)
    await ask(mounted)
    await untilView(mounted, 'sent')
  })
})

describe('the work of a challenge', () => {
  it('begins with the first touch and not before', async () => {
    const mounted = await mountRequest()
    const derive = crypto.subtle.deriveBits.bind(crypto.subtle)
    let derived = 0
    crypto.subtle.deriveBits = (...parameters) => {
      derived++
      return derive(...parameters)
    }
    try {
      await pause(200)
      expect(derived).to.equal(0)
      mounted.get('[name=identifier]').focus()
      await until(() => derived > 0, 'it is under way')
    } finally {
      crypto.subtle.deriveBits = derive
    }
  })

  it('is done by the time the form is filled in, so that nobody waits for it', async () => {
    const mounted = await mountRequest({ script: { 'captcha.issue': [{ tries: 400, cost: 1_000 }] } })
    type(mounted, 'answer', 'ACDEF')
    type(mounted, 'identifier', 'anna')
    await pause(800)
    const begun = performance.now()
    submit(mounted)
    await untilView(mounted, 'sent')
    expect(performance.now() - begun).to.be.lessThan(300)
  })

  it('is begun again for a fresh challenge, and that of the old one is given up', async () => {
    const mounted = await mountRequest({ script: { 'captcha.issue': [{ tries: 1_000_000 }, {}] } })
    mounted.get('[name=identifier]').focus()
    await pause(100)
    mounted.get('[part~=refresh]').click()
    await pause(200)
    await ask(mounted)
    await untilView(mounted, 'sent')
  })

  it('that nobody can do is told like a server out of reach', async () => {
    const mounted = await mount({
      script: {
        'captcha.issue': [
          {
            data: {
              challenge: 'x',
              expiresAt: '2099-01-01T00:00:00.000Z',
              url: '/captcha/picture/x',
              first: 'picture',
              work: {
                algorithm: 'ROT13',
                nonce: '00',
                salt: '00',
                cost: 1,
                keyLength: 32,
                keyPrefix: '00',
                data: { max: 5 },
              },
            },
          },
        ],
      },
    })
    // its picture does not exist either
    await until(() => mounted.failures.length, 'that is told')
    await ask(mounted)
    await until(() => mounted.failures.length >= 2, 'both are told')
    expect(new Set(mounted.failures)).to.deep.equal(new Set(['UNREACHABLE']))
    expect(mounted.views).to.deep.equal(['request'])
  })
})

describe('two ways at once', () => {
  it('an answer that comes for a way no longer wanted is dropped', async () => {
    const mounted = await mount({ script: { 'captcha.issue': [{ delay: 400 }, {}] } })
    await until(() => mounted.find('[name=identifier]'), 'the form is there')
    mounted.element.captcha = 'work'
    await pause(700)
    expect(mounted.find('img')).to.equal(null)
    await ask(mounted)
    await untilView(mounted, 'sent')
  })
})
