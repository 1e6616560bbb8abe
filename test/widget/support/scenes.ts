import type { Language } from '../../../widget/index.js'
import {
  ask,
  mount,
  mountCode,
  mountPassword,
  mountRequest,
  submit,
  type,
  typeCode,
  untilView,
  type Mounted,
} from './mount.js'
import { stopClock } from '../../ui/support/stopped-clock.js'
import { until } from '../../ui/support/until.js'

const PASSWORD = 'trzy niebieskie krowy'

/** Milliseconds that pass at each look while something is on its way. */
const A_WHILE = 100

/** The way to a state of a view, with these attributes on the element. */
type Scene = (attributes: Record<string, string>) => Promise<Mounted>

const requestBySound: Scene = async (attributes) => {
  const mounted = await mountRequest({ attributes })
  mounted.get('[part~=listen]').click()
  await until(() => mounted.get<HTMLInputElement>('[name=answer]').inputMode === 'numeric', 'the sound is there')
  await until(() => mounted.find('.klucznik-picture p'), 'its words are there')
  return mounted
}

/** Every state of every view, each with the way there. */
export const SCENES = {
  request: (attributes) => mountRequest({ attributes }),

  async 'request without a puzzle'(attributes) {
    const mounted = await mount({ attributes: { ...attributes, captcha: 'work' } })
    await until(() => mounted.find('[name=identifier]'), 'the form is there')
    return mounted
  },

  'request by sound': requestBySound,

  async 'request by sound with a wrong answer'(attributes) {
    const mounted = await requestBySound(attributes)
    await ask(mounted, { answer: '12345' })
    await until(() => mounted.find('[aria-invalid=true]'), 'the error is there')
    return mounted
  },

  async 'request with a sound that does not load'(attributes) {
    const mounted = await mountRequest({ attributes, script: { sound: [{ status: 404 }] } })
    mounted.get('[part~=listen]').click()
    await until(() => mounted.find('[role=alert]'), 'it is said')
    return mounted
  },

  async 'request by work under way'(attributes) {
    const mounted = await mountRequest({
      attributes,
      script: { 'captcha.issue': [{}, { tries: 500_000, cost: 3_000 }] },
    })
    mounted.get('.klucznik-ways [data-kind=plain]').click()
    await until(() => mounted.find('progress'), 'progress is shown')
    return mounted
  },

  async 'request by work that is done'(attributes) {
    const mounted = await mountRequest({ attributes })
    mounted.get('.klucznik-ways [data-kind=plain]').click()
    await until(() => mounted.find('.klucznik-good')?.textContent?.trim(), 'it is done')
    return mounted
  },

  async 'request with two errors'(attributes) {
    const mounted = await mountRequest({ attributes })
    submit(mounted)
    await until(() => mounted.find('[role=alert]'), 'the summary is there')
    return mounted
  },

  async 'request with a wrong answer'(attributes) {
    const mounted = await mountRequest({ attributes })
    await ask(mounted, { answer: 'WRONG' })
    await until(() => mounted.find('[aria-invalid=true]'), 'the error is there')
    return mounted
  },

  async 'request without a challenge'(attributes) {
    const mounted = await mount({ attributes, script: { 'captcha.issue': [{ raw: '', status: 502 }] } })
    await until(() => mounted.find('[role=alert]'), 'the failure is there')
    return mounted
  },

  async 'request with a broken picture'(attributes) {
    const mounted = await mountRequest({ attributes })
    mounted.get('img').dispatchEvent(new Event('error'))
    await until(() => mounted.find('[role=alert]'), 'it is said')
    return mounted
  },

  async 'request that was refused'(attributes) {
    const mounted = await mountRequest({
      attributes,
      script: { 'recovery.request': [{ code: 'TOO_MANY_REQUESTS', facts: { retryAfter: 300 } }] },
    })
    await ask(mounted)
    await until(() => mounted.find('[role=alert]'), 'the failure is there')
    return mounted
  },

  async 'request on its way'(attributes) {
    const clock = stopClock()
    const mounted = await mountRequest({ attributes, script: { 'captcha.issue': [{ tries: 500_000, cost: 3_000 }] } })
    await ask(mounted)
    await until(() => (clock.pass(A_WHILE), mounted.find('progress')), 'progress is shown')
    return mounted
  },

  async sent(attributes) {
    const mounted = await mountRequest({ attributes })
    await ask(mounted)
    await untilView(mounted, 'sent')
    return mounted
  },

  async 'sent on the operator’s page'(attributes) {
    const mounted = await mountRequest({ attributes, isHosted: true })
    await ask(mounted)
    await untilView(mounted, 'sent')
    return mounted
  },

  code: (attributes) => mountCode({ attributes }),

  async 'code of a letter that is wrong'(attributes) {
    const mounted = await mountCode({ attributes })
    mounted.get('klucznik-code-form > [part=field] > [data-kind=plain]').click()
    await typeCode(mounted, { code: '0123-4567-8X' })
    await until(() => mounted.find('[name=code][aria-invalid=true]'), 'the error is there')
    return mounted
  },

  async opening(attributes) {
    const clock = stopClock()
    const mounted = await mount({ attributes, ticket: 'live', script: { 'recovery.inspect': [{ held: true }] } })
    await until(() => (clock.pass(A_WHILE), mounted.find('[role=status]')?.textContent?.trim()), 'it is said')
    return mounted
  },

  password: (attributes) => mountPassword({ attributes }),

  async 'password with an error'(attributes) {
    const mounted = await mountPassword({ attributes, ticket: 'live-first' })
    type(mounted, 'password', 'password1234567')
    submit(mounted)
    await until(() => mounted.find('[aria-invalid=true]'), 'the error is there')
    return mounted
  },

  'password for a family': (attributes) => mountPassword({ attributes, ticket: 'live-family' }),

  async 'done for a family'(attributes) {
    const mounted = await mountPassword({
      attributes,
      ticket: 'live-family',
      script: { 'recovery.complete': [{ data: { login: 'anna.nowak', others: ['ola.nowak'] } }] },
    })
    mounted.get('[name=all]').click()
    type(mounted, 'password', PASSWORD)
    submit(mounted)
    await untilView(mounted, 'done')
    return mounted
  },

  async done(attributes) {
    const mounted = await mountPassword({ attributes: { ...attributes, 'sign-in-url': '/dziennik' } })
    type(mounted, 'password', PASSWORD)
    submit(mounted)
    await untilView(mounted, 'done')
    return mounted
  },

  async expired(attributes) {
    const mounted = await mount({ attributes, ticket: 'dead' })
    await untilView(mounted, 'expired')
    return mounted
  },

  async misconfigured(attributes) {
    const mounted = await mount({ attributes: { ...attributes, unit: '' } })
    await untilView(mounted, 'misconfigured')
    return mounted
  },

  async insecure(attributes) {
    const secure = Object.getOwnPropertyDescriptor(globalThis, 'isSecureContext')
    Object.defineProperty(globalThis, 'isSecureContext', { configurable: true, get: () => false })
    try {
      const mounted = await mount({ attributes })
      await untilView(mounted, 'insecure')
      return mounted
    } finally {
      if (secure) Object.defineProperty(globalThis, 'isSecureContext', secure)
    }
  },
} satisfies Record<string, Scene>

export const scenesOf = (lang: Language): [string, () => Promise<Mounted>][] =>
  Object.entries(SCENES).map(([name, build]) => [name, () => build({ lang })])
