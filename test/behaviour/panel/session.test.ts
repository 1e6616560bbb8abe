import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { registerAccount } from '../../../server/domain/accounts/register-account.js'
import { setStatus } from '../../../server/domain/accounts/set-status.js'
import { cookieForm } from '../../../server/http/request/cookie-form.js'
import { clientFor } from '../../support/browser-client.js'
import { eachStore } from '../../support/each-store.js'
import { employ, givePassword, panelOf, signInOnPage, signInToPanel } from '../../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../../support/test-server.js'
import { accountOf, enter, PASSWORD, SCHOOL, unitOf } from '../../support/walk.js'

const MINUTE = 60_000
const ended = { message: 'UNAUTHORIZED' }

eachStore((store) => {
  describe('a session at the panel', () => {
    let server: TestServer
    let ahead = 0
    before(async () => {
      server = await startTestServer({
        units: [testUnit(), testUnit({ id: 'obok' })],
        env: store.env(),
        now: () => new Date(Date.now() + ahead),
      })
      await employ(server, { login: 'Sekretariat', firstName: 'Ewa', lastName: 'Lis', role: 'office' })
      await employ(server, { login: 'pani', role: 'teacher', class: '4b | 1 LO a' })
    })
    after(() => server.stop())

    it('says who is in, with a cookie that no script and no other site can use', async () => {
      const { setCookie, headers } = await signInToPanel(server, ' sekretariat ')
      assert.match(setCookie, /^klucznik-panel=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
      const me = await clientFor(server, { headers }).panel.me.mutate()
      assert.deepEqual([me.login, me.firstName, me.role, me.classes], ['Sekretariat', 'Ewa', 'office', []])
      assert.deepEqual((await (await panelOf(server, 'pani')).me.mutate()).classes, ['4b', '1 LO a'])
    })

    it('has a cookie that is bound to our host, wherever there is TLS', () => {
      assert.deepEqual(cookieForm('https://konto.example.pl', 'klucznik-panel'), {
        name: '__Host-klucznik-panel',
        attributes: 'Path=/; HttpOnly; SameSite=Strict; Secure',
      })
    })

    it('lies in the store as a hash alone', async () => {
      const { headers } = await signInToPanel(server, 'pani')
      const [, token = ''] = (headers['cookie'] ?? '').split('=')
      if (store.name === 'mongo') assert.ok(!(await store.dump(server.env.databaseUrl ?? '')).includes(token))
      assert.equal(await server.services.sessions.find('przykladowo', token), undefined)
    })

    it('ends when nobody used it for 30 minutes, and after 8 hours however busy [71]', async () => {
      const panel = await panelOf(server, 'pani')
      for (let minutes = 0; minutes < 8 * 60; minutes += 29) {
        await panel.me.mutate()
        ahead += 29 * MINUTE
      }
      await assert.rejects(panel.me.mutate(), ended)
      const idle = await panelOf(server, 'pani')
      ahead += 30 * MINUTE - 2_000
      await idle.me.mutate()
      ahead += 30 * MINUTE
      await assert.rejects(idle.me.mutate(), ended)
    })

    it('ends with signing out, and with signing in again [71]', async () => {
      const { headers } = await signInToPanel(server, 'pani')
      const { panel } = clientFor(server, { headers })
      await panel.signOut.mutate()
      await assert.rejects(panel.me.mutate(), ended)

      const second = (await signInToPanel(server, 'pani')).headers
      await signInOnPage(server, { identifier: 'pani', password: PASSWORD }, { headers: second })
      await assert.rejects(clientFor(server, { headers: second }).panel.me.mutate(), ended)
    })

    it('ends with another password, another role, and disabling, in every browser [71]', async () => {
      const unit = unitOf(server)
      await employ(server, { login: 'zmienna', role: 'teacher', class: '4b' })
      const open = () => Promise.all([panelOf(server, 'zmienna'), panelOf(server, 'zmienna')])
      const areOver = async (panels: Awaited<ReturnType<typeof open>>) => {
        for (const panel of panels) await assert.rejects(panel.me.mutate(), ended)
      }
      const first = await open()
      await givePassword(server, 'zmienna', { password: PASSWORD })
      await areOver(first)
      const second = await open()
      await registerAccount(server.services, { unit, row: { login: 'zmienna' }, role: 'office' })
      await areOver(second)
      const third = await open()
      await registerAccount(server.services, { unit, row: { login: 'zmienna' } })
      assert.equal((await third[0].me.mutate()).role, 'office')
      await employ(server, { login: 'druga', role: 'office' })
      await (await panelOf(server, 'druga')).people.disable.mutate({ login: 'zmienna' })
      await areOver(third)
    })

    it('does not come back: not with enabling, nor with the role that was taken away', async () => {
      await employ(server, { login: 'wraca', role: 'teacher', class: '4b' })
      const unit = unitOf(server)
      const first = await panelOf(server, 'wraca')
      const account = await accountOf(server, 'wraca')
      for (const status of ['disabled', 'active'] as const) await setStatus(server.services, account, status)
      await assert.rejects(first.me.mutate(), ended)
      const second = await panelOf(server, 'wraca')
      await registerAccount(server.services, { unit, row: { login: 'wraca' }, role: 'member' })
      await registerAccount(server.services, { unit, row: { login: 'wraca', class: '4b' }, role: 'teacher' })
      await assert.rejects(second.me.mutate(), ended)
      assert.equal((await (await panelOf(server, 'wraca')).me.mutate()).role, 'teacher')
    })

    it('ends when the same browser signs in at another unit', async () => {
      await employ(server, { login: 'dwie.szkoly', role: 'office' })
      await employ(server, { login: 'dwie.szkoly', role: 'office', unit: 'obok' })
      const { headers } = await signInToPanel(server, 'dwie.szkoly')
      await signInOnPage(server, { identifier: 'dwie.szkoly', password: PASSWORD }, { unit: 'obok', headers })
      await assert.rejects(clientFor(server, { headers }).panel.me.mutate(), ended)
    })

    it('is asked for by our own page alone', async () => {
      const { headers } = await signInToPanel(server, 'pani')
      const { cookie = '' } = headers
      for (const origin of ['https://www.przykladowo.example', 'null', `${server.env.publicUrl}.evil.example`]) {
        const foreign = clientFor(server, { headers: { cookie, origin } }).panel
        await assert.rejects(foreign.me.mutate(), ended)
      }
      await assert.rejects(clientFor(server, { headers: { cookie } }).panel.me.mutate(), ended)
    })
  })
})

describe('signing in to the panel', () => {
  let server: TestServer
  before(async () => {
    server = await startTestServer()
    await employ(server, { login: 'sekretariat', role: 'office' })
    await employ(server, { login: 'rodzic', role: 'member' })
    await enter(server, { login: 'bez.hasla' })
  })
  after(() => server.stop())

  const tryIn = async (login: string, password: string) => signInOnPage(server, { identifier: login, password })

  it('never says which of the two was wrong [100]', async () => {
    const wrong = await tryIn('nikt', PASSWORD)
    assert.deepEqual([wrong.outcome, wrong.setCookie, wrong.setBrowser], ['wrong', '', ''])
    for (const [login, password] of [
      ['sekretariat', 'zupelnie inne haslo'],
      ['bez.hasla', PASSWORD],
      ['rodzic', 'zupelnie inne haslo'],
    ] as const)
      assert.deepEqual(await tryIn(login, password), wrong)
  })

  it('lets a member in, and not into the panel, nor to what stands behind it', async () => {
    const { outcome, setCookie, location } = await tryIn('rodzic', PASSWORD)
    assert.deepEqual([outcome, location], ['in', '/panel/przykladowo?lang=pl'])
    const headers = { origin: server.env.publicUrl, cookie: setCookie.split(';')[0] ?? '' }
    await assert.rejects(clientFor(server, { headers }).panel.me.mutate(), ended)
    const page = await (await fetch(`${server.url}/jst/przykladowo/sign-in?to=panel`, { headers })).text()
    assert.match(page, /Panel jest dla pracowników szkoły/)
    assert.match(page, /Zalogowano: rodzic/)
  })

  it('lets the owner in after ten wrong passwords of somebody else', async () => {
    await employ(server, { login: 'niepokojona', role: 'office' })
    for (let n = 0; n < 10; n++) assert.equal((await tryIn('niepokojona', `zgaduje ${n}`)).outcome, 'wrong')
    assert.equal((await tryIn('niepokojona', PASSWORD)).outcome, 'in')
  })

  it('waits some seconds from the eleventh wrong password for one login on', async () => {
    await employ(server, { login: 'atakowana', role: 'office' })
    for (let n = 0; n < 11; n++) assert.equal((await tryIn('atakowana', `zgaduje ${n}`)).outcome, 'wrong')
    const refused = await tryIn('atakowana', PASSWORD)
    assert.deepEqual([refused.outcome, refused.setCookie], ['later', ''])
  })

  describe('from several networks', () => {
    let many: TestServer
    before(async () => {
      many = await startTestServer({ env: { trustedProxies: ['127.0.0.1'] } })
      await employ(many, { login: 'sekretariat', role: 'office' })
      await employ(many, { login: 'rodzic', role: 'member' })
    })
    after(() => many.stop())

    const outcomeOf = async (login: string, password: string, network: string) => {
      const headers = { 'x-forwarded-for': network }
      return (await signInOnPage(many, { identifier: login, password }, { headers })).outcome
    }

    it('lets the owner in while a stranger elsewhere guesses [81]', async () => {
      for (let n = 0; n < 15; n++) await outcomeOf('sekretariat', `zgaduje ${n}`, '192.0.2.1')
      assert.equal(await outcomeOf('sekretariat', PASSWORD, '192.0.2.1'), 'later')
      assert.equal(await outcomeOf('sekretariat', PASSWORD, '198.51.100.7'), 'in')
    })

    it('keeps nobody from signing in elsewhere with the same login', async () => {
      for (let n = 0; n < 15; n++) await outcomeOf('rodzic', `zgaduje ${n}`, '192.0.2.9')
      const { accounts } = clientFor(many, { headers: SCHOOL })
      assert.equal((await accounts.verify.mutate({ login: 'rodzic', password: PASSWORD })).valid, true)
    })
  })

  it('is written down, and so is signing out', async () => {
    await employ(server, { login: 'druga', role: 'office' })
    const panel = await panelOf(server, 'druga')
    const { entries } = await panel.audit.list.mutate({ kind: 'act' })
    const [last] = entries
    assert.deepEqual([last?.actor, last?.via, last?.action], ['druga', 'panel', 'panel.signed-in'])
  })
})
