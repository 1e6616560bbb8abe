import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { clientFor, solveFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { codesIn, mailWithTicket, ticketsIn } from '../support/mails.js'
import { startServerProcess, type ServerProcess } from '../support/server-process.js'
import { ask, PASSWORD, SCHOOL } from '../support/walk.js'

const PESEL = '02070803628'
const EMAIL = 'kanarek.tajny@example.org'

eachStore((store) => {
  describe('after a whole walk with the log at its loudest', () => {
    let server: ServerProcess
    let databaseUrl: string | undefined
    let ticket = ''
    let code = ''
    let substituteId = ''
    let answers = ''

    before(async () => {
      databaseUrl = store.env().databaseUrl
      server = await startServerProcess({
        variables: { LOG_LEVEL: 'trace' },
        ...(databaseUrl !== undefined && { databaseUrl }),
      })
      const account = { login: 'kanarek', email: EMAIL, pesel: PESEL, firstName: 'Kanarek', lastName: 'Tajnowska' }
      const school = clientFor(server, { headers: SCHOOL }).accounts
      substituteId = (await school.upsert.mutate({ account })).substituteId ?? ''
      answers += JSON.stringify(
        await school.upsert.mutate({ account: { login: 'drugi', pesel: PESEL } }).catch((error: unknown) => error),
      )
      // a PESEL in a wrong column
      for (const [n, field] of ['login', 'firstName', 'lastName', 'class'].entries()) {
        const misplaced = { login: `obok${n}`, [field]: `4b ${PESEL}`.slice(field === 'login' ? 3 : 0) }
        const refused = await school.upsert.mutate({ account: misplaced }).then(
          () => 'taken',
          (error: unknown) => JSON.stringify(error),
        )
        assert.match(refused, /LOGIN_IS_PESEL|PESEL_MISPLACED/)
        answers += refused
      }
      answers += JSON.stringify(await ask(server, PESEL))
      const mail = await mailWithTicket(server.inbox, EMAIL)
      ;[ticket = ''] = ticketsIn(mail)
      ;[code = ''] = codesIn(mail)
      await clientFor(server).recovery.exchange.mutate({ identifier: PESEL, code, ...(await solveFor(server)) })
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      await ask(server, PESEL)
      await ask(server, EMAIL)
      await ask(server, substituteId)
      // one request stays queued: what lies in the outbox is looked at too
      server.inbox.fail(true)
      await ask(server, PESEL)
      answers += await (await fetch(`${server.url}/metrics`)).text()
      // nonsense with the canary in it
      for (const body of [
        `{"identifier":"${PESEL}"`,
        JSON.stringify({ identifier: [PESEL] }),
        JSON.stringify({ [PESEL]: PESEL }),
      ]) {
        const response = await fetch(`${server.url}/trpc/przykladowo/recovery.request`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        })
        answers += await response.text()
      }
      answers += await (
        await fetch(`${server.url}/trpc/przykladowo/${PESEL}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        })
      ).text()
    })
    after(() => server.stop())

    const atRest = async (): Promise<string> => {
      if (databaseUrl !== undefined) return store.dump(databaseUrl)
      const files = await readdir(server.dataDir, { recursive: true })
      const contents = await Promise.all(
        files.map((file) => readFile(join(server.dataDir, file), 'latin1').catch(() => '')),
      )
      return contents.join('\n')
    }

    it('the PESEL is found nowhere: store, log, mails, answers, figures [46]', async () => {
      const mails = server.inbox.received().map(({ raw }) => raw.toString())
      for (const [place, text] of [
        ['store', await atRest()],
        ['log', server.output()],
        ['mails', mails.join('\n')],
        ['answers', answers],
      ] as const) {
        assert.ok(text.length > 50, place)
        assert.ok(!text.includes(PESEL), place)
      }
    })

    it('the store gives away no address, name, substitute identifier, ticket, code or password [15, 47]', async () => {
      const text = await atRest()
      for (const secret of [
        EMAIL,
        'kanarek.tajny',
        'Tajnowska',
        substituteId,
        ticket,
        ticket.slice(22),
        code,
        PASSWORD,
      ]) {
        assert.ok(!text.includes(secret), secret)
      }
      assert.ok(text.includes('kanarek'), 'the login is there: this is the right store')
    })

    it('the log names no identifier, address, ticket or answer, and every line is JSON with a time in UTC [21, 65]', () => {
      // Fastify names the address that it listens on: the server's own, not a client's
      const log = server.output().replace(/.*Server listening at.*\n/g, '')
      for (const secret of [EMAIL, 'Tajnowska', substituteId, ticket, code, PASSWORD, '127.0.0.1'])
        assert.ok(!log.includes(secret), secret)
      const lines = log.trim().split('\n')
      for (const line of lines) assert.match(line, /^\{.*\}$/)
      assert.ok(lines.some((line) => /"time":"\d{4}-\d\d-\d\dT[\d:.]+Z".*"event":"request\.accepted"/.test(line)))
    })
  })
})
