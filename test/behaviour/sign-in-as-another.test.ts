import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { askedPasskey } from '../support/asked-passkey.js'
import { eachStore } from '../support/each-store.js'
import { browserHand } from '../support/sign-in-states/browser-hand.js'
import { BROWSER_STATES, type BrowserOwner, type StatesWorld } from '../support/sign-in-states/browser-states.js'
import { SIGN_IN_ACTS } from '../support/sign-in-states/sign-in-acts.js'
import { startStatesWorld } from '../support/sign-in-states/states-world.js'
import type { TestServer } from '../support/test-server.js'
import { accountOf, enter, PASSWORD, ticketFor } from '../support/walk.js'

eachStore((store) => {
  describe('what is another’s, in the states of a browser', () => {
    let world: StatesWorld
    let server: TestServer
    let hand: ReturnType<typeof browserHand>
    before(async () => {
      ;({ world } = await startStatesWorld(store.env()))
      ;({ server } = world)
      hand = browserHand(server)
    })
    after(() => server.stop())

    const reach = (state: string): Promise<BrowserOwner> => {
      const found = BROWSER_STATES[state]
      assert.ok(found)
      return found.reach(world)
    }

    it('takes nobody for another account, whosever code, signature, key, passkey or session is shown [72]', async () => {
      const other = await reach('in, past a factor')
      const { login, codes, device, telephone } = other
      const { id } = await accountOf(server, login)
      const [session] = await server.services.sessions.listOf('przykladowo', id)
      const digits = telephone?.digits(server.services.now()) ?? ''
      const forms = async (state: string, page: string): Promise<[BrowserOwner, Record<string, string>[]]> => {
        const owner = await reach(state)
        const options = askedPasskey(await hand.actor(owner).read(page))
        const answers = [device?.sign(options), device?.sign(options, { owner: null })]
        return [owner, [{ code: digits }, { code: codes[0] ?? '' }, ...answers.map((answer = '') => ({ answer }))]]
      }
      const setup = (await SIGN_IN_ACTS['POST /jst/:unit/konto/factors/totp']?.send?.(hand.actor(other)))?.form ?? {}
      const made = (await SIGN_IN_ACTS['POST /jst/:unit/konto/factors/passkey']?.send?.(hand.actor(other)))?.form ?? {}
      const step = 'POST /jst/:unit/sign-in/'
      const offered = [{ account: login }, { account: id }]
      const tried: [act: string, BrowserOwner, Record<string, string>[], refusal: RegExp][] = [
        [
          `${step}factor`,
          ...(await forms('asked for a factor', '/sign-in/factor')),
          /^sign-in\/factor e=(code|passkey)$/,
        ],
        [`${step}again`, ...(await forms('in, past a factor', '/sign-in/again')), /^sign-in\/again e=(code|passkey)$/],
        [`${step}choose`, await reach('asked whose account'), offered, /^sign-in e=over$/],
      ]
      for (const state of ['to set a factor up', 'in, without a factor', 'in, past a factor', 'in as a member']) {
        const own = 'POST /jst/:unit/konto/'
        tried.push([`${own}factors/totp`, await reach(state), [setup], /^konto\/factors e=over$/])
        tried.push([`${own}factors/passkey`, await reach(state), [made], /^konto\/factors e=\w+$/])
        const remove = { kind: 'passkey', id: device?.id ?? '' }
        tried.push([`${own}factors/remove`, await reach(state), [remove], /^konto\/factors e=unknown$/])
        const end = { end: session?.id ?? '' }
        tried.push([`${own}sessions`, await reach(state), [end], /^konto\/(sessions done=gone|factors)$/])
      }
      const start = await hand.kept(other)
      for (const [act, owner, all, refusal] of tried) {
        const first = await hand.kept(owner)
        for (const form of all) {
          const answer = await hand.send(act, owner, { form })
          assert.match(await hand.outcomeOf(answer), refusal, `${act} ${Object.keys(form).join()}`)
          assert.equal(hand.sessionGiven(answer), '')
        }
        assert.deepEqual(await hand.kept(owner), first, act)
      }
      assert.deepEqual(await hand.kept(other), start)
      // what was shown is the other's still
      const again = await hand.send('POST /jst/:unit/sign-in/again', other, { form: { code: codes[0] ?? '' } })
      assert.equal(await hand.outcomeOf(again), '/panel')
    })

    it('takes a ticket once in every state, for its own account at its own unit, and lets nobody in by it', async () => {
      for (const [state, { reach: arrive }] of Object.entries(BROWSER_STATES)) {
        const owner = await arrive(world)
        const login = `${owner.login}.list`
        await enter(server, { login, email: `${login}@example.org` })
        const ticket = await ticketFor(server, `${login}@example.org`)
        const start = await hand.kept(owner)
        const call = async (procedure: string, input: object, unit = 'przykladowo'): Promise<string> => {
          const answer = await fetch(`${server.url}/trpc/${unit}/recovery.${procedure}`, {
            method: 'POST',
            headers: { origin: server.env.publicUrl, cookie: owner.cookie, 'content-type': 'application/json' },
            body: JSON.stringify(input),
          })
          assert.equal(hand.sessionGiven(answer), '', state)
          const { error, result } = (await answer.json()) as {
            error?: { message: string }
            result?: { data: { login: string } }
          }
          return error?.message ?? result?.data.login ?? ''
        }
        const password = { ticket, password: PASSWORD }
        assert.equal(await call('complete', password, 'obok'), 'TICKET_INVALID', state)
        assert.equal(await call('inspect', { ticket }), login, state)
        assert.equal(await call('complete', password), login, state)
        assert.equal(await call('complete', password), 'TICKET_INVALID', state)
        assert.equal(await call('inspect', { ticket }), 'TICKET_INVALID', state)
        assert.deepEqual(await hand.kept(owner), start, state)
      }
    })
  })
})
