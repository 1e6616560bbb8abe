import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { AccountRow } from '../../server/domain/accounts/account-row.js'
import { CLI } from '../../server/domain/audit/record-act.js'
import { digestOfKey } from '../../server/domain/system-key.js'
import type { Environment } from '../../server/env.js'
import { importLines } from '../../server/import/import-lines.js'
import { openPeopleFile } from '../../server/import/open-people-file.js'
import { clientFor } from '../support/browser-client.js'
import { bringFile } from '../support/bring-file.js'
import { startDrivenServer, type DrivenServer } from '../support/driven-server.js'
import { eachStore } from '../support/each-store.js'
import { employ, signInToPanel } from '../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { accountOf, enter, unitOf } from '../support/walk.js'
import { csv, PESEL_DATES, peselNumber } from '../server/cli/cli-harness.js'

const TOLD_A_DAY = 200
const BORN_ON_ONE_DAY = 60
const DAY_MS = 86_400_000

/** How calls ended: `created`, or the code and the reasons of the failure. */
async function endings(calls: Promise<unknown>[]): Promise<Map<string, number>> {
  const counted = new Map<string, number>()
  for (const end of await Promise.all(calls.map(endingOf))) counted.set(end, (counted.get(end) ?? 0) + 1)
  return counted
}

async function endingOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'stored'
  } catch (error) {
    const { code, reason } = (error as { data?: { code?: string; reason?: string } }).data ?? {}
    return reason ?? code ?? String(error)
  }
}

describe('identifiers of others', () => {
  eachStore((store) => {
    let server: DrivenServer
    before(async () => {
      const names = ['tablica', 'kolejka', 'klasy', 'dziennik', 'sprawdza', 'inny', 'jutro', 'data', 'noc']
      const systemKeys = names.map((name) => ({ name, sha256: digestOfKey(`klucz-${name}`), may: ['write'] }))
      server = await startDrivenServer({ units: [testUnit({ systemKeys })], env: store.env() })
      for (let n = 0; n < 450; n++) await enter(server, { login: `osoba.${n}`, class: '5c', pesel: peselNumber(n) })
      await enter(server, { login: 'ofiara', email: 'ofiara@example.org', pesel: peselNumber(900) })
      await employ(server, { login: 'sekretariat', role: 'office', pesel: peselNumber(901) })
    })
    after(() => server.stop())

    const upsert = (key: string, account: Omit<AccountRow, 'language'>) =>
      clientFor(server, { headers: { authorization: `Bearer klucz-${key}` } }).accounts.upsert.mutate({ account })
    const told = async (actor: string) =>
      (await server.services.audit.list('przykladowo', { limit: 1_000 })).filter(
        (entry) => entry.actor === actor && entry.action === 'identifier.taken',
      )

    it('are compared with nothing by a row that is refused anyway [78]', async () => {
      const tooLong = 'x'.repeat(101)
      const ends = await endings(
        [0, 1, 2, 3, 4, 900, 990, 991, 992].flatMap((n) => [
          upsert('tablica', { login: 'nowy', class: tooLong, pesel: peselNumber(n) }),
          // with somebody's login it would say whose
          upsert('tablica', { login: 'ofiara', class: tooLong, pesel: peselNumber(n) }),
        ]),
      )
      assert.deepEqual([...ends], [['CLASS_INVALID', 18]])
      // whoever works with the panel: their own number is refused like any other
      for (const n of [0, 901, 990])
        assert.equal(await endingOf(upsert('tablica', { login: 'sekretariat', pesel: peselNumber(n) })), 'OFFICE_ONLY')
      assert.equal((await told('tablica')).length, 0)
    })

    it('are told of 200 times a day to a key, of 400 rows at once too, and each time it is written down [78]', async () => {
      const rows = Array.from({ length: 400 }, (_, n) => ({ login: `proba.${n}`, pesel: peselNumber(n) }))
      const ends = await endings(rows.map((row) => upsert('kolejka', row)))
      assert.deepEqual(Object.fromEntries(ends), { PESEL_TAKEN: TOLD_A_DAY, TOO_MANY_REQUESTS: 400 - TOLD_A_DAY })
      const entries = await told('kolejka')
      assert.equal(entries.length, TOLD_A_DAY)
      assert.match(entries[0]?.subject ?? '', /^proba\.\d+$/)
      assert.deepEqual([entries[0]?.via, entries[0]?.detail], ['api', 'pesel'])
      const figures = await fetch(`${server.url}/metrics`).then((answer) => answer.text())
      assert.match(figures, /klucznik_events_total\{event="identifier.taken",unit="przykladowo"\} 200/)
    })

    it('are then told of no more that day, taken or free, and all else goes on, for others too [78]', async () => {
      const refused = [
        { login: 'wolny', pesel: peselNumber(990) },
        { login: 'zajety', pesel: peselNumber(1) },
        { login: 'bez.numeru' },
        // the right one and a wrong one look alike
        { login: 'ofiara', pesel: peselNumber(900) },
        { login: 'ofiara', pesel: peselNumber(991) },
        { login: 'ofiara', email: 'ofiara@example.org' },
        { login: 'ofiara', email: 'inna@example.org' },
      ]
      for (const row of refused)
        assert.equal(await endingOf(upsert('kolejka', row)), 'TOO_MANY_REQUESTS', JSON.stringify(row))
      const { substituteId } = await upsert('kolejka', { login: 'ofiara', firstName: 'Ewa' })
      await upsert('kolejka', { login: 'ofiara', substituteId: substituteId ?? '', lastName: 'Lis' })
      await upsert('inny', { login: 'wolny.inny', pesel: peselNumber(992) })
      assert.equal(await endingOf(upsert('inny', { login: 'x', pesel: peselNumber(1) })), 'PESEL_TAKEN')
      assert.notEqual((await accountOf(server, 'ofiara')).keys.email, undefined)
    })

    it('are not found by giving one account one PESEL after another until one is taken [78]', async () => {
      const give = (n: number, login = 'osoba.449') => endingOf(upsert('klasy', { login, pesel: peselNumber(n) }))
      const ends: string[] = []
      for (let n = 0; n < 22; n++) ends.push(await give(960 + n))
      assert.deepEqual(ends, [...Array<string>(20).fill('stored'), 'TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS'])
      // taken or free; what it has already it may be given again
      assert.deepEqual(
        [await give(1), await give(979), await give(985, 'osoba.448')],
        ['TOO_MANY_REQUESTS', 'stored', 'stored'],
      )
    })

    it('are told of again on the next day [78]', async () => {
      const error = await upsert('kolejka', { login: 'wolny', pesel: peselNumber(990) }).catch(
        (thrown: unknown) => thrown,
      )
      const { retryAfter = 0 } = (error as { data: { retryAfter?: number } }).data
      assert.ok(retryAfter > 0 && retryAfter <= DAY_MS / 1_000, `${retryAfter} s`)
      server.advance(retryAfter * 1_000)
      assert.equal(await endingOf(upsert('kolejka', { login: 'zajety', pesel: peselNumber(1) })), 'PESEL_TAKEN')
      await upsert('kolejka', { login: 'wolny', pesel: peselNumber(990) })
    })

    /** What became of a file: how many lines came to which end, and whether it was cut short. */
    async function bring(login: string, lines: string[], mode: 'preview' | 'store') {
      const { headers } = await signInToPanel(server, login)
      const ends: Record<string, number> = {}
      for (const message of await bringFile(server, { headers, file: csv(...lines), mode })) {
        const end = 'outcome' in message ? message.outcome : 'failed' in message ? message.failed : undefined
        if (end !== undefined) ends[end] = (ends[end] ?? 0) + 1
      }
      return ends
    }

    for (const mode of ['preview', 'store'] as const) {
      it(`end a file at 200 of its lines, more than which a school has not, when the office brings it to ${mode} [78]`, async () => {
        const login = `biuro.${mode}`
        await employ(server, { login, role: 'office' })
        const lines = Array.from({ length: 300 }, (_, n) => `obce.${mode}.${n},,${peselNumber(n)},,,,4b,`)
        const ends = await bring(login, lines, mode)
        assert.deepEqual(ends, { refused: TOLD_A_DAY, TOO_MANY_REQUESTS: 1 })
        assert.equal((await told(login)).length, TOLD_A_DAY)
        assert.deepEqual([...new Set((await told(login)).map(({ detail }) => detail))], ['import pesel'])
        // a file of one line is not one more answer, neither is a form, and they tell taken and free alike
        const { headers } = await signInToPanel(server, login)
        for (const n of [0, 400, 993]) {
          const row = { login: 'jeszcze', pesel: peselNumber(n) }
          for (const other of ['preview', 'store'] as const)
            assert.deepEqual(await bring(login, [`jeszcze,,${row.pesel},,,,4b,`], other), { TOO_MANY_REQUESTS: 1 })
          const save = clientFor(server, { headers }).panel.people.save.mutate({ isNew: true, person: row })
          assert.equal(await endingOf(save), 'TOO_MANY_REQUESTS')
        }
        const { panel } = clientFor(server, { headers })
        await panel.people.save.mutate({ isNew: false, person: { login: 'ofiara', firstName: 'Ewa' } })
      })
    }

    it('let a whole school in that has clashes in 13 lines of 100: looked at, mended, and stored [78]', async () => {
      await employ(server, { login: 'biuro.szkoly', role: 'office' })
      const lines = Array.from({ length: 1_200 }, (_, n) => {
        const isClash = n % 8 === 0
        return `szkola.${n},,${peselNumber(isClash ? n / 8 : 10_000 + n)},,,,4b,`
      })
      for (const mode of ['preview', 'preview', 'store'] as const) {
        const { refused, TOO_MANY_REQUESTS } = await bring('biuro.szkoly', lines, mode)
        assert.deepEqual([refused, TOO_MANY_REQUESTS], [150, undefined], mode)
      }
    })

    it('let a whole town in whose clashes are more than 200 and less than 2 lines of 100 [78]', async () => {
      await employ(server, { login: 'biuro.gminy', role: 'office' })
      const lines = Array.from({ length: 10_800 }, (_, n) => {
        const isClash = n % 50 === 0 && n / 50 < 210
        return `gmina.${n},,${peselNumber(isClash ? n / 50 : 20_000 + n)},,,,4b,`
      })
      assert.deepEqual(await bring('biuro.gminy', lines, 'preview'), { added: 10_590, refused: 210 })
    })

    it('are told of no oftener for lines that are blank, broken or there twice [78]', async () => {
      await employ(server, { login: 'biuro.puste', role: 'office' })
      const taken = Array.from({ length: 210 }, (_, n) => `puste.${n},,${peselNumber(n)},,,,4b,`)
      const padding = Array.from({ length: 19_000 }, (_, n) => ['', 'bez,kolumn', 'dwa.razy,,,,,,4b,'][n % 3] ?? '')
      const { TOO_MANY_REQUESTS } = await bring('biuro.puste', [...taken, ...padding], 'preview')
      assert.deepEqual([TOO_MANY_REQUESTS, (await told('biuro.puste')).length], [1, TOLD_A_DAY])
    })

    const bornAs = (n: number) => peselNumber(9_000 + n * PESEL_DATES)

    it('are not found by a file of everybody who could be born on somebody’s birth date, looked at or stored [78]', async () => {
      await enter(server, { login: 'data.urodzenia', class: '5c', pesel: bornAs(4_321) })
      for (const mode of ['preview', 'store'] as const) {
        const login = `biuro.data.${mode}`
        await employ(server, { login, role: 'office' })
        const lines = Array.from({ length: 300 }, (_, n) => `data.${mode}.${n},,${bornAs(100 + n)},,,,4b,`)
        const ends = await bring(login, lines, mode)
        assert.deepEqual(ends, { added: BORN_ON_ONE_DAY, TOO_MANY_REQUESTS: 1 })
        // taken or free, in a file of one line too; all others are as before
        for (const n of [4_321, 5_000])
          assert.deepEqual(await bring(login, [`data.jeszcze,,${bornAs(n)},,,,4b,`], mode), { TOO_MANY_REQUESTS: 1 })
        assert.deepEqual(await bring(login, [`data.inna.${mode},,${peselNumber(8_000)},,,,4b,`], 'preview'), {
          added: 1,
        })
      }
    })

    it('that a system tells every night, of as many people as one likes, go on being told [78]', async () => {
      const rows = Array.from({ length: 3 }, (_, n) => ({ login: `co.noc.${n}`, pesel: bornAs(8_000 + n) }))
      for (let night = 0; night < 25; night++)
        for (const row of rows) assert.equal(await endingOf(upsert('noc', row)), 'stored')
    })

    it('are not found by a key that enters everybody who could be born on somebody’s birth date [78]', async () => {
      const ends = await endings(
        Array.from({ length: 90 }, (_, n) => upsert('data', { login: `klucz.data.${n}`, pesel: bornAs(6_000 + n) })),
      )
      assert.deepEqual(Object.fromEntries(ends), { stored: BORN_ON_ONE_DAY, TOO_MANY_REQUESTS: 30 })
      assert.equal(await endingOf(upsert('data', { login: 'klucz.data', pesel: bornAs(4_321) })), 'TOO_MANY_REQUESTS')
      // with the login too, the right one and a wrong one look alike
      for (const n of [4_321, 4_322])
        assert.equal(await endingOf(upsert('data', { login: 'data.urodzenia', pesel: bornAs(n) })), 'TOO_MANY_REQUESTS')
      assert.equal(await endingOf(upsert('data', { login: 'klucz.inna', pesel: peselNumber(8_001) })), 'stored')
    })

    it('are not found by a preview that says whether another number would replace the one on record [78]', async () => {
      await employ(server, { login: 'biuro.zgaduje', role: 'office' })
      const guesses = Array.from({ length: 210 }, (_, n) => [`osoba.${n},,${peselNumber(40_000 + n)},,,,5c,`]).flat()
      const ends = await bring('biuro.zgaduje', guesses, 'preview')
      assert.deepEqual(ends, { changed: TOLD_A_DAY, TOO_MANY_REQUESTS: 1 })
      // the right one and a wrong one
      for (const n of [0, 1])
        assert.deepEqual(await bring('biuro.zgaduje', [`osoba.0,,${peselNumber(n)},,,,5c,`], 'preview'), {
          TOO_MANY_REQUESTS: 1,
        })
    })

    it('are told of as often as the command line wants to know, and it is written down [78]', async () => {
      const { services } = server
      const unit = unitOf(server)
      const file = await openPeopleFile([
        Buffer.from(csv(...Array.from({ length: 230 }, (_, n) => `cli.${n},,${peselNumber(n)},,,,,`))),
      ])
      const reading = { columns: file.columns, records: file.records, signal: new AbortController().signal }
      let refused = 0
      for await (const { outcome } of importLines({ services, unit, mode: 'store', actor: CLI, ...reading }))
        refused += Number(outcome === 'refused')
      assert.equal(refused, 230)
      assert.equal((await told('cli')).length, 230)
    })
  })
})

describe('the count of identifiers that somebody was told of', () => {
  eachStore((store) => {
    it('outlives a restart [78]', async (t) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'klucznik-taken-'))
      t.after(() => rm(dataDir, { recursive: true, force: true }))
      const units = [testUnit({ systemKeys: [{ name: 'dziennik', sha256: digestOfKey('klucz'), may: ['write'] }] })]
      const env: Partial<Environment> = { ...store.env(), dataDir, secretKeys: [randomBytes(32)] }
      const ask = (server: TestServer, n: number) => {
        const { accounts } = clientFor(server, { headers: { authorization: 'Bearer klucz' } })
        return endingOf(accounts.upsert.mutate({ account: { login: `nowy.${n}`, pesel: peselNumber(n % 10) } }))
      }
      const first = await startTestServer({ units, env })
      for (let n = 0; n < 10; n++) await enter(first, { login: `osoba.${n}`, pesel: peselNumber(n) })
      for (let n = 0; n < TOLD_A_DAY; n++) assert.equal(await ask(first, n), 'PESEL_TAKEN')
      await first.stop()
      const second = await startTestServer({ units, env })
      t.after(() => second.stop())
      assert.equal(await ask(second, 0), 'TOO_MANY_REQUESTS')
    })
  })
})
