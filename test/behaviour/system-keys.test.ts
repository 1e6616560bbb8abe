import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { digestOfKey } from '../../server/domain/system-key.js'
import type { AccountRow } from '../../server/domain/accounts/account-row.js'
import { openProfile } from '../../server/domain/accounts/profile.js'
import { generateSubstituteId } from '../../server/domain/identifiers/substitute-id.js'
import { clientFor } from '../support/browser-client.js'
import { startDrivenServer, type DrivenServer } from '../support/driven-server.js'
import { eachStore } from '../support/each-store.js'
import { employ } from '../support/panel.js'
import { testUnit } from '../support/test-server.js'
import { accountOf, enter, PASSWORD } from '../support/walk.js'

const HOUR_MS = 3_600_000
const UNAUTHORIZED = { message: 'UNAUTHORIZED' }
const OFFICE_ONLY = { message: 'OFFICE_ONLY' }

describe('a key of a school’s system', () => {
  eachStore((store) => {
    let server: DrivenServer
    before(async () => {
      const keys = [
        { name: 'dziennik', may: ['verify'] },
        { name: 'raport', may: ['read'] },
        { name: 'kadry', may: ['write'] },
        { name: 'do-jutra', may: ['write'], expires: new Date(Date.now() + HOUR_MS).toISOString() },
      ]
      const systemKeys = keys.map((key) => ({ ...key, sha256: digestOfKey(`klucz:${key.name}`) }))
      server = await startDrivenServer({ units: [testUnit({ systemKeys })], env: store.env() })
      await enter(server, { login: 'ala', email: 'ala@example.org' })
      const staff = { email: 'praca@example.org', pesel: '44051401359', firstName: 'Ewa' }
      await employ(server, { login: 'sekretariat', role: 'office', ...staff })
      await employ(server, { login: 'pani.od.4b', role: 'teacher', class: '4b', email: 'pani@example.org' })
    })
    after(() => server.stop())

    const as = (name: string) => clientFor(server, { headers: { authorization: `Bearer klucz:${name}` } }).accounts
    const actsOn = async (login: string) =>
      (await server.services.audit.list('przykladowo', { limit: 100 }))
        .filter(({ subject }) => subject === login)
        .map(({ via, actor, action }) => `${via} ${actor} ${action}`)

    it('does what its rights say, and no more [77]', async () => {
      const calls = {
        verify: (name: string) => as(name).verify.mutate({ login: 'ala', password: PASSWORD }),
        read: (name: string) => as(name).list.mutate({}),
        write: (name: string) => as(name).upsert.mutate({ account: { login: 'ala', firstName: 'Ala' } }),
      }
      for (const [name, right] of Object.entries({ dziennik: 'verify', raport: 'read', kadry: 'write' })) {
        for (const [wanted, call] of Object.entries(calls)) {
          if (wanted === right) await call(name)
          else await assert.rejects(call(name), UNAUTHORIZED, `${name} ${wanted}`)
        }
      }
      for (const name of ['dziennik', 'raport']) {
        await assert.rejects(as(name).disable.mutate({ login: 'ala' }), UNAUTHORIZED)
        await assert.rejects(as(name).invite.mutate({ login: 'ala' }), UNAUTHORIZED)
      }
      assert.equal((await accountOf(server, 'ala')).status, 'active')
    })

    it('is named by the history, and opens nothing from its end on [77]', async () => {
      const upsert = (lastName: string) => as('do-jutra').upsert.mutate({ account: { login: 'ola', lastName } })
      await upsert('Lis')
      assert.deepEqual(await actsOn('ola'), ['api do-jutra person.added'])
      server.advance(HOUR_MS)
      await assert.rejects(upsert('Kot'), UNAUTHORIZED)
      assert.equal((await actsOn('ola')).length, 1)
      await as('kadry').invite.mutate({ login: 'ala' })
      await as('kadry').disable.mutate({ login: 'ola' })
      assert.deepEqual((await actsOn('ola'))[0], 'api kadry person.disabled')
      assert.deepEqual((await actsOn('ala'))[0], 'api kadry person.invited')
    })

    it('disables nobody who works with the panel, invites none, and changes nothing that lets them in or widens what they see [80] [76]', async () => {
      for (const login of ['sekretariat', 'pani.od.4b']) {
        await assert.rejects(as('kadry').disable.mutate({ login }), OFFICE_ONLY)
        await assert.rejects(as('kadry').invite.mutate({ login }), OFFICE_ONLY)
        const changes: Omit<AccountRow, 'login' | 'language'>[] = [
          { email: 'wlamywacz@example.org' },
          { pesel: '02070803628' },
          { substituteId: generateSubstituteId() },
          { class: '4b|5c' },
        ]
        for (const change of changes)
          await assert.rejects(as('kadry').upsert.mutate({ account: { login, ...change } }), OFFICE_ONLY)
        assert.equal((await accountOf(server, login)).status, 'active')
      }
      // that it goes through would tell that it is theirs
      const same = { login: 'sekretariat', pesel: '44051401359' }
      await assert.rejects(as('kadry').upsert.mutate({ account: same }), OFFICE_ONLY)
      await assert.rejects(as('kadry').upsert.mutate({ account: { ...same, pesel: '' } }), OFFICE_ONLY)
      await as('kadry').upsert.mutate({ account: { login: 'sekretariat', firstName: 'Iga' } })
      assert.deepEqual((await accountOf(server, 'sekretariat')).role, 'office')
    })

    it('learns nothing of who works with the panel by guessing, and each try is logged and written down [80] [78]', async () => {
      const refused = async () => (await actsOn('pani.od.4b')).filter((act) => act === 'api kadry staff.refused').length
      const before = await refused()
      const own = openProfile(server.services.keyring, await accountOf(server, 'pani.od.4b'))
      const guesses: Omit<AccountRow, 'login' | 'language'>[] = [
        { email: 'pani@example.org' },
        { email: 'inna@example.org' },
        { substituteId: own?.substituteId ?? '' },
        { class: '4b' },
        { class: '5c' },
      ]
      for (const guess of guesses)
        await assert.rejects(as('kadry').upsert.mutate({ account: { login: 'pani.od.4b', ...guess } }), OFFICE_ONLY)
      assert.equal((await refused()) - before, guesses.length)
      assert.deepEqual(await as('kadry').upsert.mutate({ account: { login: 'pani.od.4b', firstName: 'Iga' } }), {
        login: 'pani.od.4b',
        substituteId: null,
        created: false,
      })
    })

    it('is told OFFICE_ONLY by a status of its own', async () => {
      const answer = await fetch(`${server.url}/trpc/przykladowo/accounts.disable`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer klucz:kadry' },
        body: JSON.stringify({ login: 'sekretariat' }),
      })
      assert.equal(answer.status, 403)
      const { error } = (await answer.json()) as { error: { data: unknown } }
      assert.deepEqual(error.data, { code: 'OFFICE_ONLY', httpStatus: 403 })
    })

    it('that is wrong slows its network down, and keeps no good one out of it [79]', async () => {
      const told = new Map<string, number>()
      for (let n = 0; n < 60; n++) {
        const end = await as(`nie-${n}`)
          .list.mutate({})
          .then(
            () => 'let in',
            (error: unknown) => (error as Error).message,
          )
        told.set(end, (told.get(end) ?? 0) + 1)
      }
      assert.equal(told.get('let in'), undefined)
      assert.ok((told.get('TOO_MANY_REQUESTS') ?? 0) >= 30, JSON.stringify([...told]))
      assert.equal((await as('raport').list.mutate({})).accounts.length > 0, true)
      const page = await fetch(`${server.url}/metrics`).then((answer) => answer.text())
      assert.match(page, /klucznik_events_total\{event="system-key.refused",unit="przykladowo"\} \d+/)
    })
  })
})
