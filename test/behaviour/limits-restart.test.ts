import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { startServerProcess, type ServerProcess } from '../support/server-process.js'
import { SCHOOL } from '../support/walk.js'

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
  })
})
