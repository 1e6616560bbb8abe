import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { queueWebhook } from '../../server/domain/webhooks/queue-webhook.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { ask, enter, unitOf } from '../support/walk.js'
import { startReceiver, type WebhookReceiver } from '../support/webhook-receiver.js'
import { sampleReport } from './mail/bounces/sample-reports.js'

describe('a server whose workers are driven by hand', () => {
  const mailbox = mkdtempSync(join(tmpdir(), 'klucznik-bounces-'))
  let server: TestServer
  let receiver: WebhookReceiver
  before(async () => {
    for (const part of ['new', 'cur']) mkdirSync(join(mailbox, part))
    receiver = await startReceiver()
    server = await startTestServer({
      units: [testUnit({ webhook: { url: receiver.url, secret: 'sekret-szkoly-do-podpisow-0001' } })],
      env: { bounceMailbox: mailbox },
      pace: { everyMs: Infinity },
    })
  })
  after(async () => {
    await server.stop()
    await receiver.close()
    rmSync(mailbox, { recursive: true })
  })

  it('mails what waits when the worker of the outbox is told to look', async () => {
    await enter(server, { login: 'anna', email: 'anna@example.org' })
    await ask(server, 'anna')
    assert.deepEqual([server.inbox.mails().length, await server.services.outbox.count()], [0, 1])
    await server.workers.outbox.runOnce()
    assert.deepEqual([server.inbox.mails().length, await server.services.outbox.count()], [1, 0])
  })

  it('tells a school’s system when the worker for them is told to', async () => {
    const { services } = server
    await queueWebhook(services, unitOf(server), {
      event: 'mail.undelivered',
      login: 'anna',
      at: services.now(),
      cause: ['1'],
    })
    await server.workers.outbox.runOnce()
    assert.equal(receiver.calls.length, 0)
    await server.workers.webhooks.runOnce()
    assert.equal(receiver.calls.length, 1)
  })

  it('reads what came back when the reader is told to', async () => {
    writeFileSync(join(mailbox, 'new', '1'), sampleReport())
    await server.workers.bounces?.runOnce()
    assert.deepEqual(readdirSync(join(mailbox, 'cur')), ['1:2,S'])
  })

  it('has no reader where no mailbox is named', async () => {
    const other = await startTestServer()
    assert.equal(other.workers.bounces, undefined)
    await other.stop()
  })
})
