import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { appRouter } from '../../server/rpc/router.js'
import type { SessionStage } from '../../server/domain/ports/session-store.js'
import { eachStore } from '../support/each-store.js'
import { browserHand } from '../support/sign-in-states/browser-hand.js'
import { BROWSER_STATES, type StatesWorld } from '../support/sign-in-states/browser-states.js'
import { PANEL_ACTS } from '../support/sign-in-states/panel-acts.js'
import { SIGN_IN_ACTS } from '../support/sign-in-states/sign-in-acts.js'
import { startStatesWorld } from '../support/sign-in-states/states-world.js'
import type { TestServer } from '../support/test-server.js'

/** Every stage that a session can be at has a state of a browser. */
const STATE_OF_STAGE = {
  choose: 'asked whose account',
  factor: 'asked for a factor',
  setup: 'to set a factor up',
  in: 'in, without a factor',
} satisfies Record<SessionStage, keyof typeof BROWSER_STATES>

eachStore((store) => {
  describe('every act in every state of a browser', () => {
    let world: StatesWorld
    let server: TestServer
    let routes: string[]
    let hand: ReturnType<typeof browserHand>
    before(async () => {
      ;({ world, routes } = await startStatesWorld(store.env()))
      ;({ server } = world)
      hand = browserHand(server)
    })
    after(() => server.stop())

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
          const sent = (await what?.(hand.actor(owner))) ?? {}
          const start = await hand.kept(owner)
          const answer = await hand.send(act, owner, sent)
          const outcome = await hand.outcomeOf(answer)
          assert.equal(outcome, expected[kind], state)
          if (done.includes(outcome)) {
            if (repeated !== undefined)
              assert.equal(await hand.outcomeOf(await hand.send(act, owner, sent)), repeated, state)
          } else {
            assert.equal(hand.sessionGiven(answer), '', state)
            assert.deepEqual(await hand.kept(owner), start, state)
          }
        }
      })

    for (const [procedure, { expected, input }] of Object.entries(PANEL_ACTS))
      it(`${procedure} answers whoever is in, past every step, and nobody else [72, 74]`, async () => {
        for (const [state, { kind, reach }] of Object.entries(BROWSER_STATES)) {
          const owner = await reach(world)
          const start = await hand.kept(owner)
          const answer = await fetch(`${server.url}/trpc/${owner.unit}/${procedure}`, {
            method: 'POST',
            headers: { origin: server.env.publicUrl, cookie: owner.cookie, 'content-type': 'application/json' },
            body: JSON.stringify(await input?.(owner, server)) ?? '',
          })
          const { error } = (await answer.json()) as { error?: { message: string } }
          assert.equal(error?.message ?? 'done', expected[kind], state)
          if (error !== undefined) assert.deepEqual(await hand.kept(owner), start, state)
        }
      })

    it('takes no form of another page, none of 100 kB, and says so plainly', async () => {
      const forms = Object.keys(SIGN_IN_ACTS).filter((each) => each.startsWith('POST /jst'))
      for (const [state, { reach }] of Object.entries(BROWSER_STATES)) {
        const owner = await reach(world)
        const start = await hand.kept(owner)
        for (const act of forms) {
          for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
            const answer = await hand.send(act, owner, {}, headers as Record<string, string>)
            assert.equal(await hand.outcomeOf(answer), '403', `${act}, ${state}`)
            assert.equal(hand.sessionGiven(answer), '')
          }
          const big = await hand.send(act, owner, { form: { answer: 'x'.repeat(100_000) } })
          assert.equal(await hand.outcomeOf(big), '413', `${act}, ${state}`)
          assert.deepEqual(await hand.kept(owner), start, `${act}, ${state}`)
        }
      }
    })

    it('lets one of fifty at once go on, at every step that counts once', async () => {
      for (const [act, { send: what, expected, done = [], repeated }] of Object.entries(SIGN_IN_ACTS)) {
        if (repeated === undefined || done.includes(repeated)) continue
        for (const [state, { kind, reach: arrive }] of Object.entries(BROWSER_STATES)) {
          if (!done.includes(expected[kind])) continue
          const owner = await arrive(world)
          const sent = (await what?.(hand.actor(owner))) ?? {}
          const answers = await Promise.all(Array.from({ length: 50 }, () => hand.send(act, owner, sent)))
          const outcomes = await Promise.all(answers.map(hand.outcomeOf))
          const went = outcomes.filter((outcome) => done.includes(outcome))
          assert.deepEqual(went, [expected[kind]], `${act}, ${state}`)
          assert.equal(answers.filter((answer) => hand.sessionGiven(answer) !== '').length, 1, `${act}, ${state}`)
        }
      }
    })
  })
})
