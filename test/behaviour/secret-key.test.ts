import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { EnvironmentInvalid } from '../../server/env.js'
import { eachStore } from '../support/each-store.js'
import { startTestServer, type TestServerOptions } from '../support/test-server.js'
import { enter } from '../support/walk.js'
import { HEADER, startCli, type CliHarness } from '../server/cli/cli-harness.js'

eachStore((store) => {
  describe('a server with another SECRET_KEY than the one that its accounts were made with [70]', () => {
    const [first, next] = [randomBytes(32), randomBytes(32)]
    let env: NonNullable<TestServerOptions['env']>
    before(async () => {
      env = { dataDir: await mkdtemp(join(tmpdir(), 'klucznik-key-')), ...store.env() }
      const server = await startTestServer({ env: { ...env, secretKeys: [first] } })
      await enter(server, { login: 'anna' })
      await server.stop()
    })
    after(() => rm(env.dataDir ?? '', { recursive: true, force: true }))

    it('does not start, and says in one line what to set', async () => {
      await assert.rejects(startTestServer({ env: { ...env, secretKeys: [next] } }), (error) => {
        assert.ok(error instanceof EnvironmentInvalid)
        assert.match(
          error.message,
          /^the accounts in this store were made with another SECRET_KEY: set that one, or [^\n]+$/,
        )
        return true
      })
    })

    it('starts with the new key and the old one behind it, and from then on with the new one alone', async () => {
      const both = await startTestServer({ env: { ...env, secretKeys: [next, first] } })
      await enter(both, { login: 'ewa' })
      await both.stop()
      const alone = await startTestServer({ env: { ...env, secretKeys: [next] } })
      await alone.stop()
    })
  })

  describe('a command with another SECRET_KEY than the one that the accounts were made with [70]', () => {
    let cli: CliHarness
    before(async () => {
      cli = await startCli(store.env())
    })
    after(() => cli.close())

    it('does nothing, and says in one line what to set: nobody gets in twice', async () => {
      await cli.importText(`${HEADER}\nanna,anna@example.org,,,,,,\n`)
      cli.loseKey()
      const again = await cli.importText(`${HEADER}\nanna,anna@example.org,,,,,,\n`)
      assert.deepEqual([again.status, again.stdout], [1, ''])
      assert.match(again.stderr, /^the accounts in this store were made with another SECRET_KEY: [^\n]+\n$/)
      assert.deepEqual(await cli.find('anna@example.org'), [])
      const { stderr } = await cli.run(['accounts', 'disable', 'anna', '--unit', 'przykladowo'])
      assert.equal(stderr, again.stderr)
    })
  })
})
