import { expect } from '@open-wc/testing'
import { descriptions, focused } from '../../ui/support/focus.js'
import { ask, mount, mountRequest, submit, type, untilView, type Mounted } from '../support/mount.js'
import type { Script } from '../../ui/support/script.js'
import { stopClock, type StoppedClock } from '../../ui/support/stopped-clock.js'
import { aFrame, pause, until } from '../../ui/support/until.js'
import { untilAnswered } from '../../ui/support/until-answered.js'

const MINUTE = 60_000
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

/** A challenge that lives for a minute, and then one that lives longer. */
const SHORT: Script = { 'captcha.issue': [{ expiresIn: MINUTE }, {}] }

describe('a challenge that runs out while the form is being filled in', () => {
  let clock: StoppedClock
  beforeEach(() => (clock = stopClock()))
  afterEach(() => hide(false))

  it('[13] is replaced in silence a little before, while nothing has been typed for it', async () => {
    const mounted = await mountRequest({ script: SHORT })
    const first = src(mounted)
    type(mounted, 'identifier', 'anna')
    clock.pass(0.8 * MINUTE)
    expect(await issued(mounted)).to.equal(1)
    clock.pass(0.15 * MINUTE)
    await until(() => src(mounted) !== first, 'a fresh picture')
    expect(mounted.find('[aria-invalid=true]')).to.equal(null)
    expect(mounted.text()).not.to.contain('straciły ważność')
    expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal('anna')
    expect(focused()).to.equal(mounted.get('[name=identifier]'))
    expect(await issued(mounted)).to.equal(2)
  })

  it('[13] stays to its end when its answer is begun; then only that field is emptied, and it is said', async () => {
    const mounted = await mountRequest({ script: SHORT })
    const first = src(mounted)
    type(mounted, 'answer', 'AC')
    type(mounted, 'identifier', 'anna')
    clock.pass(0.99 * MINUTE)
    expect(await issued(mounted)).to.equal(1)
    expect(src(mounted)).to.equal(first)
    clock.pass(0.5 * MINUTE)
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
    const mounted = await mountRequest({ script: SHORT })
    hide(true)
    clock.pass(2 * MINUTE)
    expect(await issued(mounted)).to.equal(1, 'a page in the background asks for nothing')
    hide(false)
    await until(async () => (await issued(mounted)) === 2, 'a fresh one is asked for')
  })

  it('is noticed at the latest when the form is sent', async () => {
    const mounted = await mountRequest({ script: SHORT })
    type(mounted, 'answer', 'ACDEF')
    type(mounted, 'identifier', 'anna')
    hide(true)
    clock.pass(2 * MINUTE)
    submit(mounted)
    await until(() => mounted.find('[aria-invalid=true]'), 'it is said')
    await aFrame()
    expect(focused()).to.equal(mounted.get('[name=answer]'))
    expect(await mounted.unit.calls('recovery.request')).to.have.length(0)
    expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal('anna')
  })

  it('is not asked for over and over by a form that nobody touches', async () => {
    // the server's clock goes on as it does
    const steps = Array.from({ length: 8 }, (_, minutes) => ({ expiresIn: (minutes + 1) * MINUTE }))
    const mounted = await mountRequest({ script: { 'captcha.issue': steps } })
    for (let count = 2; count <= 7; count++) {
      const before = src(mounted)
      clock.pass(MINUTE)
      await until(() => src(mounted) !== before, `picture ${count}`)
    }
    clock.pass(60 * MINUTE)
    await aFrame()
    expect(await issued(mounted)).to.equal(7)
    mounted.get('[name=identifier]').focus()
    await until(async () => (await issued(mounted)) > 7, 'somebody who comes back has a fresh one')
  })

  it('is left to the server when the clock of the device is wrong', async () => {
    const mounted = await mountRequest({ script: { 'captcha.issue': [{ expiresIn: -60 * MINUTE }] } })
    clock.pass(10 * MINUTE)
    await aFrame()
    expect(await issued(mounted)).to.equal(1)
    await ask(mounted)
    await untilView(mounted, 'sent')
  })
})

describe('the work of a challenge', () => {
  const real = crypto.subtle.deriveBits.bind(crypto.subtle)
  let derived = 0
  beforeEach(() => {
    derived = 0
    crypto.subtle.deriveBits = (...parameters) => {
      derived++
      return real(...parameters)
    }
  })
  afterEach(() => void (crypto.subtle.deriveBits = real))

  it('begins with the first touch and not before', async () => {
    const mounted = await mountRequest()
    await aFrame()
    expect(derived).to.equal(0)
    mounted.get('[name=identifier]').focus()
    await until(() => derived > 0, 'it is under way')
  })

  it('does not begin for a form that is gone when the challenge comes', async () => {
    const mounted = await mount({ script: { 'captcha.issue': [{ held: true }] } })
    await until(() => mounted.find('[name=identifier]'), 'the form is there')
    mounted.get('[name=identifier]').focus()
    mounted.element.remove()
    await mounted.unit.release()
    await pause(200)
    expect(derived).to.equal(0)
  })

  it('is done by the time the form is filled in, so that nobody waits for it', async () => {
    const mounted = await mountRequest({ script: { 'captcha.issue': [{ tries: 400, cost: 1_000 }] } })
    type(mounted, 'answer', 'ACDEF')
    type(mounted, 'identifier', 'anna')
    await until(() => derived >= 200, 'the right counter was tried')
    await pause(100)
    const before = derived
    const begun = performance.now()
    submit(mounted)
    await untilView(mounted, 'sent')
    expect(performance.now() - begun).to.be.lessThan(300)
    expect(derived).to.equal(before)
  })

  it('is begun again for a fresh challenge, and that of the old one is given up', async () => {
    const mounted = await mountRequest({ script: { 'captcha.issue': [{ tries: 1_000_000 }, {}] } })
    const before = src(mounted)
    mounted.get('[name=identifier]').focus()
    await until(() => derived > 0, 'it is under way')
    mounted.get('[part~=refresh]').click()
    await until(() => src(mounted) !== before, 'a fresh picture')
    await ask(mounted)
    await untilView(mounted, 'sent')
    const after = derived
    await pause(50)
    expect(derived).to.equal(after)
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
    const mounted = await mount({ script: { 'captcha.issue': [{ held: true }, {}] } })
    await until(() => mounted.find('[name=identifier]'), 'the form is there')
    mounted.element.captcha = 'work'
    await until(async () => (await issued(mounted)) === 2, 'the other way is asked for')
    await mounted.unit.release()
    await untilAnswered(`/trpc/${mounted.unit.id}/captcha.issue`, 2)
    await until(() => mounted.find('[data-way]'), 'its words are there')
    await aFrame()
    expect(mounted.find('img')).to.equal(null)
    await ask(mounted)
    await untilView(mounted, 'sent')
  })
})
