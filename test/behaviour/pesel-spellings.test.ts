import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { READ, REFUSED } from '../contract/pesel-spellings.js'
import { csv } from '../server/cli/cli-harness.js'
import { bringFile } from '../support/bring-file.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { employ, signInToPanel } from '../support/panel.js'
import { startTestServer, type TestServer } from '../support/test-server.js'
import { SCHOOL } from '../support/walk.js'

eachStore((store) => {
  describe('a PESEL that comes by the API or in a file', () => {
    let server: TestServer
    let headers: Record<string, string>

    before(async () => {
      server = await startTestServer({ env: store.env() })
      await employ(server, { login: 'sekretariat', role: 'office' })
      headers = (await signInToPanel(server, 'sekretariat')).headers
    })
    after(() => server.stop())

    const upsert = (login: string, pesel: string) =>
      clientFor(server, { headers: SCHOOL }).accounts.upsert.mutate({ account: { login, pesel } })

    /** What becomes of a line with this PESEL. */
    async function bring(
      login: string,
      pesel: string,
      mode: 'preview' | 'store' = 'preview',
    ): Promise<Record<string, unknown>> {
      const [, line] = await bringFile(server, { headers, file: csv(`${login},,"${pesel}",,,,,`), mode })
      return { ...line }
    }

    it('is the same number in every spelling [4]', async () => {
      for (const [n, [what, [typed, normal]]] of Object.entries(READ).entries()) {
        // nobody is given another PESEL again and again
        const login = `ktos${n}`
        await upsert(login, typed)
        assert.equal((await bring(login, normal))['outcome'], 'unchanged', `the API reads ${what}`)
        await upsert(login, '')
        assert.deepEqual((await bring(login, typed, 'store'))['fields'], { pesel: 'added' }, `a file reads ${what}`)
        assert.equal((await bring(login, normal))['outcome'], 'unchanged', `a file reads ${what} as that number`)
        await upsert(login, '')
      }
    })

    it('is refused for the same reason', async () => {
      await upsert('inny', '44051401359')
      for (const [what, [typed, fault]] of Object.entries(REFUSED)) {
        const reason = `PESEL_${fault}`
        await assert.rejects(upsert('inny', typed), (error: { data?: { reason?: string } }) => {
          assert.equal(error.data?.reason, reason, `the API: ${what}`)
          return true
        })
        assert.deepEqual((await bring('inny', typed))['reasons'], [{ code: reason }], `a file: ${what}`)
      }
    })
  })
})
