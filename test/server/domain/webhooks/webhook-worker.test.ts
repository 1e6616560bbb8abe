import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { AccountStore } from '../../../../server/domain/ports/account-store.js'
import type { Outbox } from '../../../../server/domain/ports/outbox.js'
import type { Services } from '../../../../server/domain/ports/services.js'
import type { Unit } from '../../../../server/domain/unit.js'
import { queueWebhook } from '../../../../server/domain/webhooks/queue-webhook.js'
import { clientFor } from '../../../support/browser-client.js'
import { eachStore } from '../../../support/each-store.js'
import { mailWithTicket, ticketsIn } from '../../../support/mails.js'
import { startDrivenServer, type DrivenServer } from '../../../support/driven-server.js'
import { testUnit } from '../../../support/test-server.js'
import { ask, enter, PASSWORD, unitOf } from '../../../support/walk.js'
import { mailRound, wordWorker } from '../../../support/worker-rounds.js'
import { said, startReceiver, type WebhookReceiver } from '../../../support/webhook-receiver.js'
import { createRecordingLog } from '../../mail/recording-log.js'

const SECRET = 'sekret-szkoly-do-podpisow-0001'
const fail = (status: number) => (response: ServerResponse) => void response.writeHead(status).end('nie teraz')
const take = (response: ServerResponse) => void response.end('dziękuję')

eachStore((store) => {
  describe('a worker for words to the schools’ systems', () => {
    let server: DrivenServer
    let receiver: WebhookReceiver
    let answer: (response: ServerResponse) => void = take
    before(async () => {
      receiver = await startReceiver((response) => answer(response))
      server = await startDrivenServer({
        units: [testUnit({ webhook: { url: receiver.url, secret: SECRET } })],
        env: store.env(),
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
      const worker = wordWorker({ ...server.services, log })
      return { worker, log, events: () => log.events.map(({ event }) => event) }
    }

    /** Has a password set, and the notice of it tried by servers that cannot tell of it. */
    const setWhile = async (login: string, unable: Partial<Services>) => {
      const { services } = server
      await enter(server, { login, email: `${login}@example.org` })
      await ask(server, login)
      await server.workers.outbox.runOnce()
      const [ticket = ''] = ticketsIn(await mailWithTicket(server.inbox, `${login}@example.org`))
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      for (let tries = 0; tries < 4; tries++) {
        server.advance(3_600_000)
        await mailRound({ ...services, ...unable })
      }
      assert.equal(await services.outbox.count(), 1)
      server.advance(3_600_000)
      await server.workers.outbox.runOnce()
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
      await server.workers.outbox.runOnce()
      const [ticket = ''] = ticketsIn(await mailWithTicket(server.inbox, 'umarl@example.org'))
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      for (const able of [{ outbox }, { outbox }, {}]) {
        server.advance(3_600_000)
        await mailRound({ ...services, ...able })
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
      server.advance(60_000)
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
      server.advance(60_000)
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
      server.advance(25 * 3_600_000)
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
      await wordWorker(without([])).runOnce()
      assert.equal(await services.outbox.count(), 1)
      server.advance(60_000)
      await wordWorker(without([testUnit()])).runOnce()
      assert.equal(await services.outbox.count(), 0)
      assert.deepEqual(receiver.calls, [])
    })
  })
})
