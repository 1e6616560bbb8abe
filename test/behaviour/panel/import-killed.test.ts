import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openProfile } from '../../../server/domain/accounts/profile.js'
import type { Store } from '../../../server/domain/ports/store.js'
import { openStore } from '../../../server/store/open-store.js'
import { eachStore } from '../../support/each-store.js'
import { employ, signInToPanel } from '../../support/panel.js'
import { processServices } from '../../support/process-services.js'
import { startServerProcess, type ServerProcess } from '../../support/server-process.js'
import { csv, peselNumber } from '../../server/cli/cli-harness.js'

const LINES = 1_500

eachStore((kind) => {
  describe('a server that is killed while it imports', () => {
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

    it('has stored each line whole or not at all, and the same file again ends right', async () => {
      const reachable = await processServices(server, store)
      const { keyring } = reachable.services
      await employ(reachable, { login: 'sekretariat', role: 'office' })
      const file = csv(
        ...Array.from(
          { length: LINES },
          (_, n) => `pada${n},pada${n}@example.org,${peselNumber(n)},,Jan,Pada,${1 + (n % 8)}a,pl`,
        ),
      )
      const { headers } = await signInToPanel(reachable, 'sekretariat')
      const send = () =>
        fetch(`${server.url}/panel/przykladowo/import?mode=store`, {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream', ...headers },
          body: file,
        })
      const reader = (await send()).body?.getReader()
      await reader?.read()
      await reader?.read()
      await server.kill()
      await reader?.cancel().catch(() => undefined)

      const stored = async () => {
        let count = 0
        for await (const account of store.accounts.list('przykladowo')) {
          if (!account.login.startsWith('pada')) continue
          const profile = openProfile(keyring, account)
          assert.equal(profile?.email, `${account.login}@example.org`)
          assert.ok(account.keys.pesel && account.keys.email && account.keys.substitute && account.class)
          count++
        }
        return count
      }
      const before = await stored()
      assert.ok(before > 0 && before < LINES, `${before} lines when it was killed`)
      await server.start()
      const answer = (await (await send()).text()).trimEnd().split('\n').at(-1) ?? ''
      assert.deepEqual(JSON.parse(answer), {
        done: { added: LINES - before, changed: 0, unchanged: before, refused: 0 },
      })
      assert.equal(await stored(), LINES)
    })
  })
})
