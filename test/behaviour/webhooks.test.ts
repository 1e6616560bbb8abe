import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { after, before, beforeEach, describe, it } from 'node:test'
import { randomId } from '../../server/domain/random-id.js'
import { queueWebhook } from '../../server/domain/webhooks/queue-webhook.js'
import { createHttpReceivers } from '../../server/webhooks/http-receivers.js'
import { clientFor } from '../support/browser-client.js'
import { startDrivenServer, type DrivenServer } from '../support/driven-server.js'
import { eachStore } from '../support/each-store.js'
import { mailWithTicket, ticketsIn } from '../support/mails.js'
import { testUnit } from '../support/test-server.js'
import { ask, enter, PASSWORD, unitOf } from '../support/walk.js'
import { said, startReceiver, type ReceivedCall, type WebhookReceiver } from '../support/webhook-receiver.js'
import { wordWorker } from '../support/worker-rounds.js'

const SECRET = 'sekret-szkoly-do-podpisow-0001'
const fail = (status: number) => (response: ServerResponse) => void response.writeHead(status).end('nie teraz')
const take = (response: ServerResponse) => void response.end('dziękuję')

/** The signature as README describes it, made without a line of the server's code. */
const signatureOf = ({ headers, body }: ReceivedCall): { matches: boolean; seconds: number } => {
  const [, seconds = '', mac = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['klucznik-signature'])) ?? []
  return { matches: createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex') === mac, seconds: +seconds }
}

eachStore((store) => {
  describe('the word to a school’s own system', () => {
    let server: DrivenServer
    let receiver: WebhookReceiver
    let other: WebhookReceiver
    let answer: (response: ServerResponse, before: number) => void = take
    before(async () => {
      receiver = await startReceiver((response, n) => answer(response, n))
      other = await startReceiver()
      server = await startDrivenServer({
        units: [
          testUnit({ webhook: { url: receiver.url, secret: SECRET } }),
          testUnit({ id: 'obok', webhook: { url: other.url, secret: 'inny-sekret-innej-szkoly-02' } }),
          testUnit({ id: 'cicha' }),
        ],
        env: store.env(),
      })
    })
    after(async () => {
      await server.stop()
      await receiver.close()
      await other.close()
    })
    beforeEach(() => {
      receiver.calls.length = 0
      answer = take
    })

    const ticketFor = async (email: string) => {
      await ask(server, email)
      await server.deliver()
      const [ticket = ''] = ticketsIn(await mailWithTicket(server.inbox, email))
      return ticket
    }
    const setPassword = async (email: string, password = PASSWORD) => {
      const ticket = await ticketFor(email)
      await clientFor(server).recovery.complete.mutate({ ticket, password })
      server.advance(10_000)
      await server.deliverAll()
    }
    const queue = (unit: string, login: string) =>
      queueWebhook(server.services, unitOf(server, unit), {
        event: 'mail.undelivered',
        login,
        at: server.services.now(),
        cause: [randomId()],
      })

    it('is sent again until it is taken: one id, one body, a fresh signature that holds', async () => {
      await enter(server, {
        login: 'anna',
        email: 'anna@example.org',
        firstName: 'Anna',
        lastName: 'Tajna',
        class: '4b',
      })
      answer = (response, n) => (n < 2 ? fail(n === 0 ? 500 : 404)(response) : take(response))
      const ticket = await ticketFor('anna@example.org')
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      // by the minute: the next time is reckoned from the answer
      for (let minutes = 0; receiver.calls.length < 3; minutes++) {
        assert.ok(minutes < 200, `${receiver.calls.length} calls`)
        server.advance(60_000)
        await server.deliver()
      }
      server.advance(3_600_000)
      await server.deliverAll()
      assert.equal(receiver.calls.length, 3)
      for (const call of receiver.calls) {
        assert.deepEqual([call.method, call.path], ['POST', '/klucznik?szkola=1'])
        assert.equal(call.headers['content-type'], 'application/json')
        assert.equal(signatureOf(call).matches, true)
        assert.equal(call.body, receiver.calls[0]?.body)
      }
      const times = receiver.calls.map((call) => signatureOf(call).seconds)
      assert.ok(Number(times[2]) - Number(times[0]) >= 60, 'the time of each try is signed')
      const { id = '', at = '', ...rest } = said(receiver.calls[0] as ReceivedCall)
      assert.match(id, /^[0-9a-f]{32}$/)
      assert.equal(new Date(at).toISOString(), at)
      assert.deepEqual(rest, { event: 'account.activated', unit: 'przykladowo', login: 'anna' })
    })

    it('tells the first password from a later one', async () => {
      await enter(server, { login: 'dwa', email: 'dwa@example.org' })
      await setPassword('dwa@example.org')
      server.inbox.clear()
      await setPassword('dwa@example.org', `${PASSWORD} dwa`)
      assert.deepEqual(
        receiver.calls.map((call) => [said(call)['event'], said(call)['login']]),
        [
          ['account.activated', 'dwa'],
          ['account.password-set', 'dwa'],
        ],
      )
    })

    it('does not wait for a mail server that is down', async () => {
      await enter(server, { login: 'bezpoczty', email: 'bezpoczty@example.org' })
      const ticket = await ticketFor('bezpoczty@example.org')
      await server.deliverAll()
      server.inbox.clear()
      server.inbox.fail(true)
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      server.advance(10_000)
      await server.deliver()
      assert.equal(receiver.calls.length, 1)
      for (let tries = 0; tries < 4; tries++) {
        server.advance(3_600_000)
        await server.deliver()
      }
      assert.deepEqual([server.inbox.mails(), await server.services.outbox.count()], [[], 1])
      server.inbox.fail(false)
      server.advance(3_600_000)
      await server.deliverAll()
      assert.equal(server.inbox.mails().length, 1)
      assert.equal(receiver.calls.length, 1, 'once, however often the mail is tried')
    })

    it('tells of a mail that was refused or given up, once for everybody of the address', async () => {
      for (const login of ['ojciec', 'corka']) await enter(server, { login, email: 'dom@example.org' })
      server.inbox.refuse('dom@example.org')
      await ask(server, 'dom@example.org')
      await server.deliverAll()
      server.inbox.refuse('dom@example.org', '452 4.2.2 mailbox full')
      await ask(server, 'ojciec')
      await server.deliver()
      server.advance(25 * 3_600_000)
      await server.deliverAll()
      assert.deepEqual(receiver.calls.map((call) => `${said(call)['event']} ${said(call)['login']}`).sort(), [
        'mail.undelivered corka',
        'mail.undelivered ojciec',
        'mail.undelivered ojciec',
      ])
      assert.equal(new Set(receiver.calls.map((call) => said(call)['id'])).size, 3)
      assert.doesNotMatch(receiver.calls.map(({ body }) => body).join('\n'), /@|mailbox|\b5\.1\.\d/)
    })

    it('is not sent of who is unknown, has no address, or gets the mail, nor for a unit without a system', async () => {
      await enter(server, { login: 'bezadresu' })
      await enter(server, { login: 'dobra', email: 'dobra@example.org' })
      await enter(server, { login: 'cicha', email: 'cicha@example.org' }, 'cicha')
      server.inbox.refuse('cicha@example.org')
      await Promise.all([ask(server, 'bezadresu'), ask(server, 'nikt'), ask(server, 'dobra')])
      await ask(server, 'cicha', { unit: 'cicha' })
      await server.deliverAll()
      assert.deepEqual([receiver.calls, other.calls], [[], []])
      // the same worker does tell, of somebody else
      await queue('przykladowo', 'potem')
      await server.deliverAll()
      assert.deepEqual(
        receiver.calls.map((call) => said(call)['login']),
        ['potem'],
      )
    })

    it('goes to the system of its own unit alone [7]', async () => {
      await queue('obok', 'sasiadka')
      await server.deliverAll()
      assert.deepEqual(receiver.calls, [])
      assert.deepEqual(
        other.calls.map((call) => said(call)['login']),
        ['sasiadka'],
      )
      assert.equal(
        other.calls.some((call) => signatureOf(call).matches),
        false,
      )
      other.calls.length = 0
    })

    it('holds up neither mails nor the words to others when a system hangs', async () => {
      answer = () => {}
      for (let n = 0; n < 20; n++) await queue('przykladowo', `wisi${n}`)
      await queue('obok', 'sasiadka')
      const words = wordWorker(server.services, createHttpReceivers({ timeoutMs: 1_000 })).runOnce()
      await receiver.untilCalls(2)
      await enter(server, { login: 'szybka', email: 'szybka@example.org' })
      await ask(server, 'szybka')
      await server.workers.outbox.runOnce()
      await mailWithTicket(server.inbox, 'szybka@example.org')
      await words
      assert.deepEqual(
        other.calls.map((call) => said(call)['login']),
        ['sasiadka'],
      )
      assert.ok(receiver.calls.length <= 2, 'no more calls at once than there are lanes')
    })
  })
})
