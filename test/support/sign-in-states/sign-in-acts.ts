import { askedPasskey } from '../asked-passkey.js'
import { telephoneWith } from '../second-factor.js'
import { softwareAuthenticator } from '../software-authenticator.js'
import type { TestServer } from '../test-server.js'
import { PASSWORD } from '../walk.js'
import type { BrowserOwner, StateKind } from './browser-states.js'

/** What a browser sends; a file goes as bytes, JSON to a procedure. */
export interface Sent {
  form?: Record<string, string>
  query?: Record<string, string>
  bytes?: string
}

/** Somebody at an act, with pages to read. */
export interface Actor extends BrowserOwner {
  server: TestServer
  /** A page under the unit's, as this browser sees it; `asStranger`: without its cookie. */
  read(path: string, asStranger?: boolean): Promise<string>
}

/** What a route does, for each state of a browser. */
export interface SignInAct {
  send?: (actor: Actor) => Promise<Sent>
  /** In the words of `outcomeOf`. */
  expected: Record<StateKind, string>
  /** What it answers where it was done; else nothing may have been written. */
  done?: string[]
  /** What the same again gets, with the former secret, once it was done. */
  repeated?: string
}

/** The next password. */
const NEXT = 'szary wieloryb czyta gazety'

const every = (outcome: string, but: Partial<Record<StateKind, string>> = {}): Record<StateKind, string> => ({
  outside: outcome,
  choose: outcome,
  factor: outcome,
  setup: outcome,
  fresh: outcome,
  shown: outcome,
  stale: outcome,
  member: outcome,
  ...but,
})
const ins = (outcome: string) => ({ fresh: outcome, shown: outcome, stale: outcome, member: outcome })
const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&amp;', '&')

const digitsOf = ({ telephone, server }: Actor): string => telephone?.digits(server.services.now()) ?? '123456'

/** Of a page of one's own: who is out is asked to sign in, who has a factor to set up is led there. */
const own = (outcome: string, but: Partial<Record<StateKind, string>> = {}) =>
  every('sign-in', { setup: 'konto/factors', ...ins(outcome), ...but })
const ownForm = (outcome: string, but: Partial<Record<StateKind, string>> = {}) =>
  every('sign-in why=ended', { setup: 'konto/factors', ...ins(outcome), ...but })

/** All routes of signing in, of one's own page and of the panel's pages. */
export const SIGN_IN_ACTS: Record<string, SignInAct> = {
  'GET /jst/:unit/sign-in': {
    expected: every('page', { setup: 'konto/factors', fresh: '/panel', shown: '/panel', stale: '/panel' }),
  },
  'POST /jst/:unit/sign-in': {
    send: async ({ identifier }) => ({ form: { identifier, password: PASSWORD } }),
    expected: every('sign-in/offer', {
      choose: 'sign-in/choose',
      factor: 'sign-in/factor',
      shown: 'sign-in/factor',
      setup: 'konto/factors',
      member: '/panel',
    }),
    done: ['sign-in/offer', 'sign-in/choose', 'sign-in/factor', 'konto/factors', '/panel'],
  },
  'GET /jst/:unit/sign-in/choose': { expected: every('sign-in e=over', { choose: 'page' }) },
  'POST /jst/:unit/sign-in/choose': {
    send: async ({ login }) => ({ form: { account: login } }),
    expected: every('sign-in e=over', { choose: '/panel' }),
    done: ['/panel'],
    repeated: 'sign-in e=over',
  },
  'POST /jst/:unit/sign-in/out': {
    expected: every('sign-in why=left'),
    done: ['sign-in why=left'],
    repeated: 'sign-in why=left',
  },
  'GET /jst/:unit/sign-in/factor': { expected: every('sign-in e=over', { factor: 'page' }) },
  'POST /jst/:unit/sign-in/factor': {
    send: async (actor) => ({ form: { code: digitsOf(actor) } }),
    expected: every('sign-in e=over', { factor: '/panel' }),
    done: ['/panel'],
    repeated: 'sign-in e=over',
  },
  'POST /jst/:unit/sign-in/passkey': {
    // a sign-in of its own, for whoever has a passkey
    async send({ device, read }) {
      return { form: { answer: device?.sign(askedPasskey(await read('/sign-in', true))) ?? '{}' } }
    },
    expected: every('sign-in e=passkey', { factor: '/panel', shown: '/panel' }),
    done: ['/panel'],
    repeated: 'sign-in e=passkey',
  },
  'GET /jst/:unit/sign-in/offer': { expected: every('sign-in', { fresh: 'page', stale: 'page' }) },
  'GET /jst/:unit/sign-in/again': { expected: every('sign-in', ins('page')) },
  'POST /jst/:unit/sign-in/again': {
    send: async (actor) => ({ form: actor.telephone ? { code: digitsOf(actor) } : { password: PASSWORD } }),
    expected: every('sign-in e=over', ins('/panel')),
    done: ['/panel'],
    repeated: 'sign-in e=over',
  },
  'GET /jst/:unit/konto': { expected: own('page') },
  'GET /jst/:unit/konto/factors': { expected: own('page', { setup: 'page' }) },
  'POST /jst/:unit/konto/factors/passkey': {
    async send({ read, server }) {
      const html = await read('/konto/factors')
      const device = softwareAuthenticator(server.env.publicUrl, {})
      return { form: { answer: html.includes('data-options') ? device.make(askedPasskey(html)) : '{}' } }
    },
    expected: ownForm('konto/factors done=first', {
      setup: 'konto/factors done=first',
      shown: 'konto/factors done=added',
      stale: 'sign-in/again',
    }),
    done: ['konto/factors done=first', 'konto/factors done=added'],
    repeated: 'sign-in why=ended',
  },
  'GET /jst/:unit/konto/factors/totp': { expected: own('page', { setup: 'page', stale: 'sign-in/again' }) },
  'POST /jst/:unit/konto/factors/totp': {
    async send({ read, server }) {
      const html = await read('/konto/factors/totp')
      const uri = unescaped(/href="(otpauth:[^"]+)"/.exec(html)?.[1] ?? '')
      const setup = unescaped(/name="setup" value="([^"]*)"/.exec(html)?.[1] ?? '')
      return { form: { setup, code: uri === '' ? '123456' : telephoneWith(uri).digits(server.services.now()) } }
    },
    expected: ownForm('konto/factors done=first', {
      setup: 'konto/factors done=first',
      shown: 'konto/factors done=added',
      stale: 'sign-in/again',
    }),
    done: ['konto/factors done=first', 'konto/factors done=added'],
    repeated: 'sign-in why=ended',
  },
  'POST /jst/:unit/konto/factors/codes': {
    send: async () => ({ form: { once: 'raz' } }),
    expected: ownForm('konto/factors e=first', {
      setup: 'konto/factors e=first',
      shown: 'page',
      stale: 'sign-in/again',
    }),
    done: ['page'],
    repeated: 'sign-in why=ended',
  },
  'GET /jst/:unit/konto/factors/remove': {
    send: async () => ({ query: { kind: 'totp' } }),
    expected: own('konto/factors e=unknown', {
      setup: 'konto/factors e=unknown',
      shown: 'page',
      stale: 'sign-in/again',
    }),
  },
  'POST /jst/:unit/konto/factors/remove': {
    send: async () => ({ form: { kind: 'totp' } }),
    expected: ownForm('konto/factors e=unknown', {
      setup: 'konto/factors e=unknown',
      shown: 'konto/factors done=removed',
      stale: 'sign-in/again',
    }),
    done: ['konto/factors done=removed'],
    repeated: 'sign-in why=ended',
  },
  'GET /jst/:unit/konto/password': { expected: own('page') },
  'POST /jst/:unit/konto/password': {
    send: async () => ({ form: { current: PASSWORD, next: NEXT } }),
    expected: ownForm('konto/password done=1'),
    done: ['konto/password done=1'],
    repeated: 'sign-in why=ended',
  },
  'GET /jst/:unit/konto/sessions': { expected: own('page') },
  'POST /jst/:unit/konto/sessions': {
    send: async () => ({ form: { end: 'others' } }),
    expected: ownForm('konto/sessions done=others'),
    done: ['konto/sessions done=others'],
    repeated: 'konto/sessions done=others',
  },
  'GET /jst/:unit/konto/data': { expected: own('page') },
  'GET /jst/:unit/konto/data.json': { expected: own('page') },
  'GET /jst/:unit/konto/email': { expected: own('page') },
  'POST /jst/:unit/konto/email': {
    send: async ({ login }) => ({ form: { email: `${login}.nowy@example.org` } }),
    expected: ownForm('konto/email done=1', { stale: 'sign-in/again' }),
    done: ['konto/email done=1'],
    repeated: 'konto/email done=1',
  },
  // whoever has the link that was mailed needs no session; here nobody has one
  'GET /jst/:unit/konto/email/confirm': { expected: every('410') },
  'POST /jst/:unit/konto/email/confirm': { expected: every('konto/email/confirm') },
  // what it shows, the procedures say
  'GET /panel/:unit': { expected: every('page') },
  'GET /panel/:unit/letters': {
    send: async () => ({ query: { class: '9z' } }),
    expected: every('401', { fresh: '404', shown: '404', stale: '404' }),
  },
  'POST /panel/:unit/letters': {
    send: async () => ({ form: { class: '9z' } }),
    expected: every('401', { fresh: '404', shown: '404', stale: '404' }),
  },
  'POST /panel/:unit/import': {
    send: async ({ login }) => ({
      query: { mode: 'store' },
      bytes: `login;email;pesel;substitute_id;first_name;last_name;class;language\n${login}.nowa;;;;;;;\n`,
    }),
    expected: every('401', { fresh: 'page', shown: 'page', stale: '403' }),
    done: ['page'],
  },
}
