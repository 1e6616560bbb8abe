import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { markBounced } from '../../server/domain/mailing/mark-bounced.js'
import type { Outbox } from '../../server/domain/ports/outbox.js'
import { eachStore } from '../support/each-store.js'
import { startDrivenServer, type DrivenServer } from '../support/driven-server.js'
import { testUnit } from '../support/test-server.js'
import { accountOf, ask, enter } from '../support/walk.js'

const HOUR = 3_600_000

eachStore((store) => {
  describe('a mail that is lost', () => {
    let server: DrivenServer
    before(async () => {
      const webhook = { url: 'http://localhost:9/', secret: 'sekret-szkoly-do-podpisow-0001' }
      server = await startDrivenServer({
        units: [testUnit({ webhook })],
        env: store.env(),
      })
    })
    after(() => server.stop())

    const work = () => server.workers.outbox.runOnce()
    /** Asks and has it mailed; returns the mail's id. */
    const mailTo = async (login: string, afterMs = 60_000): Promise<string> => {
      server.advance(afterMs)
      await ask(server, login)
      await work()
      return newestId()
    }
    const newestId = (): string => server.inbox.received()[0]?.parsed.messageId?.slice(1).split('@')[0] ?? ''
    const comesBack = (id: string) => {
      server.advance(60_000)
      return markBounced(server.services, { mails: [id], reason: 'bounced' })
    }
    /** Logins that the school's system is told of, and forgets. */
    const told = async (): Promise<string[]> => {
      const { now, outbox } = server.services
      const logins: string[] = []
      for (;;) {
        const call = await outbox.claimWebhook({ lease: 'test', now: now(), until: new Date(now().getTime() + 1) })
        if (call === undefined) return logins
        logins.push(call.login)
        await outbox.finish({ id: call.id, lease: 'test' })
      }
    }

    it('marks nobody whom a later mail has reached, and marks when that one comes back', async () => {
      await enter(server, { login: 'ada', email: 'ada@example.org' })
      const first = await mailTo('ada')
      await comesBack(first)
      assert.deepEqual([(await accountOf(server, 'ada')).undelivered?.reason, await told()], ['bounced', ['ada']])
      const second = await mailTo('ada')
      assert.notEqual(second, first)
      await comesBack(first)
      assert.deepEqual([(await accountOf(server, 'ada')).undelivered, await told()], [undefined, []])
      await comesBack(second)
      assert.deepEqual([(await accountOf(server, 'ada')).undelivered?.reason, await told()], ['bounced', ['ada']])
    })

    it('is told once, and marked with the first time, however often its bounce is read', async () => {
      await enter(server, { login: 'bolek', email: 'bolek@example.org' })
      const id = await mailTo('bolek')
      await comesBack(id)
      const marked = await accountOf(server, 'bolek')
      assert.deepEqual(await told(), ['bolek'])
      await comesBack(id)
      await comesBack(id)
      assert.deepEqual([await accountOf(server, 'bolek'), await told()], [marked, []])
    })

    it('is told though its bounce was read by a server that died over it', async () => {
      await enter(server, { login: 'cezary', email: 'cezary@example.org' })
      const id = await mailTo('cezary')
      const outbox: Outbox = new Proxy(server.services.outbox, {
        get(target, name: keyof Outbox) {
          return name === 'add' ? () => Promise.reject(new Error('killed')) : target[name]
        },
      })
      await assert.rejects(markBounced({ ...server.services, outbox }, { mails: [id], reason: 'bounced' }), /killed/)
      await comesBack(id)
      assert.deepEqual([(await accountOf(server, 'cezary')).undelivered?.reason, await told()], ['bounced', ['cezary']])
    })

    it('marks though an older mail went out after it was asked for, and was the one before it', async () => {
      await enter(server, { login: 'dorota', email: 'dorota@example.org' })
      server.inbox.refuse('dorota@example.org', '451 4.7.1 greylisted')
      const before = newestId()
      assert.equal(await mailTo('dorota'), before, 'put off')
      server.inbox.welcome('dorota@example.org')
      // before the first is tried again
      const second = await mailTo('dorota', 1_000)
      server.advance(HOUR)
      await work()
      const first = newestId()
      assert.ok(first !== second && first !== before)
      await comesBack(second)
      assert.equal((await accountOf(server, 'dorota')).undelivered, undefined, 'the first went out later')
      await comesBack(first)
      assert.deepEqual([(await accountOf(server, 'dorota')).undelivered?.reason, await told()], ['bounced', ['dorota']])
    })

    it('marks nobody, and is told of nobody, when it is given up after a later one went out', async () => {
      await enter(server, { login: 'ewa', email: 'ewa@example.org' })
      server.inbox.refuse('ewa@example.org', '451 4.7.1 greylisted')
      await mailTo('ewa')
      server.inbox.welcome('ewa@example.org')
      await mailTo('ewa', 1_000)
      assert.ok((await accountOf(server, 'ewa')).mailedAt)
      server.inbox.refuse('ewa@example.org', '451 4.7.1 greylisted')
      server.advance(25 * HOUR)
      await work()
      assert.deepEqual([(await accountOf(server, 'ewa')).undelivered, await told()], [undefined, []])
    })
  })
})
