import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { ticketsIn } from '../support/mails.js'
import { startServerProcess, type ServerProcess } from '../support/server-process.js'
import { until } from '../support/until.js'
import { ask, SCHOOL } from '../support/walk.js'

const PEOPLE = 24
const KILLS = 3
const address = (login: string) => `${login}@example.org`

/** Waits until the outbox is empty, by the operator's own figures. */
async function nothingWaits(server: ServerProcess): Promise<void> {
  const figures = async () => (await fetch(`${server.url}/metrics`)).text()
  await until('the outbox is empty', async () => (await figures()).includes('\nklucznik_outbox_items 0\n'), 30_000)
}

eachStore((store) => {
  describe('a server that is killed', () => {
    let server: ServerProcess
    const logins = Array.from({ length: PEOPLE }, (_, n) => `osoba${n}`)
    const tickets = new Map<string, string>()

    before(async () => {
      const { databaseUrl } = store.env()
      server = await startServerProcess(databaseUrl === undefined ? {} : { databaseUrl })
      const school = clientFor(server, { headers: SCHOOL }).accounts
      for (const login of logins) await school.upsert.mutate({ account: { login, email: address(login) } })
    })
    after(() => server.stop())

    /** Does something for many people at once, and kills the server when the first of them are through; again and again. */
    const killWhile = async (
      waiting: string[],
      act: (login: string) => Promise<void>,
      settle: () => Promise<void> = async () => {},
    ): Promise<void> => {
      const left = [...waiting]
      for (let kills = 0; kills < KILLS; kills++) {
        const batch = left.splice(0, PEOPLE / KILLS)
        let through = 0
        const enough = 1 + Math.floor(Math.random() * 3)
        await new Promise<void>((resolve) => {
          for (const login of batch) {
            act(login).then(
              () => ++through === enough && resolve(),
              () => undefined,
            )
          }
        })
        await server.kill()
        await server.start()
        await settle()
      }
    }

    it('loses no accepted request, and mails nobody more than once too often [69]', async () => {
      const accepted: string[] = []
      const act = async (login: string): Promise<void> => {
        await ask(server, login)
        accepted.push(login)
      }
      // with nothing left over, every request meets one crash at the most
      await killWhile(logins, act, () => nothingWaits(server))
      assert.ok(
        accepted.length > 0 && accepted.length < PEOPLE,
        `${accepted.length} of ${PEOPLE} accepted: the kills must hit some`,
      )
      for (const login of accepted) {
        await server.inbox.waitFor((mail) => mail.to === address(login), 15_000)
      }
      const byMessage = new Map<string, number>()
      for (const { parsed } of server.inbox.received()) {
        const id = parsed.messageId ?? ''
        byMessage.set(id, (byMessage.get(id) ?? 0) + 1)
      }
      for (const [id, times] of byMessage) assert.ok(times <= 2, `${id} came ${times} times`)
    })

    it('sets a password and spends its ticket together, or neither [68]', async () => {
      for (const login of logins) {
        await ask(server, login).catch(() => undefined)
        const mail = await server.inbox.waitFor(
          (each) => each.to === address(login) && ticketsIn(each).length > 0,
          15_000,
        )
        tickets.set(login, ticketsIn(mail)[0] ?? '')
      }
      const done = new Set<string>()
      const password = (login: string) => `kot rower chmura ${login}`
      await killWhile(logins, async (login) => {
        await clientFor(server).recovery.complete.mutate({
          ticket: tickets.get(login) ?? '',
          password: password(login),
        })
        done.add(login)
      })
      let halfway = 0
      for (const login of logins) {
        const { valid } = await clientFor(server, { headers: SCHOOL }).accounts.verify.mutate({
          login,
          password: password(login),
        })
        const isAlive = await clientFor(server)
          .recovery.inspect.mutate({ ticket: tickets.get(login) ?? '' })
          .then(
            () => true,
            () => false,
          )
        assert.notEqual(
          valid,
          isAlive,
          `${login}: the password is ${valid ? '' : 'not '}set and the ticket is ${isAlive ? 'alive' : 'spent'}`,
        )
        if (done.has(login)) assert.ok(valid, `${login} was told that the password is set`)
        else halfway++
      }
      assert.ok(halfway > 0, 'the kills must hit some')
    })

    it('tells everybody whose password was set [30, 69]', async () => {
      for (const login of logins) {
        const { valid } = await clientFor(server, { headers: SCHOOL }).accounts.verify.mutate({
          login,
          password: `kot rower chmura ${login}`,
        })
        if (valid)
          await server.inbox.waitFor((mail) => mail.to === address(login) && ticketsIn(mail).length === 0, 20_000)
      }
    })

    it('stops cleanly when asked', async () => {
      assert.equal(await server.terminate(), 0)
      await server.start()
    })
  })
})
