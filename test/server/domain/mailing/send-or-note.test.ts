import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sendOrNote } from '../../../../server/domain/mailing/send-or-note.js'
import type { PasswordSetMail } from '../../../../server/domain/ports/mailer.js'
import { randomId } from '../../../../server/domain/random-id.js'
import { startTestServer, type TestServer } from '../../../support/test-server.js'
import { enter, unitOf } from '../../../support/walk.js'

describe('a mail that is sent, else noted', () => {
  let server: TestServer
  before(async () => {
    server = await startTestServer({ pace: { everyMs: Infinity } })
    await enter(server, { login: 'anna', email: 'anna@example.org' })
    await enter(server, { login: 'zla', email: 'zla@example.org' })
    server.inbox.refuse('zla@example.org')
  })
  after(() => server.stop())

  const accountOf = async (login: string) => {
    const { accounts, keyring } = server.services
    const account = await accounts.findByLogin('przykladowo', keyring.of('przykladowo').loginKeys(login))
    assert.ok(account)
    return account
  }
  const send = async (login: string) => {
    const mail: PasswordSetMail = {
      kind: 'password-set',
      id: randomId(),
      unit: unitOf(server),
      to: `${login}@example.org`,
      language: 'pl',
      login,
      at: server.services.now(),
    }
    return sendOrNote(server.services, mail, { people: [await accountOf(login)], item: randomId() })
  }

  it('is out when the relay takes it, and nothing is noted', async () => {
    assert.equal(await send('anna'), true)
    assert.equal(server.inbox.mails().length, 1)
    assert.equal((await accountOf('anna')).undelivered, undefined)
  })

  it('is noted of its people when its address is refused for good', async () => {
    assert.equal(await send('zla'), false)
    assert.equal((await accountOf('zla')).undelivered?.reason, 'no-such-address')
  })

  it('is for somebody else to try again when the relay is away: nothing is noted', async () => {
    await server.inbox.fail(true)
    await assert.rejects(send('anna'))
    await server.inbox.fail(false)
    assert.equal((await accountOf('anna')).undelivered, undefined)
  })
})
