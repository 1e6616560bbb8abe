import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { OutboxWorker } from '../../../../server/domain/mailing/outbox-worker.js'
import type { AccountStore } from '../../../../server/domain/ports/account-store.js'
import { clientFor } from '../../../support/browser-client.js'
import { eachStore } from '../../../support/each-store.js'
import { ticketsIn } from '../../../support/mails.js'
import { startTestServer, type TestServer } from '../../../support/test-server.js'
import { ask, enter } from '../../../support/walk.js'

/** The server's own worker sleeps: the test works the outbox itself. */
const NEVER = { everyMs: 3_600_000 }

eachStore((store) => {
  describe('an address that changes while its mail is being made', () => {
    let server: TestServer
    let clock = 0
    before(async () => {
      server = await startTestServer({ env: store.env(), pace: NEVER, now: () => new Date(Date.now() + clock) })
    })
    after(() => server.stop())

    it('gets no mail at the old place, and one at the new place with a ticket that works [19]', async () => {
      const { services, inbox } = server
      await enter(server, { login: 'anna', email: 'stary@example.org' })
      await ask(server, 'anna')
      let isChanged = false
      const accounts: AccountStore = new Proxy(services.accounts, {
        get(target, name: keyof AccountStore) {
          if (name !== 'find' || isChanged) return target[name]
          // found with the old address, which is another one before the ticket is granted
          return async (...args: Parameters<AccountStore['find']>) => {
            const found = await target.find(...args)
            isChanged = true
            await enter(server, { login: 'anna', email: 'nowy@example.org' })
            return found
          }
        },
      })
      const worker = new OutboxWorker({ ...services, accounts })
      await worker.runOnce()
      assert.ok(isChanged)
      assert.equal(await services.outbox.count(), 3, 'it waits for another look, and both addresses are to be told')
      assert.deepEqual(inbox.mails(), [])

      clock += 60_000
      await worker.runOnce()
      assert.equal(await services.outbox.count(), 0)
      const [mail, ...more] = inbox.mails().filter((each) => ticketsIn(each).length > 0)
      assert.deepEqual([mail?.to, more], ['nowy@example.org', []])
      assert.ok(mail)
      const [ticket = ''] = ticketsIn(mail)
      assert.equal((await clientFor(server).recovery.inspect.mutate({ ticket })).login, 'anna')
    })
  })
})
