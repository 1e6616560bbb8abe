import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { checkSecondFactor } from '../../../../server/domain/factors/check-second-factor.js'
import { factorsOf } from '../../../../server/domain/factors/list-factors.js'
import { hasSecondFactor } from '../../../../server/domain/has-second-factor.js'
import { makePrintedCodes } from '../../../../server/domain/factors/make-printed-codes.js'
import { removeFactor, removeFactors, type RemovedFactor } from '../../../../server/domain/factors/remove-factors.js'
import { clientFor } from '../../../support/browser-client.js'
import { startDrivenServer, type DrivenServer } from '../../../support/driven-server.js'
import { eachStore } from '../../../support/each-store.js'
import { employ, signInToPanel } from '../../../support/panel.js'
import { addPasskey, panelPastFactor, setUpTotp } from '../../../support/second-factor.js'
import { accountOf, unitOf } from '../../../support/walk.js'

eachStore((store) => {
  describe('second factors that are taken away', () => {
    let server: DrivenServer
    let people = 0
    before(async () => {
      server = await startDrivenServer({ env: store.env() })
      await employ(server, { login: 'sekretariat', role: 'office', email: 'biuro@example.org' })
      await employ(server, { login: 'pani', role: 'teacher', class: '4b' })
    })
    after(() => server.stop())

    /** Somebody with every kind of factor. */
    const somebody = async (role: 'member' | 'teacher' | 'office' = 'teacher') => {
      const login = `osoba${people++}`
      await employ(server, { login, role, class: '4b', email: `${login}@example.org` })
      const { telephone } = await setUpTotp(server, login)
      const { device } = await addPasskey(server, login)
      const account = await accountOf(server, login)
      assert.ok(await makePrintedCodes(server.services, { unit: unitOf(server), account }))
      await quiet()
      return { login, telephone, device }
    }
    /** Lets everything that is due go out, and what it told go by. */
    const quiet = async (): Promise<number> => {
      server.advance(70_000)
      await server.deliver()
      return server.inbox.mails().length
    }
    const mailsSince = (count: number) =>
      server.inbox
        .mails()
        .slice(0, server.inbox.mails().length - count)
        .map(({ to, subject }) => [to, subject.split(' – ')[0]])
    const remove = async (login: string, factor: RemovedFactor) =>
      removeFactor(server.services, { unit: unitOf(server), account: await accountOf(server, login), factor })
    const reset = async (login: string, by: string) =>
      removeFactors(server.services, {
        unit: unitOf(server),
        login,
        by: by === 'command' ? by : await accountOf(server, by),
      })
    const acts = async (subject: string) =>
      (await server.services.audit.list('przykladowo', { limit: 1_000 }))
        .filter((entry) => entry.subject === subject)
        .map(({ via, actor, action, detail }) => [via, actor, action, detail].filter(Boolean).join(' '))

    it('by their owner go one by one, and the printed codes with the last of the others [72]', async () => {
      const { login, device, telephone } = await somebody()
      assert.deepEqual(await remove(login, { kind: 'passkey', id: 'another' }), { outcome: 'unknown' })
      assert.equal((await remove(login, { kind: 'totp' })).outcome, 'removed')
      const code = telephone.digits(new Date(server.services.now().getTime() + 30_000))
      const given = { kind: 'code', code } as const
      const check = { unit: unitOf(server), account: await accountOf(server, login), given }
      assert.equal(await checkSecondFactor(server.services, check), undefined)
      const { totp, codes } = factorsOf(server.services, await accountOf(server, login))
      assert.deepEqual([totp, codes?.left], [undefined, 10])
      assert.deepEqual(await remove(login, { kind: 'totp' }), { outcome: 'unknown' })
      assert.equal((await remove(login, { kind: 'passkey', id: device.id })).outcome, 'removed')
      const after = await accountOf(server, login)
      assert.equal(hasSecondFactor(after), false)
      assert.deepEqual(factorsOf(server.services, after), { totp: undefined, passkeys: [], codes: undefined })
      assert.deepEqual((await acts(login)).toReversed(), [
        `page ${login} factor.added totp`,
        `page ${login} factor.added passkey`,
        `page ${login} factor.added codes`,
        `page ${login} factor.removed totp`,
        `page ${login} factor.removed passkey`,
      ])
    })

    it('by staff go but for the last one where the unit requires one, however many are taken away at once [72]', async () => {
      const unit = { ...unitOf(server), staffSecondFactor: 'required' } as const
      const { login, device } = await somebody('teacher')
      const account = await accountOf(server, login)
      const both: RemovedFactor[] = [{ kind: 'totp' }, { kind: 'passkey', id: device.id }]
      const outcomes = await Promise.all(both.map((factor) => removeFactor(server.services, { unit, account, factor })))
      assert.deepEqual(outcomes.map(({ outcome }) => outcome).toSorted(), ['removed', 'required'])
      assert.ok(hasSecondFactor(await accountOf(server, login)))

      const parent = await somebody('member')
      for (const factor of [{ kind: 'totp' }, { kind: 'passkey', id: parent.device.id }] as const)
        await removeFactor(server.services, { unit, account: await accountOf(server, parent.login), factor })
      assert.equal(hasSecondFactor(await accountOf(server, parent.login)), false)
    })

    it('by the office go of members and teachers, who get a mail; the history names the office', async () => {
      for (const role of ['member', 'teacher'] as const) {
        const { login } = await somebody(role)
        const mails = server.inbox.mails().length
        assert.deepEqual(await reset(login, 'sekretariat'), { login, had: true })
        await quiet()
        assert.deepEqual(mailsSince(mails), [[`${login}@example.org`, 'Usunięto drugi składnik logowania']])
        assert.equal((await acts(login))[0], 'panel sekretariat factor.reset')
        assert.equal(hasSecondFactor(await accountOf(server, login)), false)
      }
    })

    it('of the office go by the command alone, by no colleague, and by no teacher anybody’s', async () => {
      const { login } = await somebody('office')
      await assert.rejects(reset(login, 'sekretariat'), { code: 'INPUT_INVALID', reason: 'COMMAND_ONLY' })
      await assert.rejects(reset(login, login), { code: 'INPUT_INVALID', reason: 'COMMAND_ONLY' })
      const member = await somebody('member')
      await assert.rejects(reset(member.login, 'pani'), { code: 'OFFICE_ONLY' })
      await assert.rejects(reset('nikt', 'sekretariat'), { reason: 'LOGIN_UNKNOWN' })
      for (const one of [login, member.login]) assert.ok(hasSecondFactor(await accountOf(server, one)))
      assert.equal((await acts(login))[0], `page ${login} factor.added codes`, 'nothing is said of what was not done')

      const mails = server.inbox.mails().length
      assert.deepEqual(await reset(login, 'command'), { login, had: true })
      assert.deepEqual(await reset(login, 'command'), { login, had: false })
      await quiet()
      assert.equal(mailsSince(mails).length, 1)
      assert.equal((await acts(login))[0], 'cli cli factor.reset')
    })

    it('end the sessions that began with them, and so does a new one; using one does not [71]', async () => {
      const login = `osoba${people++}`
      await employ(server, { login, role: 'teacher', class: '4b' })
      const { headers } = await signInToPanel(server, login)
      const before = clientFor(server, { headers }).panel
      assert.equal((await before.me.mutate()).login, login)
      const { telephone } = await setUpTotp(server, login)
      await assert.rejects(before.me.mutate(), /UNAUTHORIZED/)

      const panel = await panelPastFactor(server, login)
      assert.equal((await panel.me.mutate()).login, login)
      const code = telephone.digits(new Date(server.services.now().getTime() + 30_000))
      const given = { kind: 'code', code } as const
      const account = await accountOf(server, login)
      assert.ok(await checkSecondFactor(server.services, { unit: unitOf(server), account, given }))
      assert.equal((await panel.me.mutate()).login, login)
      await reset(login, 'sekretariat')
      await assert.rejects(panel.me.mutate(), /UNAUTHORIZED/)
    })

    it('that are new are told by mail, and nobody is told of what was not written', async () => {
      const login = `osoba${people++}`
      await employ(server, { login, role: 'teacher', class: '4b', email: `${login}@example.org` })
      const mails = await quiet()
      await setUpTotp(server, login)
      const { outbox, now } = server.services
      const at = now()
      const entry = { unit: 'przykladowo', createdAt: at, dueAt: at, attempts: 0 }
      const { id: account } = await accountOf(server, login)
      await outbox.add({ kind: 'factors-changed', id: 'a'.repeat(32), account, change: 'removed', ...entry })
      await quiet()
      await quiet()
      assert.deepEqual(mailsSince(mails), [[`${login}@example.org`, 'Dodano drugi składnik logowania']])
      assert.equal(await outbox.count(), 0)
    })
  })
})
