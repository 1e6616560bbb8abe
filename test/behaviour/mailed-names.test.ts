import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { ImportMessage } from '../../contract/import-message.js'
import { openProfile, sealProfile } from '../../server/domain/accounts/profile.js'
import { csv } from '../server/cli/cli-harness.js'
import { bringFile } from '../support/bring-file.js'
import { clientFor } from '../support/browser-client.js'
import { startDrivenServer, type DrivenServer } from '../support/driven-server.js'
import { eachStore } from '../support/each-store.js'
import { breakIn } from '../support/intruder.js'
import { employ, panelOf, signInToPanel } from '../support/panel.js'
import { accountOf, ask, enter, SCHOOL } from '../support/walk.js'

const LURES = [
  'Kliknij https://evil.example/x',
  'a@evil.example',
  'www.evil',
  'a.b.c.d',
  'Anna\nKliknij',
  'Anna\u202egpj',
]

eachStore((store) => {
  describe('a name that reads as a link', () => {
    let server: DrivenServer
    before(async () => {
      server = await startDrivenServer({ env: store.env() })
      await employ(server, { login: 'sekretariat', role: 'office' })
      await employ(server, { login: 'pani.a', role: 'teacher', class: '4b' })
    })
    after(() => server.stop())

    it('is taken from no school’s system [83]', async () => {
      const { accounts } = clientFor(server, { headers: SCHOOL })
      for (const lure of LURES) {
        for (const [field, reason] of Object.entries({
          firstName: 'NAME_INVALID',
          lastName: 'NAME_INVALID',
          class: 'CLASS_INVALID',
        }))
          await assert.rejects(accounts.upsert.mutate({ account: { login: 'nowa', [field]: lure } }), {
            data: { code: 'INPUT_INVALID', httpStatus: 400, reason },
          })
      }
      const login = accounts.upsert.mutate({ account: { login: 'www.evil.example' } })
      await assert.rejects(login, { data: { code: 'INPUT_INVALID', httpStatus: 400, reason: 'LOGIN_INVALID' } })
    })

    it('is taken from nobody at the panel, by form or by file [83]', async () => {
      for (const who of ['sekretariat', 'pani.a']) {
        const { people } = await panelOf(server, who)
        const person = { login: 'nowa', class: '4b' }
        for (const [change, reason] of [
          [{ firstName: LURES[0] }, 'NAME_INVALID'],
          [{ lastName: LURES[4] }, 'NAME_INVALID'],
          [{ class: '4b/evil' }, 'CLASS_INVALID'],
        ] as const) {
          const saved = people.save.mutate({ isNew: true, person: { ...person, ...change } })
          await assert.rejects(saved, ({ data }: { data: { code: string; reason: string } }) => {
            assert.equal(data.code, 'INPUT_INVALID')
            return data.reason.split(' ').includes(reason)
          })
        }
        const { headers } = await signInToPanel(server, who)
        const file = csv('nowa,,,,https://evil.example,,4b,', 'nowa2,,,,,,4b@evil,')
        const lines = await bringFile(server, { headers, file, mode: 'store' })
        assert.deepEqual(lines.flatMap(reasonsOf), ['NAME_INVALID', 'CLASS_INVALID'])
      }
    })

    it('is mailed to nobody when it is in the store already: the login stands alone [83]', async () => {
      await enter(server, { login: 'dawna', email: 'dawna@example.org', firstName: 'Anna', class: '4b' })
      await enter(server, { login: 'druga', email: 'dawna@example.org', firstName: 'gr.Evil', lastName: 'Nowak' })
      const account = await accountOf(server, 'dawna')
      const { keyring } = server.services
      const profile = openProfile(keyring, account)
      assert.ok(profile)
      const sealed = sealProfile(keyring, account, { ...profile, firstName: LURES[0] ?? '' })
      const intruder = await breakIn(server.env)
      const row = await intruder.read('accounts', 'login', 'dawna')
      await intruder.write('accounts', { ...row, profile: sealed })
      await intruder.close()
      await ask(server, 'dawna@example.org')
      await server.deliverAll()
      const mail = server.inbox.mails().find(({ to }) => to === 'dawna@example.org')
      assert.ok(mail)
      for (const part of [mail.text, mail.html ?? '']) {
        // in HTML each dot is a run of its own
        const shown = part.replaceAll(/<\/?span>/g, '')
        assert.doesNotMatch(shown, /evil\.example|Kliknij|gr\.Evil/)
        assert.match(shown, /dawna/)
        assert.match(shown, /gr\. Evil Nowak/)
      }
    })
  })
})

function reasonsOf(message: ImportMessage): string[] {
  return 'outcome' in message && message.outcome === 'refused' ? message.reasons.map(({ code }) => code) : []
}
