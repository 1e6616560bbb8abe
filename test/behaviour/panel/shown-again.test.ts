import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { holdAccount } from '../../../server/domain/accounts/set-hold.js'
import { csv } from '../../server/cli/cli-harness.js'
import { bringFile } from '../../support/bring-file.js'
import { clientFor } from '../../support/browser-client.js'
import { startDrivenServer, type DrivenServer } from '../../support/driven-server.js'
import { eachStore } from '../../support/each-store.js'
import { employ, givePassword, panelOf, signInToPanel } from '../../support/panel.js'
import { accountOf, enter } from '../../support/walk.js'

const LONG_MS = 10 * 60_000 + 1
const REAUTHENTICATE = { message: 'REAUTHENTICATE' }

eachStore((store) => {
  describe('an office that signed in more than ten minutes ago [74]', () => {
    let server: DrivenServer
    let headers: Record<string, string>
    before(async () => {
      server = await startDrivenServer({ env: store.env() })
      await employ(server, { login: 'sekretariat', role: 'office' })
      await employ(server, { login: 'pani', role: 'teacher', class: '4b' })
      await employ(server, { login: 'pan', role: 'teacher', class: '5c' })
      for (const login of ['anna', 'bez.hasla'])
        await enter(server, { login, email: `${login}@example.org`, class: '4b' })
      await givePassword(server, 'anna')
      ;({ headers } = await signInToPanel(server, 'sekretariat'))
      server.advance(LONG_MS)
    })
    after(() => server.stop())

    const old = () => clientFor(server, { headers }).panel.people
    const fresh = async () => (await panelOf(server, 'sekretariat')).people

    it('gives no role and no classes, to nobody new and nobody known', async () => {
      for (const [isNew, role, person] of [
        [true, 'teacher', { login: 'nowy', class: '6a' }],
        [true, 'office', { login: 'nowa' }],
        [false, undefined, { login: 'pani', class: '4b|5c' }],
        [false, 'office', { login: 'pan' }],
        [false, 'member', { login: 'pan' }],
      ] as const) {
        const entry = { isNew, person, ...(role && { role }) }
        await assert.rejects(old().save.mutate(entry), REAUTHENTICATE, person.login)
        await (await fresh()).save.mutate(entry)
      }
    })

    it('changes no address of somebody with a password, and grants none that waits', async () => {
      const moved = { isNew: false, person: { login: 'anna', email: 'inny@example.net' } }
      // a teacher may ask for it whenever they like
      await (await panelOf(server, 'pani')).people.save.mutate(moved)
      await assert.rejects(old().save.mutate(moved), REAUTHENTICATE)
      await assert.rejects(old().save.mutate({ isNew: false, person: { login: 'anna', email: '' } }), REAUTHENTICATE)
      await (await fresh()).save.mutate(moved)
      assert.equal((await (await fresh()).get.mutate({ login: 'anna' })).email, 'inny@example.net')
    })

    it('lets no staff in again, ends no hold, and stores no file', async () => {
      await (await fresh()).disable.mutate({ login: 'nowy' })
      await assert.rejects(old().enable.mutate({ login: 'nowy' }), REAUTHENTICATE)
      assert.equal((await (await fresh()).enable.mutate({ login: 'nowy' })).status, 'active')

      // the word to the former address brings what one objects with
      server.advance(70_000)
      await server.deliver()
      const anna = await accountOf(server, 'anna')
      const [objection] = anna.objections ?? []
      assert.ok(objection && (await holdAccount(server.services, anna, { objection, former: undefined })))
      await assert.rejects(old().enable.mutate({ login: 'anna' }), REAUTHENTICATE)
      assert.equal((await (await fresh()).enable.mutate({ login: 'anna' })).heldUntil, null)

      const file = csv('anna,trzeci@example.net,,,,,,')
      const refused = await fetch(`${server.url}/panel/przykladowo/import?mode=store`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/octet-stream' },
        body: file,
      })
      assert.equal(refused.status, 403)
      assert.deepEqual(await refused.json(), { error: { code: 'REAUTHENTICATE' } })
      await bringFile(server, { headers, file, mode: 'preview' })
      const again = await signInToPanel(server, 'sekretariat')
      await bringFile(server, { headers: again.headers, file, mode: 'store' })
    })

    it('does everything else', async () => {
      const people = old()
      await people.save.mutate({ isNew: true, person: { login: 'nowe.dziecko', class: '4b' } })
      await people.save.mutate({ isNew: false, person: { login: 'bez.hasla', email: 'inny.bez@example.net' } })
      const same = { login: 'anna', email: 'trzeci@example.net', firstName: 'Anna' }
      await people.save.mutate({ isNew: false, role: 'member', person: same })
      await people.save.mutate({
        isNew: false,
        role: 'teacher',
        person: { login: 'nowy', class: '6a', firstName: 'Ewa' },
      })
      await people.disable.mutate({ login: 'bez.hasla' })
      await people.enable.mutate({ login: 'bez.hasla' })
    })
  })
})
