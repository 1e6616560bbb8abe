import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, it } from 'node:test'
import { keyStatus } from '../../server/domain/key-keeping/key-status.js'
import { loadUnitKeys } from '../../server/domain/key-keeping/load-unit-keys.js'
import { renewKeys } from '../../server/domain/key-keeping/renew-keys.js'
import { openStoredKey } from '../../server/domain/key-keeping/stored-key.js'
import { UnitKeys } from '../../server/domain/keys/unit-keys.js'
import { readIdentifier } from '../../server/domain/identifiers/identifier.js'
import { clientFor } from '../support/browser-client.js'
import { startDrivenServer, type DrivenServer } from '../support/driven-server.js'
import { eachStore } from '../support/each-store.js'
import { breakIn, type Intruder } from '../support/intruder.js'
import { ticketsIn } from '../support/mails.js'
import { employ, givePassword, panelOf } from '../support/panel.js'
import { REPOSITORY } from '../support/repository.js'
import { testUnit } from '../support/test-server.js'
import { ask, enter, PASSWORD, SCHOOL } from '../support/walk.js'
import { peselNumber } from '../server/cli/cli-harness.js'

const PEOPLE = Array.from({ length: 20 }, (_, n) => ({
  login: `osoba${n}`,
  email: `osoba${n}@example.org`,
  pesel: peselNumber(n),
  firstName: 'Jan',
  lastName: `Osobowy${n}`,
  class: '4b',
}))
/** Steps of each process: dead while others learn of the key, while they begin to use it, after a page, after two. */
const KILLED_AFTER = [0, 1, 1, 2]
/** Several pages of either store. */
const MANY = 520
const [FIRST, QUEUED] = PEOPLE as [(typeof PEOPLE)[number], (typeof PEOPLE)[number]]

eachStore((store) => {
  describe('a unit whose keys leaked and are renewed', () => {
    let server: DrivenServer
    let intruder: Intruder
    /** What a thief has: the keys of before. */
    let leaked: UnitKeys
    let ticket = ''
    let panel: Awaited<ReturnType<typeof panelOf>>

    before(async () => {
      server = await startDrivenServer({ env: store.env(), units: [testUnit(), testUnit({ id: 'obok' })] })
      intruder = await breakIn(server.env)
      for (const person of PEOPLE) await enter(server, person)
      await enter(server, FIRST, 'obok')
      await employ(server, { login: 'sekretariat', role: 'office' })
      for (const { login } of PEOPLE.slice(2, 5)) await givePassword(server, login)
      panel = await panelOf(server, 'sekretariat')
      await ask(server, FIRST.pesel)
      await ask(server, 'nikt')
      await server.deliverAll()
      ;[ticket = ''] = server.inbox.mails().flatMap(ticketsIn)
      await ask(server, QUEUED.pesel)

      const { keyring, keys } = server.services
      leaked = new UnitKeys(
        'przykladowo',
        (await keys.list('przykladowo')).map((key) => {
          const bytes = openStoredKey(keyring.own, key)
          assert.ok(bytes)
          return { ...key, bytes }
        }),
      )
      const dump = JSON.stringify(await intruder.all('accounts'))
      assert.equal(found(dump), PEOPLE.length, 'the leaked keys find everybody in the dump of before')
      await renewKeys(server.services, 'przykladowo', { wait: async () => {} })
    })
    after(async () => {
      await intruder.close()
      await server.stop()
    })

    /** How many of the people a thief finds in a dump by trying their PESELs. */
    const found = (dump: string): number =>
      PEOPLE.filter(({ pesel }) => {
        const search = leaked.identifierSearch(pesel, readIdentifier(pesel))
        return search.pesel.some((key) => dump.includes(key))
      }).length

    it('finds everybody by everything that is on record, and nobody has entered anything again [97]', async () => {
      const { accounts, keyring } = server.services
      for (const person of PEOPLE) {
        for (const typed of [person.pesel, person.email, person.login]) {
          const search = keyring.of('przykladowo').identifierSearch(typed, readIdentifier(typed))
          assert.deepEqual(
            (await accounts.find('przykladowo', search)).map(({ login }) => login),
            [person.login],
          )
        }
      }
      const again = await clientFor(server, { headers: SCHOOL }).accounts.upsert.mutate({ account: FIRST })
      assert.equal(again.created, false)
    })

    it('shows nobody to the old keys in what was written since: no PESEL, no name, no link, no password [47, 97]', async () => {
      const rows = await intruder.all('accounts')
      assert.equal(found(JSON.stringify(rows)), 0)
      for (const { id, profile, passwordHash, mark } of rows) {
        assert.equal(leaked.open('profile', id, String(profile)), undefined)
        assert.equal(leaked.open('password hash', id, String(passwordHash)), undefined)
        assert.ok(!String(mark).startsWith(leaked.version))
      }
    })

    it('keeps passwords and the links that are on their way', async () => {
      const verify = clientFor(server, { headers: SCHOOL }).accounts.verify
      for (const { login } of PEOPLE.slice(2, 5))
        assert.equal((await verify.mutate({ login, password: PASSWORD })).valid, true)
      assert.equal(
        (await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })).login,
        FIRST.login,
      )
    })

    it('answers what was asked before, whoever it was [69]', async () => {
      const mails = server.inbox.mails().length
      await server.deliver()
      assert.ok(
        server.inbox
          .mails()
          .slice(0, -mails || undefined)
          .some(({ to }) => to === QUEUED.email),
      )
    })

    it('ends the sessions of who was signed in', async () => {
      await assert.rejects(panel.me.mutate(), /UNAUTHORIZED/)
      assert.equal((await (await panelOf(server, 'sekretariat')).me.mutate()).login, 'sekretariat')
    })

    it('can be renewed again, and again', async () => {
      for (let times = 0; times < 2; times++) {
        const done = await renewKeys(server.services, 'przykladowo', { wait: async () => {} })
        assert.deepEqual(done, { rekeyed: PEOPLE.length + 2, broken: 0 }, 'everybody, the office and the decoy')
      }
      const { login } = await (await panelOf(server, 'sekretariat')).me.mutate()
      assert.equal(login, 'sekretariat')
    })

    it('takes nothing that the old keys make: no seal, no ticket [75]', async () => {
      const row = await intruder.read('accounts', 'login', 'sekretariat')
      const forged = {
        ...row,
        passwordHash: leaked.seal('password hash', row.id, 'x'),
        profile: leaked.seal('profile', row.id, '{}'),
      }
      await intruder.write('accounts', forged)
      const verify = clientFor(server, { headers: SCHOOL }).accounts.verify
      assert.equal((await verify.mutate({ login: 'sekretariat', password: 'x' })).valid, false)
      const secret = Buffer.alloc(32, 1)
      const expiresAt = new Date(Date.now() + 3_600_000)
      const facts = { account: row.id, purpose: 'recovery', expiresAt, secret }
      await server.services.accounts.grantTicket({
        unit: 'przykladowo',
        id: row.id,
        email: undefined,
        ticket: { hash: leaked.ticketHash(facts), purpose: 'recovery', expiresAt, request: 'r' },
        mail: { request: 'r', at: new Date() },
        caps: { perHour: 9, perDay: 9 },
      })
      const text = Buffer.concat([Buffer.from(row.id, 'hex'), secret]).toString('base64url')
      await assert.rejects(
        clientFor(server).recovery.complete.mutate({ ticket: text, password: PASSWORD }),
        /TICKET_INVALID/,
      )
    })
  })
})

eachStore((store) => {
  describe('a renewal that is killed at each step', () => {
    let server: DrivenServer
    before(async () => {
      server = await startDrivenServer({ env: store.env() })
      for (let n = 0; n < MANY; n++) await enter(server, { login: `osoba${n}`, pesel: peselNumber(n) })
    })
    after(() => server.stop())

    it('goes on where it was, and at no moment is anybody lost [97]', async () => {
      const { accounts, keyring } = server.services
      let kills = 0
      for (let isDone = false; !isDone;) {
        isDone = await renewInProcess(server, KILLED_AFTER[kills])
        if (!isDone) kills++
        await loadUnitKeys(server.services, ['przykladowo'])
        for (let n = 0; n < MANY; n += 97) {
          const pesel = peselNumber(n)
          const search = keyring.of('przykladowo').identifierSearch(pesel, readIdentifier(pesel))
          assert.deepEqual(
            (await accounts.find('przykladowo', search)).map(({ login }) => login),
            [`osoba${n}`],
          )
        }
      }
      assert.equal(kills, KILLED_AFTER.length)
      const { accounts: status } = (await keyStatus(server.services, 'przykladowo')).units[0] ?? {}
      assert.deepEqual([[...(status?.byVersion.values() ?? [])], status?.broken], [[MANY], 0])
      assert.equal((await server.services.keys.list('przykladowo')).length, 2, 'all of it was one renewal')
    })
  })
})

/** Renews in a process that is killed after so many steps more; whether it came to its end before. */
async function renewInProcess({ env }: DrivenServer, steps = Infinity): Promise<boolean> {
  const child = spawn(process.execPath, [join(REPOSITORY, 'dist/test/support/renew-process-main.js')], {
    env: {
      ...process.env,
      SECRET_KEY: env.secretKeys[0].toString('base64'),
      DATA_DIR: env.dataDir,
      UNITS_FILE: await unitsFileIn(env.dataDir),
      ...(env.databaseUrl !== undefined && { DATABASE_URL: env.databaseUrl }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  let seen = 0
  createInterface({ input: child.stdout }).on('line', () => {
    if (++seen > steps) child.kill('SIGKILL')
  })
  const [code] = (await exit) as [number | null]
  return code === 0
}

async function unitsFileIn(folder: string): Promise<string> {
  const { origins, contact, name, from, id, systemKeys } = testUnit()
  const file = join(folder, 'units.json')
  await writeFile(file, JSON.stringify([{ id, name, from, origins, contact, systemKeys }]))
  return file
}
