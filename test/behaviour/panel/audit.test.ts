import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { registerAccount } from '../../../server/domain/accounts/register-account.js'
import { systemActor } from '../../../server/domain/audit/record-act.js'
import { recordRow } from '../../../server/domain/accounts/record-row.js'
import { Failure } from '../../../server/domain/failure.js'
import type { AccountStore } from '../../../server/domain/ports/account-store.js'
import type { AuditLog } from '../../../server/domain/ports/audit-log.js'
import { clientFor } from '../../support/browser-client.js'
import { eachStore } from '../../support/each-store.js'
import { employ, panelOf } from '../../support/panel.js'
import { startTestServer, type TestServer } from '../../support/test-server.js'
import { enter, SCHOOL, unitOf } from '../../support/walk.js'

eachStore((store) => {
  describe('what is done in the panel and by a school’s system', () => {
    let server: TestServer
    let office: Awaited<ReturnType<typeof panelOf>>
    let audit: AuditLog
    before(async () => {
      server = await startTestServer({ env: store.env() })
      await employ(server, { login: 'sekretariat', role: 'office' })
      office = await panelOf(server, 'sekretariat')
      audit = server.services.audit
    })
    beforeEach(() => {
      server.services.audit = audit
    })
    after(() => server.stop())

    /** The store takes no entry, as if it had gone away at this moment. */
    const loseAudit = () =>
      (server.services.audit = { ...audit, add: () => Promise.reject(new Failure('UNAVAILABLE')) })
    const actsOn = async (login: string) => {
      const { entries } = await office.audit.list.mutate({})
      return entries.filter(({ subject }) => subject === login).map(({ via, action, detail }) => [via, action, detail])
    }
    const school = () => clientFor(server, { headers: SCHOOL }).accounts
    const unavailable = { message: 'UNAVAILABLE' }

    it('is not done when it cannot be written down, and is written down once when it is done again', async () => {
      await enter(server, { login: 'ewa', email: 'ewa@example.org' })
      const deeds = [
        () => office.people.save.mutate({ isNew: false, person: { login: 'ewa', email: 'ewa2@example.org' } }),
        () => office.people.save.mutate({ isNew: true, person: { login: 'nowa' } }),
        () => office.people.disable.mutate({ login: 'ewa' }),
        () => office.people.enable.mutate({ login: 'ewa' }),
        () => school().upsert.mutate({ account: { login: 'ewa', firstName: 'Ewa' } }),
        () => school().disable.mutate({ login: 'nowa' }),
      ]
      for (const deed of deeds) {
        const before = await office.people.search.mutate({ query: 'w' })
        loseAudit()
        await assert.rejects(deed(), unavailable)
        server.services.audit = audit
        assert.deepEqual(await office.people.search.mutate({ query: 'w' }), before)
        await deed()
      }
      assert.deepEqual(await actsOn('ewa'), [
        ['api', 'person.changed', 'firstName'],
        ['panel', 'person.enabled', ''],
        ['panel', 'person.disabled', ''],
        ['panel', 'person.changed', 'email'],
      ])
      assert.deepEqual(await actsOn('nowa'), [
        ['api', 'person.disabled', ''],
        ['panel', 'person.added', ''],
      ])
    })

    it('is written down as it is done, though another writer was faster and made another deed of it', async () => {
      const { services } = server
      const unit = unitOf(server)
      await enter(server, { login: 'obie', class: '4b' })
      let isFirst = true
      const accounts: AccountStore = new Proxy(services.accounts, {
        get(target, name: keyof AccountStore) {
          if (name !== 'change') return target[name]
          return async (...args: Parameters<AccountStore['change']>) => {
            if (isFirst) await enter(server, { login: 'obie', class: '5c' })
            isFirst = false
            return target.change(...args)
          }
        },
      })
      // when it was read, the class was 4b already
      const { changed } = await registerAccount(
        { ...services, accounts },
        {
          unit,
          row: { login: 'obie', class: '4b' },
          record: (planned) => recordRow(services, unit, systemActor({ name: 'dziennik' }), planned),
        },
      )
      assert.deepEqual(changed, { class: 'replaced' })
      assert.deepEqual(await actsOn('obie'), [['api', 'person.changed', 'class']])
    })

    it('is not written down when it is refused, but that somebody was told of a taken identifier is [78]', async () => {
      await enter(server, { login: 'ma', pesel: '44051401359' })
      await enter(server, { login: 'chce' })
      const person = { login: 'chce', pesel: '44051401359' }
      await assert.rejects(office.people.save.mutate({ isNew: false, person }), { message: 'INPUT_INVALID' })
      await assert.rejects(school().upsert.mutate({ account: person }), { message: 'INPUT_INVALID' })
      assert.deepEqual(await actsOn('chce'), [
        ['api', 'identifier.taken', 'pesel'],
        ['panel', 'identifier.taken', 'pesel'],
      ])
      loseAudit()
      await assert.rejects(school().upsert.mutate({ account: person }), unavailable)
      server.services.audit = audit
      const tooLong = { ...person, class: 'x'.repeat(101) }
      await assert.rejects(school().upsert.mutate({ account: tooLong }), { message: 'INPUT_INVALID' })
      assert.equal((await actsOn('chce')).length, 2)
    })

    it('tells that substitute identifiers were read', async () => {
      await school().list.mutate({})
      const [last] = (await office.audit.list.mutate({})).entries
      assert.deepEqual([last?.via, last?.action], ['api', 'accounts.listed'])
    })
  })
})
