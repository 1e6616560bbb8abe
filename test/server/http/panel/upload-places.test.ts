import assert from 'node:assert/strict'
import { request, type ClientRequest } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { employ, signInToPanel } from '../../../support/panel.js'
import { startTestServer, type TestServer } from '../../../support/test-server.js'
import { until } from '../../../support/until.js'
import { csv } from '../../cli/cli-harness.js'

describe('files that are sent at once', () => {
  let server: TestServer
  before(async () => {
    server = await startTestServer()
    await employ(server, { login: 'sekretariat', role: 'office' })
    await employ(server, { login: 'pani', role: 'teacher', class: '4b' })
  })
  after(() => server.stop())

  const path = '/panel/przykladowo/import?mode=preview'
  const type = { 'content-type': 'application/octet-stream' }
  /** Begins a file and never ends it; one that is refused a place fails the test. */
  function begin(headers: Record<string, string>): ClientRequest {
    const sent = request(`${server.url}${path}`, {
      method: 'POST',
      headers: { ...headers, ...type, 'content-length': 1_000_000 },
    }).on('error', () => {})
    sent.once('response', ({ statusCode }) => refusals.push(statusCode))
    sent.write('login')
    return sent
  }
  const refusals: (number | undefined)[] = []
  const send = (headers: Record<string, string>) =>
    fetch(`${server.url}${path}`, { method: 'POST', headers: { ...headers, ...type }, body: csv('ola,,,,,,4b,') })

  it('are two of one session and eight of all, and a place is free again when somebody goes away [84]', async () => {
    const { headers } = await signInToPanel(server, 'pani')
    const held = [begin(headers), begin(headers)]
    let refused = await send(headers)
    // the server takes what was begun in its own time
    await until('the third of one session is refused', async () => (refused = await send(headers)).status === 429)
    assert.deepEqual(await refused.json(), { error: { code: 'TOO_MANY_REQUESTS', retryAfter: 10 } })

    for (let n = 0; n < 3; n++) {
      const others = (await signInToPanel(server, 'sekretariat')).headers
      held.push(begin(others), begin(others))
    }
    const last = (await signInToPanel(server, 'sekretariat')).headers
    await until('the ninth of all is refused', async () => (await send(last)).status === 429)
    assert.deepEqual(refusals, [], 'eight have a place')
    held.shift()?.destroy()
    await until('a place is free again', async () => (await send(last)).status === 200)
    for (let n = 0; n < 5; n++) assert.equal((await (await send(last)).text()).includes('"added":1'), true)
    for (const each of held) each.destroy()
  })
})
