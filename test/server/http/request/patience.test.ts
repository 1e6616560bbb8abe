import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Agent, get, request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import { connect, type Socket } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { employ, signInToPanel } from '../../../support/panel.js'
import { startTestServer, type TestServer } from '../../../support/test-server.js'
import { setImmediate as turn } from 'node:timers/promises'
import { until } from '../../../support/until.js'

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const FILE = 'login,email,pesel,substitute_id,first_name,last_name,class,language\nola,,,,,,,\nula,,,,,,,\n'

describe('a server with slow people before it', () => {
  let server: TestServer
  before(async () => {
    server = await startTestServer({ patience: { body: 300, file: 10_000 } })
    await employ(server, { login: 'sekretariat', role: 'office' })
  })
  after(() => server.stop())

  /** Sends a body in pieces over more than a second; the status, or undefined when the connection was cut. */
  async function sendSlowly(
    path: string,
    body: string,
    headers: OutgoingHttpHeaders,
  ): Promise<{ status: number | undefined; text: string } | undefined> {
    const sent = request(`${server.url}${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    })
    const answer = new Promise<IncomingMessage | undefined>((resolve) => {
      sent.once('response', resolve)
      sent.on('error', () => resolve(undefined))
    })
    const size = Math.ceil(body.length / 6)
    for (let at = 0; at < body.length; at += size) {
      sent.write(body.slice(at, at + size))
      // a slow line itself, on the real clock by which a server waits
      await sleep(200)
    }
    sent.end()
    const response = await answer
    if (response === undefined) return undefined
    const chunks: Buffer[] = []
    for await (const chunk of response) chunks.push(chunk as Buffer)
    return { status: response.statusCode, text: Buffer.concat(chunks).toString() }
  }

  it('takes a file from whoever is signed in, however slow their line is', async () => {
    const { headers } = await signInToPanel(server, 'sekretariat')
    const type = { 'content-type': 'application/octet-stream' }
    const answer = await sendSlowly('/panel/przykladowo/import?mode=preview', FILE, { ...headers, ...type })
    assert.equal(answer?.status, 200)
    assert.match(answer?.text ?? '', /"added":2/)
  })

  it('waits for nobody else’s body', async () => {
    const json = { 'content-type': 'application/json', origin: server.env.publicUrl }
    const body = JSON.stringify({ kind: 'work', language: 'pl', more: 'x'.repeat(100) })
    assert.equal(await sendSlowly('/trpc/przykladowo/captcha.issue', body, json), undefined)
    const stranger = { 'content-type': 'application/octet-stream', origin: server.env.publicUrl }
    const refused = await sendSlowly('/panel/przykladowo/import?mode=store', FILE, stranger)
    assert.ok(refused === undefined || refused.status === 401)
  })
})

describe('a server that gets no turn', () => {
  it('refuses pictures and calls as UNAVAILABLE, hears who sends, shows pages, and takes all again later [86]', async () => {
    const server = await startTestServer({ patience: { lag: 400 } })
    const call = (procedure: string, input: unknown) =>
      fetch(`${server.url}/trpc/przykladowo/${procedure}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      })
    const issue = () => call('captcha.issue', { kind: 'work', language: 'pl' })
    try {
      await until('it keeps up', async () => (await issue()).status === 200)
      // what comes in while it is held up, for the time over which the lag is averaged, and some
      const rounds: Promise<[Response, Response, Response]>[] = []
      for (const end = performance.now() + 2_500; performance.now() < end; block(500)) {
        const picture = fetch(`${server.url}/captcha/picture/x`)
        rounds.push(Promise.all([issue(), picture, call('recovery.inspect', { ticket: 'x' })]))
        await turn()
      }
      const answers = await Promise.all(rounds)
      const shed = (at: 0 | 1) => answers.map((round) => round[at]).find(({ status }) => status === 503)
      const [refused, picture] = [shed(0), shed(1)]
      assert.ok(refused && picture, 'neither a call nor a picture was refused')
      assert.deepEqual(await picture.json(), { error: { code: 'UNAVAILABLE', retryAfter: 10 } })
      for (const [, , sent] of answers) assert.match(await sent.text(), /TICKET_INVALID/)
      const { error } = (await refused.json()) as { error: { data: Record<string, unknown> } }
      assert.deepEqual([error.data['code'], error.data['retryAfter']], ['UNAVAILABLE', 10])
      assert.equal((await fetch(`${server.url}/jst/przykladowo`)).status, 200)
      await until('it keeps up', async () => (await issue()).status === 200)
    } finally {
      await server.stop()
    }
  })
})

/** Leaves nobody a turn for so many milliseconds. */
function block(milliseconds: number): void {
  for (const end = performance.now() + milliseconds; performance.now() < end;);
}

describe('a server that stops', () => {
  const connected = async (port: number): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    await once(socket, 'connect')
    return socket
  }

  it('waits for no connection that a browser holds open, used or not', async () => {
    const server = await startTestServer()
    const { port } = server.env
    await connected(port)
    const half = await connected(port)
    half.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n')
    const agent = new Agent({ keepAlive: true })
    const [answer] = (await once(get(`${server.url}/healthz`, { agent }), 'response')) as [IncomingMessage]
    answer.resume()
    await once(answer, 'end')
    const start = performance.now()
    await server.stop()
    assert.ok(performance.now() - start < 2_000)
    agent.destroy()
  })

  it('lets an answer end that is under way, and waits no longer than it should for who never takes theirs', async () => {
    const server = await startTestServer({ patience: { closing: 500 } })
    const waiting = request(`${server.url}/trpc/przykladowo/captcha.issue`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 1_000, expect: '100-continue' },
    }).on('error', () => {})
    waiting.flushHeaders()
    // said by the server when it has the head, and waits for the body
    await once(waiting, 'continue')
    waiting.write('{')
    const start = performance.now()
    await server.stop()
    const took = performance.now() - start
    assert.ok(took > 400 && took < 3_000, String(took))
  })
})
