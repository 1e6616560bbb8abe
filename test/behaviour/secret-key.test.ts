import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { rotateKeys } from '../../server/domain/key-keeping/rotate-keys.js'
import { EnvironmentInvalid } from '../../server/env.js'
import { eachStore } from '../support/each-store.js'
import { startTestServer, type TestServerOptions } from '../support/test-server.js'
import { accountOf, enter } from '../support/walk.js'
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
          /^the keys of przykladowo in this store were sealed with another SECRET_KEY: set that one, or [^\n]+$/,
        )
        return true
      })
    })

    it('starts with the new key and the old one behind it, and after a rotation with the new one alone [97]', async () => {
      const both = await startTestServer({ env: { ...env, secretKeys: [next, first] } })
      await enter(both, { login: 'ewa' })
      assert.deepEqual(await rotateKeys(both.services), { rewrapped: 1, all: 1 })
      assert.deepEqual(await rotateKeys(both.services), { rewrapped: 0, all: 1 })
      await both.stop()
      await assert.rejects(startTestServer({ env: { ...env, secretKeys: [first] } }), EnvironmentInvalid)
      const alone = await startTestServer({ env: { ...env, secretKeys: [next] } })
      for (const login of ['anna', 'ewa']) assert.ok(await accountOf(alone, login))
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
      assert.match(
        again.stderr,
        /^the keys of przykladowo, obok in this store were sealed with another SECRET_KEY: [^\n]+\n$/,
      )
      const { stderr } = await cli.run(['accounts', 'disable', 'anna', '--unit', 'przykladowo'])
      assert.equal(stderr, again.stderr)
    })
  })
})
