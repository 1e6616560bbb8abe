import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { disableAccount } from '../../server/domain/accounts/disable-account.js'
import { CLI } from '../../server/domain/audit/record-act.js'
import { generateSubstituteId } from '../../server/domain/identifiers/substitute-id.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { breakIn, later, type Intruder, type Row } from '../support/intruder.js'
import { employ, givePassword, panelOf, signInToPanel } from '../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { accountOf, ask, enter, outboxEmpty, PASSWORD, SCHOOL, ticketFor } from '../support/walk.js'

const MINUTE = 60_000
const OTHERS = 'inny rower chmura lampa'

eachStore((store) => {
  describe('what somebody writes into the database past the server', () => {
    let server: TestServer
    let intruder: Intruder
    let ahead = 0
    before(async () => {
      server = await startTestServer({
        units: [testUnit({ ticketMinutes: 60 })],
        env: store.env(),
        now: () => new Date(Date.now() + ahead),
      })
      intruder = await breakIn(server.env)
      await employ(server, { login: 'sekretariat', role: 'office', email: 'biuro@example.org' })
      await employ(server, { login: 'pani', role: 'teacher', class: '4b' })
    })
    after(async () => {
      await intruder.close()
      await server.stop()
    })

    /** How often the server has said so, in its log and its figures. */
    const told = async (event: string): Promise<number> => {
      const text = await (await fetch(`${server.url}/metrics`)).text()
      const line = text.split('\n').find((each) => each.startsWith(`klucznik_events_total{event="${event}"`))
      return Number(line?.split(' ').at(-1) ?? 0)
    }
    const rowOf = (login: string) => intruder.read('accounts', 'login', login)
    const verify = async (login: string, password = PASSWORD) => {
      const { valid } = await clientFor(server, { headers: SCHOOL }).accounts.verify.mutate({ login, password })
      return valid
    }
    const complete = (ticket: string) => clientFor(server).recovery.complete.mutate({ ticket, password: OTHERS })
    /** Writes it, does something, and looks whether the row is still as it was written. */
    const withWritten = async (table: 'accounts' | 'sessions', row: Row, look: () => Promise<void>) => {
      await intruder.write(table, row)
      await look()
      assert.deepEqual(await intruder.read(table, 'id', row.id), row, 'nothing is mended in silence')
    }

    it('makes no pupil the office: the account is as if it were not there, and is logged [75]', async () => {
      await employ(server, { login: 'uczen', role: 'member', class: '4b' })
      assert.equal(await verify('uczen'), true)
      const before = await told('account.mark-broken')
      await withWritten('accounts', { ...(await rowOf('uczen')), role: 'office', class: '' }, async () => {
        await assert.rejects(signInToPanel(server, 'uczen'))
        assert.equal(await verify('uczen'), false)
      })
      assert.ok((await told('account.mark-broken')) >= before + 2)
      const { login } = await (await panelOf(server, 'sekretariat')).me.mutate()
      assert.equal(login, 'sekretariat', 'everybody else goes on')
    })

    const changes: Record<string, (row: Row, other: Row) => Partial<Row>> = {
      status: () => ({ status: 'disabled' }),
      class: () => ({ class: '6a' }),
      'e-mail key': (row, { keys }) => ({ keys: { ...(row['keys'] as object), email: (keys as Row)['email'] } }),
      'PESEL key': (row) => ({ keys: { ...(row['keys'] as object), pesel: 'A'.repeat(43) } }),
      'key version': () => ({ keyVersion: '00000000' }),
      mark: (_row, { mark }) => ({ mark }),
      'mark, which it takes away,': () => ({ mark: undefined }),
      'mark, which it makes a number,': () => ({ mark: 7, classes: 7 }),
      'profile, which it makes a number,': () => ({ profile: 7 }),
      'password hash, which it makes a number,': () => ({ passwordHash: 7 }),
      'tickets, which it takes away,': () => ({ tickets: null }),
      'tickets, which it leaves without a hash,': () => ({ tickets: [{}] }),
      'mails, which it makes a text,': () => ({ mails: 'x' }),
    }
    for (const [n, [field, change]] of Object.entries(changes).entries()) {
      it(`changes no ${field} of anybody [75]`, async () => {
        const login = `zmiana${n}`
        await enter(server, { login, email: `${login}@example.org`, class: '4b' })
        const written = await rowOf(login)
        const row = { ...written, ...change(written, await rowOf('sekretariat')) }
        if (row['mark'] === undefined) delete row['mark']
        const before = await told('account.mark-broken')
        await withWritten('accounts', row, async () => {
          await assert.rejects(accountOf(server, login), /is not known/)
          const mails = server.inbox.mails().length
          await ask(server, login)
          await outboxEmpty(server)
          assert.equal(server.inbox.mails().length, mails)
        })
        assert.ok((await told('account.mark-broken')) >= before + 2)
      })
    }

    it('enables nobody whom the school has disabled [20, 75]', async () => {
      await employ(server, { login: 'odeszla', role: 'teacher', class: '4b' })
      await disableAccount(server.services, { unit: testUnit(), login: 'odeszla', actor: CLI })
      await withWritten('accounts', { ...(await rowOf('odeszla')), status: 'active' }, async () => {
        assert.equal(await verify('odeszla'), false)
      })
    })

    it('opens no office with the ticket of another account [15, 75]', async () => {
      await enter(server, { login: 'napastnik', email: 'napastnik@example.org' })
      const ticket = await ticketFor(server, 'napastnik@example.org')
      await outboxEmpty(server)
      const { tickets } = await rowOf('napastnik')
      const office = await rowOf('sekretariat')
      const secret = Buffer.from(ticket, 'base64url').subarray(16)
      const text = Buffer.concat([Buffer.from(office.id, 'hex'), secret]).toString('base64url')
      await withWritten('accounts', { ...office, tickets }, async () => {
        await assert.rejects(complete(text), /TICKET_INVALID/)
      })
      assert.deepEqual([await verify('sekretariat'), await verify('sekretariat', OTHERS)], [true, false])
      assert.equal((await complete(ticket)).login, 'napastnik', 'in its own account it is good')
    })

    it('prolongs no ticket, and makes none of another kind [17, 75]', async () => {
      await enter(server, { login: 'spozniona', email: 'spozniona@example.org' })
      const ticket = await ticketFor(server, 'spozniona@example.org')
      await outboxEmpty(server)
      const row = await rowOf('spozniona')
      const [stored] = row['tickets'] as [Record<string, unknown>]
      for (const change of [{ purpose: 'recovery' }, { expiresAt: later(stored['expiresAt'], 7 * 24 * 60 * MINUTE) }]) {
        await withWritten('accounts', { ...row, tickets: [{ ...stored, ...change }] }, async () => {
          await assert.rejects(complete(ticket), /TICKET_INVALID/)
        })
      }
      await intruder.write('accounts', row)
      assert.equal((await complete(ticket)).login, 'spozniona', 'as it was granted it is good')
    })

    it('opens nothing with the link to a first password, put back where there is a password now [75]', async () => {
      await enter(server, { login: 'awans', email: 'awans@example.org' })
      const ticket = await ticketFor(server, 'awans@example.org')
      const { tickets } = await rowOf('awans')
      await complete(ticket)
      await intruder.write('accounts', { ...(await rowOf('awans')), tickets })
      await assert.rejects(clientFor(server).recovery.inspect.mutate({ ticket }), /TICKET_INVALID/)
      await assert.rejects(complete(ticket), /TICKET_INVALID/)
    })

    it('gives nobody the password of another account, and none of its own making [28, 75]', async () => {
      await employ(server, { login: 'zna.haslo', role: 'member', password: OTHERS })
      const { passwordHash } = await rowOf('zna.haslo')
      const office = await rowOf('sekretariat')
      const phc = `$argon2id$v=19$m=19456,t=2,p=1$${Buffer.from('sol').toString('base64')}$x`
      for (const hash of [passwordHash, phc, '']) {
        const before = await told('account.mark-broken')
        await withWritten('accounts', { ...office, passwordHash: hash }, async () => {
          assert.equal(await verify('sekretariat', OTHERS), false)
          await assert.rejects(signInToPanel(server, 'sekretariat', { password: OTHERS }))
        })
        assert.equal(await told('account.mark-broken'), before + 2)
      }
      await intruder.write('accounts', office)
      assert.equal(await verify('sekretariat'), true)
    })

    it('puts back no older profile, by whose address a link would go to a former mailbox [75]', async () => {
      const changes = [{ email: 'terazniejszy@example.org' }, { email: '' }, { substituteId: generateSubstituteId() }]
      for (const [n, change] of changes.entries()) {
        const login = `cofniety${n}`
        await enter(server, { login, email: `${login}@example.org` })
        const old = await rowOf(login)
        await enter(server, { login, ...change })
        await outboxEmpty(server)
        const present = await rowOf(login)
        assert.notEqual(present['profile'], old['profile'])
        const before = await told('account.mark-broken')
        await withWritten('accounts', { ...present, profile: old['profile'] }, async () => {
          const mails = server.inbox.mails().length
          await ask(server, login)
          await outboxEmpty(server)
          assert.equal(server.inbox.mails().length, mails)
          await assert.rejects(accountOf(server, login), /is not known/)
        })
        assert.ok((await told('account.mark-broken')) >= before + 2)
        await intruder.write('accounts', present)
        assert.equal((await accountOf(server, login)).login, login)
      }
    })

    it('puts back no password that was another one before, and takes none away [75]', async () => {
      await enter(server, { login: 'zmienila', email: 'zmienila@example.org' })
      await givePassword(server, 'zmienila', { password: OTHERS })
      const { passwordHash } = await rowOf('zmienila')
      await givePassword(server, 'zmienila')
      assert.deepEqual([await verify('zmienila'), await verify('zmienila', OTHERS)], [true, false])
      const present = await rowOf('zmienila')
      for (const hash of [passwordHash, undefined]) {
        const { passwordHash: _hash, ...rest } = present
        const before = await told('account.mark-broken')
        await withWritten('accounts', { ...rest, ...(hash === undefined ? {} : { passwordHash: hash }) }, async () => {
          assert.deepEqual([await verify('zmienila'), await verify('zmienila', OTHERS)], [false, false])
        })
        assert.equal(await told('account.mark-broken'), before + 2)
      }
      await intruder.write('accounts', present)
      assert.equal(await verify('zmienila'), true)
    })

    it('opens no session that it leaves without its mark or its times, and it is logged [75]', async () => {
      const { headers } = await signInToPanel(server, 'pani')
      const token = headers['cookie']?.split('=')[1] ?? ''
      const id = createHash('sha256').update(Buffer.from(token, 'base64url')).digest('base64url')
      const row = await intruder.read('sessions', 'id', id)
      for (const change of [{ mark: undefined }, { mark: 7 }, { createdAt: undefined }, { createdAt: 7 }]) {
        const before = await told('session.mark-broken')
        const left = Object.entries({ ...row, ...change }).filter(([, value]) => value !== undefined)
        await withWritten('sessions', Object.fromEntries(left) as Row, async () => {
          const answer = await fetch(`${server.url}/trpc/przykladowo/panel.me`, {
            method: 'POST',
            headers: { ...headers, 'content-type': 'application/json' },
          })
          assert.match(await answer.text(), /SESSION_ENDED/)
        })
        assert.equal(await told('session.mark-broken'), before + 1, JSON.stringify(change))
      }
    })

    it('opens no session of the office under a teacher’s cookie, and it is logged [75]', async () => {
      const { headers } = await signInToPanel(server, 'pani')
      await signInToPanel(server, 'sekretariat')
      const token = headers['cookie']?.split('=')[1] ?? ''
      const id = createHash('sha256').update(Buffer.from(token, 'base64url')).digest('base64url')
      const own = await intruder.read('sessions', 'id', id)
      const office = await intruder.read('sessions', 'account', (await rowOf('sekretariat')).id)
      const me = () => clientFor(server, { headers }).panel.me.mutate()
      assert.equal((await me()).login, 'pani')
      const { account, role, passwordMark, mark } = office
      const prolonged = {
        expiresAt: later(own['expiresAt'], 24 * 60 * MINUTE),
        createdAt: later(own['createdAt'], MINUTE),
      }
      for (const row of [
        { ...office, id },
        { ...own, account, role, passwordMark, mark },
        { ...own, ...prolonged },
      ]) {
        const before = await told('session.mark-broken')
        await withWritten('sessions', row, async () => {
          await assert.rejects(me(), /UNAUTHORIZED/)
        })
        assert.equal(await told('session.mark-broken'), before + 1)
      }
      await intruder.write('sessions', own)
      assert.equal((await me()).login, 'pani')
    })
  })
})
