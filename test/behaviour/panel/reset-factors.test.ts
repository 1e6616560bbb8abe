import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { hasSecondFactor } from '../../../server/domain/has-second-factor.js'
import { clientFor } from '../../support/browser-client.js'
import { startDrivenServer, type DrivenServer } from '../../support/driven-server.js'
import { eachStore } from '../../support/each-store.js'
import { employ, panelOf, signInToPanel } from '../../support/panel.js'
import { panelPastFactor, setUpTotp } from '../../support/second-factor.js'
import { testUnit } from '../../support/test-server.js'
import { accountOf } from '../../support/walk.js'

const LONG_MS = 10 * 60_000 + 1

eachStore((store) => {
  describe('second factors that the office takes away in the panel', () => {
    let server: DrivenServer
    let people = 0
    before(async () => {
      server = await startDrivenServer({ env: store.env(), units: [testUnit(), testUnit({ id: 'obok' })] })
      await employ(server, { login: 'sekretariat', role: 'office' })
      await setUpTotp(server, 'sekretariat')
      await employ(server, { login: 'pani', role: 'teacher', class: '4b' })
      await employ(server, { unit: 'obok', login: 'obca', role: 'office' })
    })
    after(() => server.stop())

    const somebody = async (role: 'member' | 'teacher' | 'office'): Promise<string> => {
      const login = `osoba${people++}`
      await employ(server, { login, role, class: '4b', email: `${login}@example.org` })
      await setUpTotp(server, login)
      return login
    }
    const hasOne = async (login: string) => hasSecondFactor(await accountOf(server, login))

    it('go of members and teachers, whom the list shows with one before and without one after [72]', async () => {
      const office = (await panelPastFactor(server, 'sekretariat')).people
      for (const role of ['member', 'teacher'] as const) {
        const login = await somebody(role)
        const session = await panelPastFactor(server, login)
        const shown = async () => {
          const { people: found } = await office.search.mutate({ query: login })
          return found.map(({ hasFactor }) => hasFactor)
        }
        assert.deepEqual(await shown(), [true])
        const answer = await office.resetFactors.mutate({ login })
        assert.deepEqual([answer.login, answer.hasFactor], [login, false])
        assert.deepEqual(await shown(), [false])
        assert.equal(await hasOne(login), false)
        await assert.rejects(session.me.mutate(), /UNAUTHORIZED/, 'a session with the lost one')
        assert.equal((await office.resetFactors.mutate({ login })).hasFactor, false, 'again')
        const acts = (await server.services.audit.list('przykladowo', { limit: 1_000 })).filter(
          ({ action, subject }) => action === 'factor.reset' && subject === login,
        )
        assert.deepEqual(
          acts.map(({ via, actor }) => `${via} ${actor}`),
          ['panel sekretariat'],
        )
        const mails = () => server.inbox.mails().filter(({ to }) => to === `${login}@example.org`)
        server.advance(70_000)
        await server.deliver()
        assert.match(mails()[0]?.subject ?? '', /^Usunięto drugi składnik logowania/)
      }
    })

    it('stay when the office showed its own more than ten minutes ago, whoever it asks about [74]', async () => {
      const login = await somebody('member')
      const { people: office } = await panelPastFactor(server, 'sekretariat')
      server.advance(LONG_MS)
      for (const who of [login, 'nikt', 'sekretariat'])
        await assert.rejects(office.resetFactors.mutate({ login: who }), { message: 'REAUTHENTICATE' })
      assert.ok(await hasOne(login))
      await (await panelPastFactor(server, 'sekretariat')).people.resetFactors.mutate({ login })
      assert.equal(await hasOne(login), false)
    })

    it('stay for a password alone, another unit, a teacher, and a page of somebody else’s', async () => {
      const login = await somebody('member')
      const { setCookie, headers } = await signInToPanel(server, 'pani')
      const cookie = setCookie.split(';')[0] ?? ''
      const foreign = clientFor(server, { headers: { ...headers, origin: 'https://evil.example', cookie } }).panel
      const ofOther = clientFor(server, { headers: (await signInToPanel(server, 'obca', { unit: 'obok' })).headers })
      const teacher = await panelOf(server, 'pani')
      for (const { people: them } of [foreign, ofOther.panel])
        await assert.rejects(them.resetFactors.mutate({ login }), { message: 'UNAUTHORIZED' })
      for (const who of [login, 'nikt'])
        await assert.rejects(teacher.people.resetFactors.mutate({ login: who }), { message: 'OFFICE_ONLY' })
      assert.ok(await hasOne(login))
    })

    it('of the office stay: they go by the command alone', async () => {
      const login = await somebody('office')
      const { people: office } = await panelPastFactor(server, 'sekretariat')
      for (const who of [login, 'sekretariat'])
        await assert.rejects(office.resetFactors.mutate({ login: who }), {
          data: { code: 'INPUT_INVALID', httpStatus: 400, reason: 'COMMAND_ONLY' },
        })
      assert.ok(await hasOne(login))
    })
  })
})
