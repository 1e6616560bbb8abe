import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { callerAt } from '../../server/domain/caller.js'
import { Failure } from '../../server/domain/failure.js'
import { exchangeCode } from '../../server/domain/recovery/exchange-code.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { signInOnPage } from '../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'

/** What somebody at an address does; says whether limits let it through. */
type Act = (address: string) => Promise<boolean>

/** A /64 in each /56 of a line. */
const lineOf = (prefix: string): string[] =>
  Array.from({ length: 256 }, (_, n) => `${prefix}:${(n * 0x100).toString(16)}::1`)

/** Twenty /64s of one /56. */
const householdsOf = (prefix: string): string[] =>
  Array.from({ length: 20 }, (_, n) => `${prefix}:${n.toString(16)}::1`)

const rangeOf = (prefix: string): string[] => Array.from({ length: 256 }, (_, n) => `${prefix}.${n}`)

eachStore((store) => {
  describe('a line of many networks', () => {
    let server: TestServer
    let picture = ''

    before(async () => {
      server = await startTestServer({
        units: [testUnit({ limits: { perAddress: '1/600' } })],
        env: { trustedProxies: ['127.0.0.1'], ...store.env() },
      })
      const { url = '' } = await client('192.0.2.1').captcha.issue.mutate({ kind: 'picture', language: 'pl' })
      picture = url
    })
    after(() => server.stop())

    const from = (address: string) => ({ 'x-forwarded-for': address })
    const client = (address: string) => clientFor(server, { headers: from(address) })

    const unlessRefused = (call: Promise<unknown>, expected?: string): Promise<boolean> =>
      call.then(
        () => true,
        (error: unknown) => {
          const message = error instanceof Failure ? error.code : (error as Error).message
          assert.ok(message === 'TOO_MANY_REQUESTS' || message === expected, message)
          return message === expected
        },
      )

    let visitors = 0
    const acts: Record<string, { act: Act; ofOneAddress: number; networks?: number }> = {
      challenge: {
        act: (address) => unlessRefused(client(address).captcha.issue.mutate({ kind: 'work', language: 'pl' })),
        ofOneAddress: 1,
      },
      request: {
        act: (address) => {
          const forged = { challenge: 'x', solution: { counter: 1, derivedKey: '00' } }
          const sent = client(address).recovery.request.mutate({ identifier: 'nikt', language: 'pl', ...forged })
          return unlessRefused(sent, 'CAPTCHA_WRONG')
        },
        ofOneAddress: 1,
      },
      ticket: {
        act: (address) =>
          unlessRefused(client(address).recovery.inspect.mutate({ ticket: 'A'.repeat(64) }), 'TICKET_INVALID'),
        ofOneAddress: 1,
      },
      code: {
        act: (address) => {
          const shown = { unit: testUnit({ limits: { perAddress: '1/600' } }), identifier: 'nikt', code: 'x' }
          return unlessRefused(exchangeCode(server.services, { ...shown, caller: callerAt(address) }), 'TICKET_INVALID')
        },
        ofOneAddress: 1,
      },
      'panel sign-in': {
        act: async (address) => {
          // always another login, so that none is guessed at
          const typed = { identifier: `ktos${(visitors += 1)}`, password: 'nie to haslo' }
          const { outcome } = await signInOnPage(server, typed, { headers: from(address) })
          assert.ok(outcome === 'wrong' || outcome === 'later', outcome)
          return outcome === 'wrong'
        },
        ofOneAddress: 1,
      },
      drawing: {
        act: async (address) => {
          const { status } = await fetch(server.url + picture, { headers: from(address) })
          assert.ok(status === 200 || status === 429, String(status))
          return status === 200
        },
        ofOneAddress: 10,
        // each refusal is answered late
        networks: 168,
      },
    }

    /** How many of so many tries of each address, all at once, are let through. */
    async function allowed(act: Act, addresses: string[], tries: number): Promise<number> {
      const verdicts = await Promise.all(
        addresses.flatMap((address) => Array.from({ length: tries }, () => act(address))),
      )
      return verdicts.filter(Boolean).length
    }

    for (const [n, [name, { act, ofOneAddress, networks = 256 }]] of Object.entries(acts).entries()) {
      it(`has no more than sixteen times one address of each ${name}, and its neighbours go on [40, 85]`, async () => {
        const [line, other, range, next] = [`2001:db8:${n}a`, `2001:db8:${n}b`, `198.18.${n}`, `198.19.${n}`]
        assert.equal(await allowed(act, ['203.0.113.7'], 2 * ofOneAddress), ofOneAddress, 'one address')
        assert.equal(
          await allowed(act, householdsOf(other), Math.ceil(ofOneAddress / 4)),
          4 * ofOneAddress,
          'twenty /64s of a /56',
        )
        assert.equal(await allowed(act, lineOf(line).slice(0, networks), 1), 16 * ofOneAddress, 'many /64s of a /48')
        assert.equal(await act(`${line}:77::1`), false, 'a fresh /64 of the /48')
        assert.equal(await act(`2001:db8:${n}c::1`), true, 'another /48')
        assert.equal(await act(`${other}:4400::1`), true, 'another /56 of a /48 that is not full')
        assert.equal(
          await allowed(act, rangeOf(range).slice(0, networks), 1),
          16 * ofOneAddress,
          'many addresses of a /24',
        )
        assert.equal(await act(`${next}.1`), true, 'another /24')
      })
    }
  })
})
