import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Account } from '../../server/domain/account.js'
import { isOvertaken } from '../../server/domain/mailing/is-overtaken.js'
import { markBounced } from '../../server/domain/mailing/mark-bounced.js'
import { OutboxWorker } from '../../server/domain/outbox/outbox-worker.js'
import type { Outbox } from '../../server/domain/ports/outbox.js'
import { eachStore } from '../support/each-store.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { ask, enter } from '../support/walk.js'

const HOUR = 3_600_000

it('a mail of which nobody noted what it answered may be the very one that is lost', () => {
  const at = new Date('2026-09-01T08:00:00.000Z')
  const mailedAt = new Date(at.getTime() + 5_000)
  const account = { mailedAt } as Account
  assert.equal(isOvertaken(account, { item: 'a', at }), false)
  assert.equal(isOvertaken({ ...account, mailedFor: 'a' }, { item: 'a', at }), false)
  assert.equal(isOvertaken({ ...account, mailedFor: 'b' }, { item: 'a', at }), true)
})

eachStore((store) => {
  describe('a mail that is lost', () => {
    let server: TestServer
    let clock = 0
    before(async () => {
      const webhook = { url: 'http://localhost:9/', secret: 'sekret-szkoly-do-podpisow-0001' }
      server = await startTestServer({
        units: [testUnit({ webhook })],
        env: store.env(),
        // the test works the outbox itself
        pace: { everyMs: 10 * HOUR },
        now: () => new Date(Date.now() + clock),
      })
    })
    after(() => server.stop())

    const find = async (login: string) => {
      const { accounts, keyring } = server.services
      const account = await accounts.findByLogin('przykladowo', keyring.loginKeys('przykladowo', login))
      assert.ok(account)
      return account
    }
    const work = () => new OutboxWorker(server.services).runOnce()
    /** Asks and has it mailed; returns the mail's id. */
    const mailTo = async (login: string, afterMs = 60_000): Promise<string> => {
      clock += afterMs
      await ask(server, login)
      await work()
      return newestId()
    }
    const newestId = (): string => server.inbox.received()[0]?.parsed.messageId?.slice(1).split('@')[0] ?? ''
    const comesBack = (id: string) => {
      clock += 60_000
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
      assert.deepEqual([(await find('ada')).undelivered?.reason, await told()], ['bounced', ['ada']])
      const second = await mailTo('ada')
      assert.notEqual(second, first)
      await comesBack(first)
      assert.deepEqual([(await find('ada')).undelivered, await told()], [undefined, []])
      await comesBack(second)
      assert.deepEqual([(await find('ada')).undelivered?.reason, await told()], ['bounced', ['ada']])
    })

    it('is told once, and marked with the first time, however often its bounce is read', async () => {
      await enter(server, { login: 'bolek', email: 'bolek@example.org' })
      const id = await mailTo('bolek')
      await comesBack(id)
      const marked = await find('bolek')
      assert.deepEqual(await told(), ['bolek'])
      await comesBack(id)
      await comesBack(id)
      assert.deepEqual([await find('bolek'), await told()], [marked, []])
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
      assert.deepEqual([(await find('cezary')).undelivered?.reason, await told()], ['bounced', ['cezary']])
    })

    it('marks though an older mail went out after it was asked for, and was the one before it', async () => {
      await enter(server, { login: 'dorota', email: 'dorota@example.org' })
      server.inbox.refuse('dorota@example.org', '451 4.7.1 greylisted')
      const before = newestId()
      assert.equal(await mailTo('dorota'), before, 'put off')
      server.inbox.welcome('dorota@example.org')
      // before the first is tried again
      const second = await mailTo('dorota', 1_000)
      clock += HOUR
      await work()
      const first = newestId()
      assert.ok(first !== second && first !== before)
      await comesBack(second)
      assert.equal((await find('dorota')).undelivered, undefined, 'the first went out later')
      await comesBack(first)
      assert.deepEqual([(await find('dorota')).undelivered?.reason, await told()], ['bounced', ['dorota']])
    })

    it('marks nobody, and is told of nobody, when it is given up after a later one went out', async () => {
      await enter(server, { login: 'ewa', email: 'ewa@example.org' })
      server.inbox.refuse('ewa@example.org', '451 4.7.1 greylisted')
      await mailTo('ewa')
      server.inbox.welcome('ewa@example.org')
      await mailTo('ewa', 1_000)
      assert.ok((await find('ewa')).mailedAt)
      server.inbox.refuse('ewa@example.org', '451 4.7.1 greylisted')
      clock += 25 * HOUR
      await work()
      assert.deepEqual([(await find('ewa')).undelivered, await told()], [undefined, []])
    })
  })
})
