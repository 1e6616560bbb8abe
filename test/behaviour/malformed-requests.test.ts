import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { startTestServer, type TestServer } from '../support/test-server.js'

let server: TestServer
before(async () => {
  server = await startTestServer({ patience: { headers: 500 } })
})
after(() => server.stop())

/** Sends bytes as they are, and reads until the server closes. */
async function send(bytes: string): Promise<{ status: number; headers: Record<string, string>; body: string }> {
  const socket = connect(server.env.port, '127.0.0.1')
  socket.write(bytes)
  const answer = await text(socket)
  const [head = '', body = ''] = answer.split(/\r\n\r\n(.*)/s)
  const [first = '', ...lines] = head.split('\r\n')
  const headers = lines.map((line) =>
    line
      .split(/: (.*)/s)
      .slice(0, 2)
      .map((part, n) => (n === 0 ? part.toLowerCase() : part)),
  )
  return { status: Number(first.split(' ')[1]), headers: Object.fromEntries(headers) as Record<string, string>, body }
}

/** Headers that belong to one answer alone. */
const OWN = new Set(['date', 'content-length', 'content-type', 'connection', 'keep-alive', 'cache-control'])
const strictOf = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN.has(name)))

const ASK = 'GET /healthz HTTP/1.1\r\n'

describe('what Node answers before anybody else sees it [51]', () => {
  for (const [what, bytes, status] of [
    ['a malformed request line', 'NONSENSE\r\n\r\n', 400],
    ['a header that is none', `${ASK}Host: x\r\nno header\r\n\r\n`, 400],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a header that is too long', `${ASK}Host: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['headers that never end', `${ASK}Host: x\r\n`, 408],
    ['no Host', `${ASK}\r\n`, 400],
    ['no Host, for a path that is none', 'GET /% HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['an expectation that is not met', `${ASK}Host: x\r\nExpect: more\r\n\r\n`, 417],
  ] as const) {
    it(`${what} gets the headers of any other answer, and no words of Node's`, async () => {
      const usual = await send(`GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
      assert.match(usual.headers['strict-transport-security'] ?? '', /max-age/)
      const answer = await send(bytes)
      assert.equal(answer.status, status)
      assert.deepEqual(strictOf(answer.headers), strictOf(usual.headers))
      assert.equal(answer.headers['connection'], 'close')
      assert.match(answer.body, /^(\{"error":"Bad request"\})?$/)
    })
  }

  it('TRACE is no method of ours, and gives nothing back of what was sent', async () => {
    const { status, body } = await send('TRACE / HTTP/1.1\r\nHost: x\r\nX-Mark: sent\r\nConnection: close\r\n\r\n')
    assert.ok(status >= 400 && status < 500, String(status))
    assert.doesNotMatch(body, /mark|sent/i)
  })

  it('HTTP/1.0 needs no Host, as before', async () => {
    assert.equal((await send('GET /healthz HTTP/1.0\r\n\r\n')).status, 200)
  })
})
