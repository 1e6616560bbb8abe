import assert from 'node:assert/strict'
import { request, type ClientRequest } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { employ, signInToPanel } from '../../../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../../../support/test-server.js'
import { until } from '../../../support/until.js'
import { csv } from '../../cli/cli-harness.js'

describe('files that are sent at once', () => {
  let server: TestServer
  before(async () => {
    server = await startTestServer({ units: [testUnit(), testUnit({ id: 'obok' }), testUnit({ id: 'dalej' })] })
    for (const unit of ['przykladowo', 'obok', 'dalej']) {
      for (const login of ['sekretariat', 'dyrekcja', 'administracja'])
        await employ(server, { unit, login, role: 'office' })
    }
    await employ(server, { login: 'pani', role: 'teacher', class: '4b' })
  })
  after(() => server.stop())

  const type = { 'content-type': 'application/octet-stream' }
  const pathOf = (unit: string): string => `/panel/${unit}/import?mode=preview`
  /** Begins a file and never ends it; one that is refused a place fails the test. */
  function begin(headers: Record<string, string>, unit = 'przykladowo'): ClientRequest {
    const sent = request(`${server.url}${pathOf(unit)}`, {
      method: 'POST',
      headers: { ...headers, ...type, 'content-length': 1_000_000 },
    }).on('error', () => {})
    sent.once('response', ({ statusCode }) => refusals.push(statusCode))
    sent.write('login')
    return sent
  }
  const refusals: (number | undefined)[] = []
  const send = (headers: Record<string, string>, unit = 'przykladowo') =>
    fetch(`${server.url}${pathOf(unit)}`, {
      method: 'POST',
      headers: { ...headers, ...type },
      body: csv('ola,,,,,,4b,'),
    })
  const headersOf = async (login: string, unit = 'przykladowo') =>
    (await signInToPanel(server, login, { unit })).headers
  // the server takes what was begun in its own time
  const untilFull = (headers: Record<string, string>, unit?: string) =>
    until('one more is refused', async () => (await send(headers, unit)).status === 429)

  it('are two of one account, however often it signs in [84]', async () => {
    const held = [begin(await headersOf('pani')), begin(await headersOf('pani'))]
    const again = await headersOf('pani')
    await untilFull(again)
    assert.deepEqual(await (await send(again)).json(), { error: { code: 'TOO_MANY_REQUESTS', retryAfter: 10 } })
    assert.equal((await send(await headersOf('sekretariat'))).status, 200, 'others’ places are free')
    held.shift()?.destroy()
    await until('a place is free again', async () => (await send(again)).status === 200)
    for (const each of held) each.destroy()
    await until('all are free', async () => (await send(again)).status === 200)
  })

  it('are four of one unit and eight of all, and a place is free again when somebody goes away [84]', async () => {
    const held: ClientRequest[] = []
    const hold = async (login: string, unit: string): Promise<void> => {
      const headers = await headersOf(login, unit)
      held.push(begin(headers, unit), begin(headers, unit))
    }
    await hold('sekretariat', 'przykladowo')
    await hold('dyrekcja', 'przykladowo')
    await untilFull(await headersOf('administracja'))
    assert.equal((await send(await headersOf('sekretariat', 'obok'), 'obok')).status, 200, 'another unit has places')
    await hold('sekretariat', 'obok')
    await hold('dyrekcja', 'obok')
    const last = await headersOf('administracja', 'dalej')
    await untilFull(last, 'dalej')
    assert.deepEqual(refusals, [], 'eight have a place')
    held.shift()?.destroy()
    await until('a place is free again', async () => (await send(last, 'dalej')).status === 200)
    // a place is free once its answer is through, which the server hears a moment after us
    const isAdded = async () => (await (await send(last, 'dalej')).text()).includes('"added":1')
    for (let n = 0; n < 5; n++) await until('the next one has it', isAdded)
    for (const each of held) each.destroy()
  })
})
