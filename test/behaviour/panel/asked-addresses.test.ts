import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openProfile } from '../../../server/domain/accounts/profile.js'
import { csv } from '../../server/cli/cli-harness.js'
import { bringFile } from '../../support/bring-file.js'
import { startDrivenServer, type DrivenServer } from '../../support/driven-server.js'
import { eachStore } from '../../support/each-store.js'
import { breakIn } from '../../support/intruder.js'
import { employ, givePassword, panelOf, signInToPanel } from '../../support/panel.js'
import { accountOf, enter } from '../../support/walk.js'

eachStore((store) => {
  describe('another address that a teacher writes down', () => {
    let server: DrivenServer
    before(async () => {
      server = await startDrivenServer({ env: store.env() })
      await employ(server, { login: 'sekretariat', role: 'office' })
      await employ(server, { login: 'pani.a', role: 'teacher', class: '4b' })
    })
    after(() => server.stop())

    /** Somebody of 4b with an address and a password. */
    const settled = async (login: string): Promise<void> => {
      await enter(server, { login, email: `${login}@example.org`, class: '4b' })
      await givePassword(server, login)
    }
    const addressOf = async (login: string) =>
      openProfile(server.services.keyring, await accountOf(server, login))?.email
    const historyOf = async (login: string) =>
      (await (await panelOf(server, 'sekretariat')).audit.list.mutate({ limit: 50 })).entries
        .filter(({ subject }) => subject === login)
        .map(({ actor, action, detail }) => `${actor} ${action} ${detail ?? ''}`.trim())
    const save = async (who: string, person: { login: string; email?: string; firstName?: string }) =>
      (await panelOf(server, who)).people.save.mutate({ isNew: false, person })

    it('waits for the office where there is a password; everything else of the form is stored [74]', async () => {
      await settled('anna')
      const { person } = await save('pani.a', { login: 'anna', email: 'zly@example.net', firstName: 'Anna' })
      assert.deepEqual([person.email, person.firstName], ['anna@example.org', 'Anna'])
      assert.deepEqual(person.addressWish, { email: 'zly@example.net', login: 'pani.a' })
      server.advance(70_000)
      await server.deliver()
      assert.deepEqual(server.inbox.mails(), [], 'nothing has changed')
      assert.deepEqual(await historyOf('anna'), ['pani.a person.changed firstName email=?'])
    })

    it('comes first in the office’s list, and is granted by the office alone, which both addresses are told of', async () => {
      await enter(server, { login: 'aaa', lastName: 'Aaa', class: '4b' })
      const office = await panelOf(server, 'sekretariat')
      const [first] = (await office.people.list.mutate({ limit: 1, offset: 0 })).people
      assert.deepEqual([first?.login, first?.addressWish?.email], ['anna', 'zly@example.net'])
      // asking again grants nothing, and is told once
      await save('pani.a', { login: 'anna', email: 'zly@example.net' })
      assert.equal(await addressOf('anna'), 'anna@example.org')
      const { person } = await save('sekretariat', { login: 'anna', email: 'zly@example.net' })
      assert.deepEqual([person.email, person.addressWish], ['zly@example.net', null])
      server.advance(70_000)
      await server.deliver()
      assert.deepEqual(
        server.inbox
          .mails()
          .map(({ to }) => to)
          .sort(),
        ['anna@example.org', 'zly@example.net'],
      )
      assert.equal((await historyOf('anna'))[0], 'sekretariat person.changed email')
    })

    it('is refused by the office, by the address there is, and stays what it is through every other change', async () => {
      await settled('basia')
      await save('pani.a', { login: 'basia', email: '' })
      await save('sekretariat', { login: 'basia', firstName: 'Barbara' })
      assert.deepEqual((await (await panelOf(server, 'pani.a')).people.get.mutate({ login: 'basia' })).addressWish, {
        email: '',
        login: 'pani.a',
      })
      const { person } = await save('sekretariat', { login: 'basia', email: 'basia@example.org' })
      assert.deepEqual([person.email, person.addressWish], ['basia@example.org', null])
      assert.deepEqual(await historyOf('basia'), [
        'sekretariat person.changed email=–',
        'sekretariat person.changed firstName',
        'pani.a person.changed email=?',
      ])
    })

    it('waits too when it comes in a file, and does not where there is no password [74]', async () => {
      await settled('celina')
      await enter(server, { login: 'danuta', email: 'danuta@example.org', class: '4b' })
      const { headers } = await signInToPanel(server, 'pani.a')
      const file = csv('celina,c2@example.net,,,,,4b,', 'danuta,d2@example.net,,,,,4b,')
      for (const mode of ['preview', 'store'] as const) {
        const messages = await bringFile(server, { headers, file, mode })
        const told = messages.flatMap((line) => ('outcome' in line && line.outcome === 'changed' ? [line.fields] : []))
        assert.deepEqual(told, [{ email: 'asked' }, { email: 'replaced' }], mode)
      }
      assert.equal(await addressOf('celina'), 'celina@example.org')
      assert.equal(await addressOf('danuta'), 'd2@example.net')
    })

    it('is shown to the office unasked where there was none, once a password is set by it [74]', async () => {
      await enter(server, { login: 'gabi', lastName: 'Zzz', class: '4b' })
      await save('pani.a', { login: 'gabi', email: 'gabi@example.net' })
      const look = async () => (await panelOf(server, 'sekretariat')).people.get.mutate({ login: 'gabi' })
      assert.equal((await look()).addressBy, null)
      server.advance(1_000)
      await givePassword(server, 'gabi')
      assert.equal((await look()).addressBy, 'pani.a')
      // the system's next round brings another address, and the password is the same
      await enter(server, { login: 'gabi', email: 'gabi.z.dziennika@example.net' })
      assert.equal((await look()).addressBy, 'pani.a')
      const { people } = await panelOf(server, 'sekretariat')
      const listed = (await people.list.mutate({ limit: 50, offset: 0 })).people
      const place = (login: string) => listed.findIndex((each) => each.login === login)
      assert.ok(place('gabi') < place('aaa'), 'before whoever needs no look')
      assert.deepEqual((await historyOf('gabi'))[0], 'pani.a person.changed email')
      // an address that the office writes down is its own word
      await enter(server, { login: 'hela', class: '4b' })
      await save('sekretariat', { login: 'hela', email: 'hela@example.org' })
      server.advance(1_000)
      await givePassword(server, 'hela')
      assert.equal((await people.get.mutate({ login: 'hela' })).addressBy, null)
      server.advance(31 * 86_400_000)
      assert.equal((await look()).addressBy, null)
    })

    it('lies sealed, bound to its account', async () => {
      await settled('ewa')
      await settled('fela')
      await save('pani.a', { login: 'ewa', email: 'ewa.tajna@example.net' })
      const intruder = await breakIn(server.env)
      const row = await intruder.read('accounts', 'login', 'ewa')
      assert.doesNotMatch(JSON.stringify(row), /tajna/)
      const other = await intruder.read('accounts', 'login', 'fela')
      await intruder.write('accounts', { ...other, addressWish: row['addressWish'] })
      await intruder.close()
      const office = await panelOf(server, 'sekretariat')
      assert.equal((await office.people.get.mutate({ login: 'fela' })).addressWish, null)
    })
  })
})
