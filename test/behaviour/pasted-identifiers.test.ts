import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor } from '../support/browser-client.js'
import { mailWithTicket } from '../support/mails.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { ask, enter, outboxEmpty, PASSWORD, SCHOOL, ticketFor } from '../support/walk.js'

describe('an identifier that was pasted with what came along [4]', () => {
  let server: TestServer
  before(async () => {
    server = await startTestServer({ units: [testUnit({ limits: { mailsPerHour: 50, mailsPerDay: 50 } })] })
    await enter(server, { login: 'ewa', email: 'ewa@example.org', pesel: '44051401359' })
  })
  after(() => server.stop())

  for (const typed of [
    'Ewa Nowak <Ewa@Example.ORG>',
    'mailto:ewa@example.org?subject=Konto',
    '‹ewa@exam\u200bple.org›,',
    'PESEL: 440514-01359.',
    '„ewa”',
  ])
    it(`brings the mail to whoever is meant: ${typed}`, async () => {
      server.inbox.clear()
      await ask(server, typed)
      assert.equal((await mailWithTicket(server.inbox, 'ewa@example.org')).to, 'ewa@example.org')
    })

  it('signs in too', async () => {
    const ticket = await ticketFor(server, 'ewa@example.org')
    await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
    const verify = clientFor(server, { headers: SCHOOL }).accounts.verify
    assert.equal((await verify.mutate({ identifier: '<ewa@example.org>', password: PASSWORD })).valid, true)
    assert.equal((await verify.mutate({ identifier: '<ola@example.org>', password: PASSWORD })).valid, false)
  })

  it('names nobody whom it does not spell', async () => {
    await outboxEmpty(server)
    server.inbox.clear()
    for (const typed of ['ewa@example.org, ola@example.org', 'ewa nowa ewa@example.org', 'ew\u0430@example.org'])
      assert.deepEqual(await ask(server, typed), { accepted: true })
    await outboxEmpty(server)
    assert.deepEqual(server.inbox.mails(), [])
  })
})
