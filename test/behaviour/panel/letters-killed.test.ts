import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Store } from '../../../server/domain/ports/store.js'
import { openStore } from '../../../server/store/open-store.js'
import { clientFor } from '../../support/browser-client.js'
import { eachStore } from '../../support/each-store.js'
import { employ, signInToPanel } from '../../support/panel.js'
import { readLetters, type ReadLetter } from '../../support/read-letters.js'
import { processServices } from '../../support/process-services.js'
import { startServerProcess, type ServerProcess } from '../../support/server-process.js'
import { enter } from '../../support/walk.js'

const PEOPLE = 130
/** Of the document, after which the server is killed: some tens of letters. */
const BYTES = 250_000

eachStore((kind) => {
  describe('a server that is killed while it prints letters', () => {
    let server: ServerProcess
    let store: Store
    before(async () => {
      const place = kind.env()
      server = await startServerProcess(place)
      store = await openStore({ dataDir: server.dataDir, ...place })
    })
    after(async () => {
      await store.close()
      await server.stop()
    })

    it('has handed out none that does not work, and the next printing takes their place [68]', async () => {
      const reachable = await processServices(server, store)
      await employ(reachable, { login: 'sekretariat', role: 'office' })
      for (let n = 0; n < PEOPLE; n++)
        await enter(reachable, { login: `osoba${n}`, firstName: 'Jan', lastName: `Osoba ${n}`, class: '4b' })
      const { headers } = await signInToPanel(reachable, 'sekretariat')
      const print = () =>
        fetch(`${server.url}/panel/przykladowo/letters`, {
          method: 'POST',
          headers,
          body: new URLSearchParams({ class: '4b' }),
        })
      const opens = ({ ticket = '' }: ReadLetter): Promise<boolean> =>
        clientFor(server)
          .recovery.inspect.mutate({ ticket })
          .then(
            ({ login }) => login.startsWith('osoba'),
            () => false,
          )

      let came = ''
      const reader = (await print()).body?.pipeThrough(new TextDecoderStream()).getReader()
      while (reader && came.length < BYTES) came += (await reader.read()).value ?? ''
      await server.kill()
      await reader?.cancel().catch(() => undefined)
      await server.start()

      const letters = readLetters(came)
      assert.ok(letters.length > 0 && letters.length < PEOPLE, `${letters.length} letters when it was killed`)
      for (const letter of letters) assert.ok(await opens(letter), letter.name)
      const coded = (await store.audit.list('przykladowo', { limit: 1_000 })).filter(
        ({ action }) => action === 'letter.coded',
      )
      assert.ok(coded.length >= letters.length, 'each stands in the history')

      const again = readLetters(await (await print()).text())
      assert.equal(again.length, PEOPLE)
      for (const letter of letters) assert.ok(!(await opens(letter)), letter.name)
      for (const letter of again) assert.ok(await opens(letter), letter.name)
    })
  })
})
