import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { recordSignIns } from '../../server/domain/audit/record-sign-ins.js'
import type { AuditEntry, AuditLog } from '../../server/domain/ports/audit-log.js'
import { Failure } from '../../server/domain/failure.js'
import { digestOfKey } from '../../server/domain/system-key.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { employ, panelOf, signInOnPage } from '../support/panel.js'
import { SYSTEM_KEY, startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { accountOf, enter, PASSWORD, SCHOOL, unitOf } from '../support/walk.js'

const LIBRARY_KEY = 'key-of-the-library'
const HOUR = 3_600_000
const pairOf = (setCookie: string): string => setCookie.split(';')[0] ?? ''

eachStore((store) => {
  describe('who signed in', () => {
    let server: TestServer
    let audit: AuditLog
    let ahead = 0
    before(async () => {
      const mays = { may: ['verify'] }
      const systemKeys = [
        { name: 'dziennik', sha256: digestOfKey(SYSTEM_KEY), ...mays },
        { name: 'biblioteka', sha256: digestOfKey(LIBRARY_KEY), ...mays },
      ]
      server = await startTestServer({
        units: [testUnit({ systemKeys })],
        env: store.env(),
        now: () => new Date(Date.now() + ahead),
      })
      audit = server.services.audit
      for (const login of ['anna', 'bogdan', 'celina', 'ewa', 'filip']) await employ(server, { login, role: 'member' })
      await employ(server, { login: 'sekretariat', role: 'office' })
      await enter(server, { login: 'bezhasla' })
      await employ(server, { login: 'dawna', role: 'member' })
      await (await panelOf(server, 'sekretariat')).people.disable.mutate({ login: 'dawna' })
    })
    beforeEach(() => {
      ahead = 0
      server.services.audit = audit
    })
    after(() => server.stop())

    const verify = (login: string, { password = PASSWORD, headers = SCHOOL as Record<string, string> } = {}) =>
      clientFor(server, { headers }).accounts.verify.mutate({ login, password })
    const enterAs = async (identifier: string): Promise<string> => {
      const { outcome, setCookie } = await signInOnPage(server, { identifier, password: PASSWORD, to: 'konto' })
      assert.equal(outcome, 'in')
      return pairOf(setCookie)
    }
    const signInsOf = async (login: string): Promise<string[]> => {
      const entries = await audit.list('przykladowo', { subject: login, kind: 'sign-in', limit: 99 })
      return entries.map(({ via, actor, action }) => `${via} ${actor} ${action}`).toSorted()
    }
    const pageOf = async (cookie: string, part: string): Promise<string> =>
      (await fetch(`${server.url}/jst/przykladowo/konto/${part}`, { headers: { cookie } })).text()
    /** The entries of each call that writes some, while something is done. */
    const written = async (task: () => Promise<unknown>): Promise<AuditEntry[][]> => {
      const calls: AuditEntry[][] = []
      server.services.audit = {
        ...audit,
        add: (entries) => {
          calls.push(entries)
          return audit.add(entries)
        },
      }
      await task()
      server.services.audit = audit
      return calls
    }

    it('has one entry a person, system and day, however often [96]', async () => {
      for (const headers of [SCHOOL, SCHOOL, { authorization: `Bearer ${LIBRARY_KEY}` }])
        assert.equal((await verify('anna', { headers })).valid, true)
      await enterAs('anna')
      await enterAs('anna')
      const day = ['api biblioteka account.signed-in', 'api dziennik account.signed-in', 'page anna account.signed-in']
      assert.deepEqual(await signInsOf('anna'), day)
      ahead = 24 * HOUR
      await verify('anna')
      assert.deepEqual(await signInsOf('anna'), [...day, 'api dziennik account.signed-in'].toSorted())
    })

    it('has one of 50 at once [96]', async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => verify('bogdan').catch(() => undefined)))
      assert.ok(answers.filter((answer) => answer?.valid).length > 1)
      assert.deepEqual(await signInsOf('bogdan'), ['api dziennik account.signed-in'])
    })

    it('has days as calendars in Poland do', async () => {
      const untilMidnight = (at: Date): number => 24 * HOUR - ((at.getTime() + 2 * HOUR) % (24 * HOUR))
      // a summer's evening in 2027, half an hour before midnight in Warsaw
      const summer = new Date('2027-06-20T08:00:00Z')
      ahead = summer.getTime() + untilMidnight(summer) - HOUR / 2 - Date.now()
      await verify('celina')
      ahead += HOUR
      await verify('celina')
      ahead += 20 * HOUR
      await verify('celina')
      assert.equal((await signInsOf('celina')).length, 2)
    })

    it('has nobody who is refused, at the cost of an entry: unknown, wrong, disabled, without a password [45] [96]', async () => {
      const tries: (() => Promise<unknown>)[] = [
        () => verify('nikt', { password: 'zupelnie inne haslo' }),
        () => verify('ewa', { password: 'zupelnie inne haslo' }),
        () => verify('dawna'),
        () => verify('bezhasla'),
        ...['nikt', 'dawna', 'bezhasla'].map(
          (identifier) => () => signInOnPage(server, { identifier, password: PASSWORD }),
        ),
        () => signInOnPage(server, { identifier: 'ewa', password: 'zupelnie inne haslo' }),
        () => verify('ewa'),
        () => enterAs('ewa'),
      ]
      const sizes: string[] = []
      for (const attempt of tries) {
        const calls = await written(attempt)
        assert.deepEqual(
          calls.map((entries) => entries.map(({ kind }) => kind)),
          [['sign-in']],
        )
        // an entry of nobody belongs to no unit, and is over as soon as it is there
        for (const { unit, at, expiresAt } of calls.flat()) assert.equal(unit === '', at >= expiresAt)
        sizes.push(calls.flat().map((entry) => Object.keys(entry).toSorted().join(' '))[0] ?? '')
      }
      assert.equal(new Set(sizes).size, 1)
      assert.deepEqual(await signInsOf('ewa'), ['api dziennik account.signed-in', 'page ewa account.signed-in'])
      for (const login of ['nikt', 'dawna', 'bezhasla']) assert.deepEqual(await signInsOf(login), [])
    })

    it('has nobody who is half-way, and nobody is told that they are in when it cannot be written down', async () => {
      server.services.audit = { ...audit, add: () => Promise.reject(new Failure('UNAVAILABLE')) }
      await assert.rejects(verify('filip'), { message: 'UNAVAILABLE' })
      assert.equal((await signInOnPage(server, { identifier: 'filip', password: PASSWORD })).outcome, 'busy')
      assert.deepEqual(await signInsOf('filip'), [])
    })

    it('is told to its owner: by days beside the sessions, in the history, and in the file', async () => {
      ahead = 3 * 24 * HOUR
      await verify('filip')
      ahead = 4 * 24 * HOUR
      const cookie = await enterAs('filip')
      await verify('filip')
      const html = await pageOf(cookie, 'sessions?lang=pl')
      assert.match(html, /<h2>Logowania z ostatnich 30 dni<\/h2>/)
      const [, list = ''] = /z ostatnich 30 dni([^]*?)<\/section>/.exec(html) ?? []
      const days = [...list.matchAll(/<li>\d+ \p{L}+ \d{4}: ([^<]+)<\/li>/gu)].map(([, places = '']) =>
        places.split(', ').toSorted(),
      )
      assert.deepEqual(days, [['system „dziennik”', 'ta strona'], ['system „dziennik”']])
      for (const language of ['uk', 'en', 'ru']) {
        const other = await pageOf(cookie, `sessions?lang=${language}`)
        assert.doesNotMatch(other, /undefined|Logowania/)
        assert.match(other, /dziennik[”»]/)
      }
      const history = await pageOf(cookie, 'data?lang=pl')
      assert.equal(
        [...history.matchAll(/<li>Logowanie\. \(system „dziennik”\)\n[^<]*<p[^>]*>[^<]* · z tego konta/g)].length,
        2,
      )
      assert.equal([...history.matchAll(/<li>Logowanie\.\n/g)].length, 1)
      const data = JSON.parse(await pageOf(cookie, 'data.json')) as { history: { action: string; system?: string }[] }
      const taken = data.history.filter(({ action }) => action === 'account.signed-in')
      assert.deepEqual(taken.map(({ system = '-' }) => system).toSorted(), ['-', 'dziennik', 'dziennik'])
    })

    it('is left out where it was longer ago, and said in words where there was none', async () => {
      const cookie = await enterAs('filip')
      assert.doesNotMatch(await pageOf(cookie, 'sessions?lang=pl'), /nie zapisało się/)
      ahead = 20 * 60_000
      server.services.audit = { ...audit, list: async () => [] }
      assert.match(await pageOf(cookie, 'sessions?lang=pl'), /W tych dniach nie zapisało się żadne logowanie\./)
      server.services.audit = audit
      const past = { ...server.services, now: () => new Date(Date.now() - 31 * 24 * HOUR) }
      const accounts = [await accountOf(server, 'filip')]
      await recordSignIns(past, { unit: unitOf(server), accounts, system: 'stary' })
      assert.doesNotMatch(await pageOf(cookie, 'sessions?lang=pl'), /stary/)
    })

    it('is there for the office: of everybody, of a person, and apart from what was done', async () => {
      const panel = await panelOf(server, 'sekretariat')
      const all = await panel.audit.list.mutate({ limit: 50 })
      assert.ok(all.entries.some(({ action, subject }) => action === 'account.signed-in' && subject === 'ewa'))
      const ofEwa = await panel.audit.list.mutate({ subject: 'ewa', kind: 'sign-in' })
      assert.deepEqual(ofEwa.entries.map(({ via, actor, subject }) => `${via} ${actor} ${subject}`).toSorted(), [
        'api dziennik ewa',
        'page ewa ewa',
      ])
      const acts = await panel.audit.list.mutate({ kind: 'act' })
      assert.ok(acts.entries.length > 0 && acts.entries.every(({ action }) => action !== 'account.signed-in'))
      const ofKind = async (kind?: 'act' | 'sign-in') =>
        (await panel.audit.export.mutate({ format: 'jsonl', ...(kind && { kind }) })).text.match(/account\.signed-in/g)
      assert.equal(await ofKind('act'), null)
      assert.deepEqual(await ofKind('sign-in'), await ofKind())
      // whoever works at the school is in both: each time, and by days
      const own = await panel.audit.list.mutate({ subject: 'sekretariat', kind: 'sign-in' })
      assert.deepEqual(
        own.entries.map(({ via }) => via),
        ['page'],
      )
    })
  })
})
