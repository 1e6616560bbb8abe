import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { WebhookDelayed } from '../../../server/domain/ports/webhook-receivers.js'
import { createHttpReceivers } from '../../../server/webhooks/http-receivers.js'
import { freePort } from '../../support/free-port.js'
import { startReceiver } from '../../support/webhook-receiver.js'

const post = (url: string, { timeoutMs = 5_000, signal = new AbortController().signal } = {}) =>
  createHttpReceivers({ timeoutMs }).post({ url, body: '{"login":"łucja"}', signature: 't=1,v1=ab', signal })

test('what is posted arrives as it was signed, byte for byte', async () => {
  const receiver = await startReceiver((response) => response.writeHead(204).end())
  await post(receiver.url)
  const [call] = receiver.calls
  assert.deepEqual([call?.method, call?.body], ['POST', '{"login":"łucja"}'])
  assert.equal(call?.headers['klucznik-signature'], 't=1,v1=ab')
  assert.equal(call?.headers['content-length'], String(Buffer.byteLength('{"login":"łucja"}')))
  await receiver.close()
})

for (const status of [400, 401, 404, 410, 429, 500, 503]) {
  test(`${status} is no yes, and nothing of the answer is repeated`, async () => {
    const receiver = await startReceiver((response) => response.writeHead(status).end('łucja is unknown'))
    await assert.rejects(post(receiver.url), (error) => {
      assert.ok(error instanceof WebhookDelayed)
      assert.equal(error.message, `the receiver answered ${status}`)
      return true
    })
    await receiver.close()
  })
}

for (const status of [301, 302, 303, 307, 308]) {
  test(`a redirect (${status}) is not followed`, async () => {
    const elsewhere = await startReceiver()
    const receiver = await startReceiver((response) => response.writeHead(status, { location: elsewhere.url }).end())
    await assert.rejects(post(receiver.url), WebhookDelayed)
    assert.deepEqual(elsewhere.calls, [])
    await receiver.close()
    await elsewhere.close()
  })
}

test('a system that hangs is let go: silent, or after its head, which is enough', async () => {
  const silent = await startReceiver(() => {})
  await assert.rejects(post(silent.url, { timeoutMs: 50 }), {
    name: 'WebhookDelayed',
    message: 'no answer: TimeoutError',
  })
  await silent.close()
  const endless = await startReceiver((response) => void response.writeHead(200).write('x'.repeat(100)))
  await post(endless.url)
  await endless.close()
})

test('a call is broken off from outside', async () => {
  const receiver = await startReceiver(() => {})
  const ending = new AbortController()
  const call = post(receiver.url, { signal: ending.signal })
  await receiver.untilCalls(1)
  ending.abort()
  await assert.rejects(call, { name: 'AbortError' })
  await receiver.close()
})

test('a system that is not there, or speaks no HTTP, is an error like any other', async () => {
  await assert.rejects(post(`http://127.0.0.1:${await freePort()}/`), { message: 'no answer: ECONNREFUSED' })
  const rude = createServer()
  rude.on('connection', (socket) => void socket.end('SMTP\r\n'))
  await new Promise<void>((resolve) => void rude.listen(0, '127.0.0.1', resolve))
  const address = rude.address()
  await assert.rejects(post(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`), WebhookDelayed)
  rude.close()
})
