import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor, solveFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { startTestServer, type TestServer } from '../support/test-server.js'
import { enter, SCHOOL, ticketFor } from '../support/walk.js'

const PERSON = { firstName: 'Wawrzyniec', lastName: 'Kozłowski', email: 'wawrzek.kozlowski@poczta.example' }

eachStore((store) => {
  describe('what a stranger is told', () => {
    let server: TestServer
    before(async () => {
      server = await startTestServer({ env: store.env() })
      await enter(server, { login: 'jest', ...PERSON })
      await enter(server, { login: 'wylaczone', email: 'wylaczone@example.org' })
      await clientFor(server, { headers: SCHOOL }).accounts.disable.mutate({ login: 'wylaczone' })
      await enter(server, { login: 'bez.adresu' })
    })
    after(() => server.stop())

    const post = (procedure: string, input: unknown): Promise<Response> =>
      fetch(`${server.url}/trpc/przykladowo/${procedure}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      })
    const answerTo = async (identifier: string): Promise<string> => {
      const response = await post('recovery.request', { identifier, language: 'pl', ...(await solveFor(server)) })
      const { date: _date, ...headers } = Object.fromEntries(response.headers)
      return JSON.stringify({ status: response.status, headers, body: await response.text() })
    }

    it('is the same whoever is named: somebody who is there, disabled, without an address, or unknown [45]', async () => {
      const known = await answerTo('jest')
      assert.match(known, /"status":200.*accepted/)
      for (const identifier of [PERSON.email, 'wylaczone', 'bez.adresu', 'nikt', 'nikt@example.org', '44051401359'])
        assert.equal(await answerTo(identifier), known, identifier)
    })

    it('is the same beside a code that is wrong, and in the headers too [45]', async () => {
      const refusal = async (identifier: string): Promise<string> => {
        const input = { identifier, code: '00000000', ...(await solveFor(server)) }
        const response = await post('recovery.exchange', input)
        const { date: _date, ...headers } = Object.fromEntries(response.headers)
        return JSON.stringify({ status: response.status, headers, body: await response.text() })
      }
      await ticketFor(server, PERSON.email)
      const known = await refusal('jest')
      assert.match(known, /"status":400.*no-store.*TICKET_INVALID/)
      for (const identifier of [PERSON.email, 'wylaczone', 'bez.adresu', 'nikt', 'nikt@example.org', '44051401359'])
        assert.equal(await refusal(identifier), known, identifier)
    })

    it('holds no name and no part of an address, to the holder of a live link the login alone [50]', async () => {
      const isDiscreet = (said: string): void => {
        assert.ok(said.length > 20, said)
        for (const part of [PERSON.firstName, PERSON.lastName, ...PERSON.email.split(/[.@]/)])
          assert.ok(!said.toLowerCase().includes(part.toLowerCase()), `${part} in ${said}`)
      }
      isDiscreet(await answerTo(PERSON.email))
      isDiscreet(await (await post('captcha.issue', { kind: 'picture', language: 'pl' })).text())
      isDiscreet(await (await post('recovery.inspect', { ticket: 'A'.repeat(64) })).text())
      isDiscreet(await (await fetch(`${server.url}/jst/przykladowo`)).text())

      const ticket = await ticketFor(server, PERSON.email)
      const shown = await (await post('recovery.inspect', { ticket })).text()
      isDiscreet(shown)
      assert.match(shown, /"login":"jest"/)
    })
  })
})
