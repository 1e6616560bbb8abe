import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor, solveFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { codesIn, mailWithTicket } from '../support/mails.js'
import { startServerProcess, type ServerProcess } from '../support/server-process.js'
import { ask, SCHOOL } from '../support/walk.js'

eachStore((store) => {
  describe('a server that is killed while somebody guesses', () => {
    let server: ServerProcess
    before(async () => {
      server = await startServerProcess(store.env())
    })
    after(() => server.stop())

    it('gives no tries back [81]', async () => {
      let made = 0
      // each another one: who types the same again and again is somebody else's affair
      const guess = (): Promise<string> =>
        clientFor(server, { headers: SCHOOL })
          .accounts.verify.mutate({ login: 'ofiara', password: `zupelnie inne haslo ${made++}` })
          .then(
            ({ valid }) => String(valid),
            ({ message }: Error) => message,
          )
      // until even the trickle that is left to the owner is used up
      let guesses = 0
      while ((await guess()) === 'false') assert.ok((guesses += 1) < 50)
      await server.kill()
      await server.start()
      const tries: string[] = []
      for (let n = 0; n < 5; n++) tries.push(await guess())
      assert.ok(tries.filter((answer) => answer === 'false').length <= 1, tries.join())
      assert.ok(tries.includes('TOO_MANY_REQUESTS'), tries.join())
    })

    it('gives no tries at a code back, and keeps a code that is right [89]', async () => {
      const school = clientFor(server, { headers: SCHOOL }).accounts
      await school.upsert.mutate({ account: { login: 'zkodem', email: 'zkodem@example.org' } })
      await ask(server, 'zkodem')
      const [code = ''] = codesIn(await mailWithTicket(server.inbox, 'zkodem@example.org'))
      const type = async (typed: string): Promise<string> =>
        clientFor(server)
          .recovery.exchange.mutate({ identifier: 'zkodem', code: typed, ...(await solveFor(server)) })
          .then(
            () => 'in',
            ({ message }: Error) => message,
          )
      const wrong = code === '00000000' ? '11111111' : '00000000'
      for (let n = 0; n < 4; n++) assert.equal(await type(wrong), 'TICKET_INVALID')
      await server.kill()
      await server.start()
      assert.equal(await type(code), 'in')
      for (let n = 0; n < 5; n++) assert.equal(await type(wrong), 'TICKET_INVALID')
      await server.kill()
      await server.start()
      assert.equal(await type(wrong), 'TOO_MANY_REQUESTS')
    })
  })
})
