import assert from 'node:assert/strict'
import { makePrintedCodes } from '../../../server/domain/factors/make-printed-codes.js'
import type { SessionStage } from '../../../server/domain/ports/session-store.js'
import { employ, givePassword, signInOnPage } from '../panel.js'
import { addPasskey, setUpTotp, type Telephone } from '../second-factor.js'
import type { SoftwareAuthenticator } from '../software-authenticator.js'
import type { TestServer } from '../test-server.js'
import { accountOf, enter, PASSWORD, unitOf } from '../walk.js'

/** How far behind the last step a browser may be: past what is fresh, and past what an idle session lasts. */
export const LONG_MS = { fresh: 10 * 60_000 + 1, idle: 30 * 60_000 + 1, digits: 30_000 }

/** A server whose clock the states put forward. */
export interface StatesWorld {
  server: TestServer
  wait(ms: number): void
}

/** A browser, and what its owner knows and has. */
export interface BrowserOwner {
  unit: string
  login: string
  /** What they sign in by. */
  identifier: string
  /** What the browser sends. */
  cookie: string
  telephone?: Telephone
  device?: SoftwareAuthenticator
  codes: string[]
}

/** What may be expected of a state; those who are in nowhere are one. */
export type StateKind = 'outside' | Exclude<SessionStage, 'in'> | 'fresh' | 'shown' | 'stale' | 'member'

/** A state that a browser can be in. */
export interface BrowserState {
  kind: StateKind
  /** Where the session in the store is; absent: none that this browser could use. */
  stage?: SessionStage
  reach(world: StatesWorld): Promise<BrowserOwner>
}

let people = 0
const pairOf = (setCookie: string): string => setCookie.split(';')[0] ?? ''

async function office({ server }: StatesWorld, unit = 'przykladowo'): Promise<BrowserOwner> {
  const login = `osoba${people++}`
  await employ(server, { login, role: 'office', unit })
  return { unit, login, identifier: login, cookie: '', codes: [] }
}

async function guarded(world: StatesWorld): Promise<BrowserOwner> {
  const { server } = world
  const owner = await office(world)
  const { telephone } = await setUpTotp(server, owner.login)
  const { device } = await addPasskey(server, owner.login)
  const account = await accountOf(server, owner.login)
  const made = await makePrintedCodes(server.services, { unit: unitOf(server), account })
  // the digits of the setting up count as used
  world.wait(LONG_MS.digits)
  return { ...owner, telephone, device, codes: made?.codes ?? [] }
}

/** Says the password on the page. */
async function signedIn(server: TestServer, owner: BrowserOwner, unit = owner.unit): Promise<BrowserOwner> {
  const { setCookie } = await signInOnPage(server, { identifier: owner.identifier, password: PASSWORD }, { unit })
  assert.match(setCookie, /^klucznik-panel=[\w-]{43};/)
  return { ...owner, cookie: pairOf(setCookie) }
}

async function post(server: TestServer, path: string, cookie: string, form: Record<string, string>): Promise<string> {
  const answer = await fetch(server.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.env.publicUrl, cookie },
    body: new URLSearchParams(form),
  })
  return pairOf(answer.headers.getSetCookie().find((each) => each.startsWith('klucznik-panel=')) ?? '')
}

const inside = async (world: StatesWorld): Promise<BrowserOwner> => signedIn(world.server, await office(world))

/** All states, by name; each browser's owner has all that the next step asks for, so that the state alone stops them. */
export const BROWSER_STATES: Record<string, BrowserState> = {
  nobody: { kind: 'outside', reach: (world) => office(world) },
  'a wrong password before': {
    kind: 'outside',
    async reach(world) {
      const owner = await office(world)
      const typed = { identifier: owner.identifier, password: 'zupelnie inne haslo' }
      const cookie = await post(world.server, '/jst/przykladowo/sign-in', '', typed)
      return { ...owner, cookie }
    },
  },
  'signed out': {
    kind: 'outside',
    async reach(world) {
      const owner = await inside(world)
      await post(world.server, '/jst/przykladowo/sign-in/out', owner.cookie, {})
      return owner
    },
  },
  'idle for too long': {
    kind: 'outside',
    async reach(world) {
      const owner = await inside(world)
      world.wait(LONG_MS.idle)
      return owner
    },
  },
  'in at another unit': {
    kind: 'outside',
    async reach(world) {
      const owner = await office(world)
      await employ(world.server, { login: owner.login, role: 'office', unit: 'obok' })
      return signedIn(world.server, owner, 'obok')
    },
  },
  'a tampered cookie': {
    kind: 'outside',
    async reach(world) {
      const owner = await inside(world)
      const cookie = owner.cookie.replace(/=(.)/, (_, first: string) => `=${first === 'A' ? 'B' : 'A'}`)
      return { ...owner, cookie }
    },
  },
  'asked whose account': {
    kind: 'choose',
    stage: 'choose',
    async reach({ server }) {
      const login = `osoba${people++}`
      const identifier = `${login}@example.org`
      for (const each of [login, `${login}.brat`]) {
        await enter(server, { login: each, email: identifier })
        await givePassword(server, each)
      }
      return signedIn(server, { unit: 'przykladowo', login, identifier, cookie: '', codes: [] })
    },
  },
  'asked for a factor': {
    kind: 'factor',
    stage: 'factor',
    reach: async (world) => signedIn(world.server, await guarded(world)),
  },
  'to set a factor up': {
    kind: 'setup',
    stage: 'setup',
    reach: async (world) => signedIn(world.server, await office(world, 'ostro')),
  },
  'in, without a factor': { kind: 'fresh', stage: 'in', reach: inside },
  'in, past a factor': {
    kind: 'shown',
    stage: 'in',
    async reach(world) {
      const owner = await signedIn(world.server, await guarded(world))
      const { codes } = owner
      const cookie = await post(world.server, '/jst/przykladowo/sign-in/factor', owner.cookie, { code: codes[9] ?? '' })
      assert.notEqual(cookie, '')
      return { ...owner, cookie }
    },
  },
  'in for long': {
    kind: 'stale',
    stage: 'in',
    async reach(world) {
      const owner = await inside(world)
      world.wait(LONG_MS.fresh)
      return owner
    },
  },
  'in as a member': {
    kind: 'member',
    stage: 'in',
    async reach({ server }) {
      const login = `osoba${people++}`
      await enter(server, { login })
      await givePassword(server, login)
      return signedIn(server, { unit: 'przykladowo', login, identifier: login, cookie: '', codes: [] })
    },
  },
}
