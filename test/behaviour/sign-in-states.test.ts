import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { appRouter } from '../../server/rpc/router.js'
import type { SessionStage } from '../../server/domain/ports/session-store.js'
import { eachStore } from '../support/each-store.js'
import { employ } from '../support/panel.js'
import { hearRoutes } from '../support/registered-routes.js'
import { BROWSER_STATES, type BrowserOwner, type StatesWorld } from '../support/sign-in-states/browser-states.js'
import { PANEL_ACTS } from '../support/sign-in-states/panel-acts.js'
import { SIGN_IN_ACTS, type Sent } from '../support/sign-in-states/sign-in-acts.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { accountOf } from '../support/walk.js'

/** Every stage that a session can be at has a state of a browser. */
const STATE_OF_STAGE = {
  choose: 'asked whose account',
  factor: 'asked for a factor',
  setup: 'to set a factor up',
  in: 'in, without a factor',
} satisfies Record<SessionStage, keyof typeof BROWSER_STATES>

eachStore((store) => {
  describe('every act in every state of a browser', () => {
    let server: TestServer
    let routes: string[]
    let ahead = 0
    const world: StatesWorld = {
      get server() {
        return server
      },
      wait: (ms) => void (ahead += ms),
    }
    before(async () => {
      const limits = { perAddress: '100000/60' }
      const units = [
        testUnit({ staffSecondFactor: 'offered', limits }),
        testUnit({ id: 'obok', limits }),
        testUnit({ id: 'ostro', staffSecondFactor: 'required', limits }),
      ]
      const start = () => startTestServer({ units, env: store.env(), now: () => new Date(Date.now() + ahead) })
      ;({ result: server, routes } = await hearRoutes(start))
      // the same few passwords over and over: each is worked out once
      const { hasher } = server.services
      const known = new Map<string, Promise<unknown>>()
      const once = <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
        const kept = known.get(key) ?? work()
        known.set(key, kept)
        return kept as Promise<Result>
      }
      server.services.hasher = {
        hash: (password, about) => once(`hash ${password}`, () => hasher.hash(password, about)),
        verify: (phc, password, about) => once(`${phc} ${password}`, () => hasher.verify(phc, password, about)),
        verifyNothing: (password, about) => once(`nothing ${password}`, () => hasher.verifyNothing(password, about)),
      }
      for (const unit of ['przykladowo', 'obok', 'ostro'])
        await employ(server, { login: 'stala', role: 'teacher', unit })
    })
    after(() => server.stop())

    const send = (act: string, { unit, cookie }: BrowserOwner, sent: Sent, headers: Record<string, string> = {}) => {
      const [method = '', path = ''] = act.split(' ')
      const { form = {}, query = {}, bytes } = sent
      const body = bytes ?? new URLSearchParams({ to: 'panel', lang: 'pl', ...form })
      return fetch(`${server.url}${path.replace(':unit', unit)}?${new URLSearchParams(query).toString()}`, {
        method,
        redirect: 'manual',
        headers: {
          origin: server.env.publicUrl,
          cookie,
          ...(bytes !== undefined && { 'content-type': 'application/octet-stream' }),
          ...headers,
        },
        ...(method === 'POST' && { body }),
      })
    }
    /** `page`, a status, or where it leads and what is said there. */
    const outcomeOf = async (answer: Response): Promise<string> => {
      await answer.arrayBuffer()
      if (answer.status === 200) return 'page'
      if (answer.status !== 303) return String(answer.status)
      const { pathname, searchParams } = new URL(answer.headers.get('location') ?? '', server.url)
      const place = pathname.replace(/^\/jst\/[^/]+\//, '').replace(/^\/panel\/[^/]+$/, '/panel')
      const said = ['e', 'why', 'done'].find((name) => searchParams.has(name))
      return said === undefined ? place : `${place} ${said}=${searchParams.get(said)}`
    }
    const actor = (owner: BrowserOwner) => ({
      ...owner,
      server,
      async read(path: string, asStranger = false) {
        const cookie = asStranger ? '' : owner.cookie
        const url = `${server.url}/jst/${owner.unit}${path}`
        return (await fetch(url, { headers: { cookie }, redirect: 'manual' })).text()
      },
    })
    /** What is kept of somebody: their account, and where their sign-ins are. */
    const kept = async ({ unit, login }: BrowserOwner) => {
      const account = await accountOf(server, login, unit)
      const sessions = await server.services.sessions.listOf(unit, account.id)
      const now = server.services.now()
      const steps = sessions.filter(({ expiresAt }) => expiresAt > now).map(({ id, stage }) => `${id} ${stage}`)
      return { account, steps: steps.toSorted() }
    }
    const sessionGiven = (answer: Response): string =>
      answer.headers.getSetCookie().find((each) => each.startsWith('klucznik-panel=')) ?? ''

    it('knows every route and every procedure that wants a session, and every stage', () => {
      const asked = routes.filter((route) => /^\w+ \/(?:jst\/:unit\/(?:sign-in|konto)|panel\/:unit)/.test(route))
      assert.deepEqual(asked.toSorted(), Object.keys(SIGN_IN_ACTS).toSorted())
      const procedures = Object.keys(appRouter._def.procedures).filter((name) => name.startsWith('panel.'))
      assert.deepEqual(procedures.toSorted(), Object.keys(PANEL_ACTS).toSorted())
      for (const [stage, state] of Object.entries(STATE_OF_STAGE)) assert.equal(BROWSER_STATES[state]?.stage, stage)
    })

    for (const [act, { send: what, expected, done = [], repeated }] of Object.entries(SIGN_IN_ACTS))
      it(`${act} skips no step, is not repeated, and writes nothing where it is refused [72, 74]`, async () => {
        for (const [state, { kind, reach }] of Object.entries(BROWSER_STATES)) {
          const owner = await reach(world)
          const sent = (await what?.(actor(owner))) ?? {}
          const start = await kept(owner)
          const answer = await send(act, owner, sent)
          const outcome = await outcomeOf(answer)
          assert.equal(outcome, expected[kind], state)
          if (done.includes(outcome)) {
            if (repeated !== undefined) assert.equal(await outcomeOf(await send(act, owner, sent)), repeated, state)
          } else {
            assert.equal(sessionGiven(answer), '', state)
            assert.deepEqual(await kept(owner), start, state)
          }
        }
      })

    for (const [procedure, { expected, input }] of Object.entries(PANEL_ACTS))
      it(`${procedure} answers whoever is in, past every step, and nobody else [72, 74]`, async () => {
        for (const [state, { kind, reach }] of Object.entries(BROWSER_STATES)) {
          const owner = await reach(world)
          const start = await kept(owner)
          const answer = await fetch(`${server.url}/trpc/${owner.unit}/${procedure}`, {
            method: 'POST',
            headers: { origin: server.env.publicUrl, cookie: owner.cookie, 'content-type': 'application/json' },
            body: JSON.stringify(await input?.(owner, server)) ?? '',
          })
          const { error } = (await answer.json()) as { error?: { message: string } }
          assert.equal(error?.message ?? 'done', expected[kind], state)
          if (error !== undefined) assert.deepEqual(await kept(owner), start, state)
        }
      })

    it('takes no form of another page, none of 100 kB, and says so plainly', async () => {
      for (const act of Object.keys(SIGN_IN_ACTS).filter((each) => each.startsWith('POST /jst')))
        for (const [state, { reach }] of Object.entries(BROWSER_STATES)) {
          const owner = await reach(world)
          const start = await kept(owner)
          for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
            const answer = await send(act, owner, {}, headers as Record<string, string>)
            assert.equal(await outcomeOf(answer), '403', `${act}, ${state}`)
            assert.equal(sessionGiven(answer), '')
          }
          const big = await send(act, owner, { form: { answer: 'x'.repeat(100_000) } })
          assert.equal(await outcomeOf(big), '413', `${act}, ${state}`)
          assert.deepEqual(await kept(owner), start, `${act}, ${state}`)
        }
    })
  })
})
