import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { deliverItem, giveUpItem } from '../../../../server/domain/mailing/deliver-item.js'
import { MailDelayed } from '../../../../server/domain/ports/mailer.js'
import type { Invitation, OutboxItem, PasswordNotice } from '../../../../server/domain/ports/outbox.js'
import { randomId } from '../../../../server/domain/random-id.js'
import { startTestServer, testUnit, type TestServer } from '../../../support/test-server.js'
import { enter } from '../../../support/walk.js'

const MINUTE = 60_000

describe('an item of the outbox', () => {
  let server: TestServer
  let clock = 0
  before(async () => {
    server = await startTestServer({
      units: [testUnit({ limits: { mailsPerHour: 1 } })],
      pace: { everyMs: Infinity },
      now: () => new Date(Date.now() + clock),
    })
  })
  after(() => server.stop())

  const deliver = (item: OutboxItem) => deliverItem(server.services, item, { id: item.id, lease: randomId() })
  const accountOf = async (login: string) => {
    const { accounts, keyring } = server.services
    const account = await accounts.findByLogin('przykladowo', keyring.of('przykladowo').loginKeys(login))
    assert.ok(account)
    return account
  }
  const entry = () => {
    const at = server.services.now()
    return { id: randomId(), unit: 'przykladowo', createdAt: at, dueAt: at, attempts: 0 }
  }
  const invitationOf = async (login: string): Promise<Invitation> => {
    return { ...entry(), kind: 'invitation', account: (await accountOf(login)).id, language: 'pl', mailed: [] }
  }
  const notice = (): PasswordNotice => ({ ...entry(), kind: 'password-set', account: randomId() })

  it('is done when its mail is out', async () => {
    await enter(server, { login: 'anna', email: 'anna@example.org' })
    assert.equal(await deliver(await invitationOf('anna')), 'done')
    assert.deepEqual(
      server.inbox.mails().map(({ to }) => to),
      ['anna@example.org'],
    )
  })

  it('comes again when the caps let an invitation through', async () => {
    await enter(server, { login: 'dwa', email: 'dwa@example.org' })
    const mailedAt = server.services.now().getTime()
    await deliver(await invitationOf('dwa'))
    const outcome = await deliver(await invitationOf('dwa'))
    assert.ok(typeof outcome === 'object')
    assert.ok(Math.abs(outcome.again.getTime() - mailedAt - 60 * MINUTE) < MINUTE)
  })

  it('comes again once, a minute later, when it is a young notice of what has not happened', async () => {
    const told = notice()
    const outcome = await deliver(told)
    assert.ok(typeof outcome === 'object')
    clock += 61_000
    assert.equal(await deliver(told), 'done')
  })

  it('comes again while its unit is in no units file', async () => {
    assert.equal(await deliver({ ...notice(), unit: 'gdzieindziej' }), 'again')
  })

  it('that is given up shows the school why, by what the last try said', async () => {
    await enter(server, { login: 'pelna', email: 'pelna@example.org' })
    await giveUpItem(server.services, await invitationOf('pelna'), new MailDelayed('452', 'mailbox-full'))
    assert.equal((await accountOf('pelna')).undelivered?.reason, 'mailbox-full')
    await enter(server, { login: 'cicha', email: 'cicha@example.org' })
    await giveUpItem(server.services, await invitationOf('cicha'), new Error('the relay is away'))
    assert.equal((await accountOf('cicha')).undelivered?.reason, 'expired')
  })

  it('that is a notice goes, and the school sees nothing of it', async () => {
    const { id, changedAt } = await accountOf('anna')
    await giveUpItem(server.services, { ...notice(), account: id }, undefined)
    const after = await accountOf('anna')
    assert.deepEqual([after.undelivered, after.changedAt], [undefined, changedAt])
  })
})
