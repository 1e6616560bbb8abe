import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { registerAccount } from '../../server/domain/accounts/register-account.js'
import { recordAct } from '../../server/domain/audit/record-act.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { employ, givePassword, signInOnPage, signInToPanel } from '../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { accountOf, PASSWORD, unitOf } from '../support/walk.js'

const PESEL = '44051401359'
const PATH = '/jst/przykladowo/konto/data'
const pairOf = (setCookie: string): string => setCookie.split(';')[0] ?? ''

eachStore((store) => {
  describe('what is known of one', () => {
    let server: TestServer
    before(async () => {
      server = await startTestServer({ units: [testUnit(), testUnit({ id: 'obok' })], env: store.env() })
      await employ(server, { login: 'sekretariat', role: 'office' })
      const { headers } = await signInToPanel(server, 'sekretariat')
      const { panel } = clientFor(server, { headers })
      const fields = { firstName: 'Anna', lastName: '<b>Nowak', pesel: PESEL, email: 'anna@example.org', class: '4b' }
      await panel.people.save.mutate({ isNew: true, person: { login: 'anna', ...fields } })
      const moved = { login: 'anna', ...fields, class: '5b', email: 'anna.nowak@example.org' }
      await panel.people.save.mutate({ isNew: false, person: moved })
      await panel.people.save.mutate({ isNew: true, person: { login: 'annaa', class: '1c' } })
      await givePassword(server, 'anna')
    })
    after(() => server.stop())

    const enterAs = async (identifier: string): Promise<string> =>
      pairOf((await signInOnPage(server, { identifier, password: PASSWORD, to: 'konto/data' })).setCookie)
    const get = (path: string, cookie = '') => fetch(server.url + path, { headers: { cookie }, redirect: 'manual' })

    it('is a page in plain sentences, with who did it but no name of anybody at the school', async () => {
      const { services } = server
      const [unit, subject] = [unitOf(server), 'anna']
      const school = { unit, via: 'panel' as const, actor: 'sekretariat', subject }
      // acts of one millisecond have no order
      const after = (seconds: number) => ({
        ...services,
        now: () => new Date(Date.now() + seconds * 1_000),
      })
      await recordAct(services, { ...school, action: 'identifier.taken', detail: 'pesel' })
      await recordAct(after(1), { unit, via: 'mail', actor: 'mail', action: 'person.held', subject })
      await recordAct(after(2), { unit, via: 'page', actor: 'anna', action: 'factor.added', detail: 'totp', subject })
      const page = await get(`${PATH}?lang=pl`, await enterAs('anna'))
      assert.equal(page.headers.get('cache-control'), 'no-store')
      const html = await page.text()
      assert.match(html, /<dd>anna\.nowak@example\.org<\/dd>[^]*jest w systemie/)
      const acts = [...html.matchAll(/<li>([^<]*)\n<p class="hint">\d+ \p{L}+ \d{4}, \d\d:\d\d · ([^<]*)<\/p>/gu)]
      assert.deepEqual(
        acts.map(([, sentence, by]) => `${sentence} ${by}`),
        [
          'Doszedł drugi składnik logowania. (aplikacja z kodami) z tego konta',
          'Konto zostało wstrzymane. link na poprzednim adresie',
          'Logowanie. z tego konta',
          'Zmieniły się dane. (e-mail, klasa) szkoła',
          'Konto powstało. szkoła',
        ],
      )
      for (const hidden of [PESEL, 'sekretariat', '<script', '<b>']) assert.ok(!html.includes(hidden), hidden)
      for (const language of ['uk', 'en', 'ru']) {
        const other = await (await get(`${PATH}?lang=${language}`, await enterAs('anna'))).text()
        assert.doesNotMatch(other, /undefined|Konto powstało/)
      }
    })

    it('is a file to take along, with no secret and no PESEL', async () => {
      const cookie = await enterAs('anna')
      const file = await get(`${PATH}.json`, cookie)
      assert.equal(file.headers.get('content-disposition'), 'attachment; filename="konto.json"')
      assert.equal(file.headers.get('content-type'), 'application/json; charset=utf-8')
      assert.equal(file.headers.get('cache-control'), 'no-store')
      const text = await file.text()
      const data = JSON.parse(text) as Record<string, Record<string, unknown>> & {
        history: unknown[]
        sessions: unknown[]
      }
      assert.deepEqual(
        [
          data['account']?.['login'],
          data['account']?.['class'],
          data['account']?.['role'],
          data['account']?.['hasPesel'],
        ],
        ['anna', '5b', 'member', true],
      )
      assert.deepEqual(
        [data['profile']?.['firstName'], data['profile']?.['lastName'], data['profile']?.['email']],
        ['Anna', '<b>Nowak', 'anna.nowak@example.org'],
      )
      assert.ok(data.history.length >= 2 && data.sessions.length > 0)
      const account = await accountOf(server, 'anna')
      const [session] = await server.services.sessions.listOf('przykladowo', account.id)
      const secrets = [
        PESEL,
        PASSWORD,
        '$argon2',
        account.id,
        account.mark,
        account.profile,
        account.passwordHash,
        ...Object.values(account.keys),
        session?.id,
        session?.mark,
        session?.passwordMark,
        session?.from?.network,
        cookie.split('=')[1],
        'sekretariat',
      ]
      for (const secret of secrets) assert.ok(secret && !text.includes(secret), secret)
    })

    it('is nobody else’s: at another unit, without a session, or of a login that is alike', async () => {
      for (const path of [PATH, `${PATH}.json`]) {
        const asked = await get(`${path}?lang=pl`)
        assert.deepEqual(
          [asked.status, asked.headers.get('location')],
          [303, '/jst/przykladowo/sign-in?to=konto%2Fdata&lang=pl'],
        )
        const elsewhere = await get(path.replace('przykladowo', 'obok'), await enterAs('anna'))
        assert.match(elsewhere.headers.get('location') ?? '', /^\/jst\/obok\/sign-in/)
      }
      await givePassword(server, 'annaa')
      const html = await (await get(PATH, await enterAs('annaa'))).text()
      const acts = [...html.matchAll(/<li>([^<]*)\n<p class="hint">/g)].map(([, sentence]) => sentence)
      assert.deepEqual(acts, ['Logowanie.', 'Konto powstało.'])
      assert.match(html, /nie ma go w systemie/)
    })

    it('begins with the account: what was done to a login before is somebody else’s', async () => {
      const unit = unitOf(server)
      const earlier = { ...server.services, now: () => new Date(Date.now() - 60_000) }
      await recordAct(earlier, { unit, via: 'panel', actor: 'x', action: 'person.disabled', subject: 'nowa' })
      await registerAccount(server.services, { unit, row: { login: 'nowa' } })
      await givePassword(server, 'nowa')
      assert.doesNotMatch(await (await get(PATH, await enterAs('nowa'))).text(), /wyłączone/)
    })
  })
})
