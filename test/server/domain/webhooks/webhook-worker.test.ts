import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { after, before, beforeEach, describe, it } from 'node:test'
import { createMailWorker } from '../../../../server/domain/mailing/mail-worker.js'
import type { AccountStore } from '../../../../server/domain/ports/account-store.js'
import type { Outbox } from '../../../../server/domain/ports/outbox.js'
import { randomId } from '../../../../server/domain/random-id.js'
import type { Services } from '../../../../server/domain/ports/services.js'
import type { Unit } from '../../../../server/domain/unit.js'
import { queueWebhook } from '../../../../server/domain/webhooks/queue-webhook.js'
import { createWebhookWorker } from '../../../../server/domain/webhooks/webhook-worker.js'
import { createHttpReceivers } from '../../../../server/webhooks/http-receivers.js'
import { clientFor } from '../../../support/browser-client.js'
import { eachStore } from '../../../support/each-store.js'
import { mailWithTicket, ticketsIn } from '../../../support/mails.js'
import { startTestServer, testUnit, type TestServer } from '../../../support/test-server.js'
import { ask, enter, outboxEmpty, PASSWORD, ticketFor, unitOf } from '../../../support/walk.js'
import { startReceiver, type ReceivedCall, type WebhookReceiver } from '../../../support/webhook-receiver.js'
import { createRecordingLog } from '../../mail/recording-log.js'

const SECRET = 'sekret-szkoly-do-podpisow-0001'
const fail = (status: number) => (response: ServerResponse) => void response.writeHead(status).end('nie teraz')
const take = (response: ServerResponse) => void response.end('dziękuję')

/** The signature as docs/operators.md describes it, made without a line of the server's code. */
const signatureOf = ({ headers, body }: ReceivedCall): { matches: boolean; seconds: number } => {
  const [, seconds = '', mac = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['klucznik-signature'])) ?? []
  return { matches: createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex') === mac, seconds: +seconds }
}
const said = ({ body }: ReceivedCall) => JSON.parse(body) as Record<string, string>

eachStore((store) => {
  describe('the word to a school’s own system', () => {
    let server: TestServer
    let receiver: WebhookReceiver
    let other: WebhookReceiver
    let answer: (response: ServerResponse, before: number) => void = take
    let clock = 0
    before(async () => {
      receiver = await startReceiver((response, n) => answer(response, n))
      other = await startReceiver()
      server = await startTestServer({
        units: [
          testUnit({ webhook: { url: receiver.url, secret: SECRET } }),
          testUnit({ id: 'obok', webhook: { url: other.url, secret: 'inny-sekret-innej-szkoly-02' } }),
          testUnit({ id: 'cicha' }),
        ],
        env: store.env(),
        now: () => new Date(Date.now() + clock),
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

    const setPassword = async (email: string, password = PASSWORD) => {
      const ticket = await ticketFor(server, email)
      await clientFor(server).recovery.complete.mutate({ ticket, password })
      clock += 10_000
      await outboxEmpty(server)
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
      const ticket = await ticketFor(server, 'anna@example.org')
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      // by the minute: the next time is reckoned from the answer, which may come after a step
      for (let minutes = 0; receiver.calls.length < 3; minutes++) {
        assert.ok(minutes < 200, `${receiver.calls.length} calls`)
        clock += 60_000
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      await outboxEmpty(server)
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
      const ticket = await ticketFor(server, 'bezpoczty@example.org')
      await outboxEmpty(server)
      server.inbox.fail(true)
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      clock += 10_000
      await receiver.untilCalls(1)
      for (let tries = 0; tries < 4; tries++) {
        clock += 3_600_000
        await new Promise((resolve) => setTimeout(resolve, 150))
      }
      server.inbox.fail(false)
      clock += 3_600_000
      await outboxEmpty(server)
      assert.equal(receiver.calls.length, 1, 'once, however often the mail is tried')
    })

    it('tells of a mail that was refused or given up, once for everybody of the address', async () => {
      for (const login of ['ojciec', 'corka']) await enter(server, { login, email: 'dom@example.org' })
      server.inbox.refuse('dom@example.org')
      await ask(server, 'dom@example.org')
      await outboxEmpty(server)
      server.inbox.refuse('dom@example.org', '452 4.2.2 mailbox full')
      await ask(server, 'ojciec')
      await new Promise((resolve) => setTimeout(resolve, 200))
      clock += 25 * 3_600_000
      await outboxEmpty(server)
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
      await outboxEmpty(server)
      assert.deepEqual([receiver.calls, other.calls], [[], []])
    })

    it('goes to the system of its own unit alone [7]', async () => {
      await queue('obok', 'sasiadka')
      await outboxEmpty(server)
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
      await receiver.untilCalls(1)
      await enter(server, { login: 'szybka', email: 'szybka@example.org' })
      await ask(server, 'szybka')
      await mailWithTicket(server.inbox, 'szybka@example.org')
      await queue('obok', 'sasiadka')
      await other.untilCalls(1)
      assert.ok(receiver.calls.length <= 2, 'no more calls at once than there are lanes')
    })
  })

  describe('a worker for words to the schools’ systems', () => {
    let server: TestServer
    let receiver: WebhookReceiver
    let answer: (response: ServerResponse) => void = take
    let clock = 0
    before(async () => {
      receiver = await startReceiver((response) => answer(response))
      server = await startTestServer({
        units: [testUnit({ webhook: { url: receiver.url, secret: SECRET } })],
        env: store.env(),
        // this server's own workers never look
        pace: { everyMs: 3_600_000 },
        now: () => new Date(Date.now() + clock),
      })
    })
    after(async () => {
      await server.stop()
      await receiver.close()
    })
    beforeEach(() => {
      receiver.calls.length = 0
      answer = take
    })

    const queue = async (...logins: string[]) => {
      const { services } = server
      for (const login of logins) {
        const happening = { event: 'mail.undelivered' as const, login, at: services.now(), cause: [login] }
        await queueWebhook(services, unitOf(server), happening)
      }
    }
    const open = () => {
      const log = createRecordingLog()
      const worker = createWebhookWorker({ ...server.services, log }, createHttpReceivers(), { everyMs: 20 })
      return { worker, log, events: () => log.events.map(({ event }) => event) }
    }

    /** Has a password set, and the notice of it tried by servers that cannot tell of it. */
    const setWhile = async (login: string, unable: Partial<Services>) => {
      const { services } = server
      await enter(server, { login, email: `${login}@example.org` })
      await ask(server, login)
      await createMailWorker(services).runOnce()
      const [ticket = ''] = ticketsIn(await mailWithTicket(server.inbox, `${login}@example.org`))
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      for (let tries = 0; tries < 4; tries++) {
        clock += 3_600_000
        await createMailWorker({ ...services, ...unable }).runOnce()
      }
      assert.equal(await services.outbox.count(), 1)
      clock += 3_600_000
      await createMailWorker(services).runOnce()
      await open().worker.runOnce()
      return receiver.calls.map((call) => `${said(call)['event']} ${said(call)['login']}`)
    }

    it('makes the call that servers which did not know the unit yet could not queue', async () => {
      assert.deepEqual(await setWhile('nieznana', { units: new Map() }), ['account.activated nieznana'])
    })

    it('makes the call that could not be queued while the store did not answer', async () => {
      const accounts: AccountStore = new Proxy(server.services.accounts, {
        get: (target, name: keyof AccountStore) =>
          name === 'findById' ? () => Promise.reject(new Error('the store is away')) : target[name],
      })
      assert.deepEqual(await setWhile('pozniej', { accounts }), ['account.activated pozniej'])
    })

    it('makes the call that was queued by a server which died over it once', async () => {
      const outbox: Outbox = new Proxy(server.services.outbox, {
        get: (target, name: keyof Outbox) =>
          name === 'markTold' ? () => Promise.reject(new Error('killed')) : target[name],
      })
      const { services } = server
      await enter(server, { login: 'umarl', email: 'umarl@example.org' })
      await ask(server, 'umarl')
      await createMailWorker(services).runOnce()
      const [ticket = ''] = ticketsIn(await mailWithTicket(server.inbox, 'umarl@example.org'))
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      for (const able of [{ outbox }, { outbox }, {}]) {
        clock += 3_600_000
        await createMailWorker({ ...services, ...able }).runOnce()
      }
      await open().worker.runOnce()
      assert.deepEqual([receiver.calls.length, await services.outbox.count()], [1, 0])
    })

    it('breaks off a call that hangs when it stops, and the next worker makes it', async () => {
      answer = () => {}
      const { worker } = open()
      await queue('wisi')
      worker.start()
      await receiver.untilCalls(1)
      await worker.stop()
      assert.equal(await server.services.outbox.count(), 1)
      answer = take
      clock += 60_000
      const next = open()
      await next.worker.runOnce()
      assert.deepEqual([receiver.calls.length, next.events()], [2, ['webhook.sent']])
      assert.equal(receiver.calls[1]?.body, receiver.calls[0]?.body)
    })

    it('leaves a system that fails alone for the rest of a round, and what waits for it is not lost', async () => {
      answer = fail(500)
      const logins = Array.from({ length: 12 }, (_, n) => `osoba${n}`)
      await queue(...logins)
      await open().worker.runOnce()
      assert.ok(receiver.calls.length <= 2, `${receiver.calls.length} calls`)
      assert.equal(await server.services.outbox.count(), 12)
      receiver.calls.length = 0
      answer = take
      clock += 60_000
      await open().worker.runOnce()
      assert.deepEqual(receiver.calls.map((call) => said(call)['login'] ?? '').sort(), logins.sort())
    })

    it('queues the same happening once', async () => {
      await queue('raz', 'raz')
      await open().worker.runOnce()
      assert.equal(receiver.calls.length, 1)
    })

    it('gives up after a day, and says so without a name', async () => {
      answer = fail(503)
      await queue('nigdy')
      await open().worker.runOnce()
      clock += 25 * 3_600_000
      const { worker, log, events } = open()
      await worker.runOnce()
      assert.deepEqual(events(), ['webhook.put-off', 'webhook.given-up'])
      assert.equal(await server.services.outbox.count(), 0)
      assert.doesNotMatch(JSON.stringify(log.events), /nigdy|127\.0\.0\.1/)
    })

    it('drops what waits for a system that the units file names no more, and keeps what waits for a unit', async () => {
      await queue('po')
      const { services } = server
      const without = (units: Unit[]) => ({ ...services, units: new Map(units.map((unit) => [unit.id, unit])) })
      await createWebhookWorker(without([]), createHttpReceivers()).runOnce()
      assert.equal(await services.outbox.count(), 1)
      clock += 60_000
      await createWebhookWorker(without([testUnit()]), createHttpReceivers()).runOnce()
      assert.equal(await services.outbox.count(), 0)
      assert.deepEqual(receiver.calls, [])
    })
  })
})
