import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { EnvironmentInvalid } from '../../server/env.js'
import { eachStore } from '../support/each-store.js'
import { breakIn, type Intruder } from '../support/intruder.js'
import { startTestServer } from '../support/test-server.js'
import { accountOf, enter } from '../support/walk.js'

eachStore((store) => {
  describe('a store', () => {
    let env: { dataDir: string; databaseUrl?: string; secretKeys: [Buffer] }
    let intruder: Intruder
    before(async () => {
      const dataDir = await mkdtemp(join(tmpdir(), 'klucznik-schema-'))
      env = { dataDir, ...store.env(), secretKeys: [randomBytes(32)] }
      await (await startTestServer({ env })).stop()
      intruder = await breakIn(env)
    })
    after(async () => {
      await intruder.close()
      await rm(env.dataDir, { recursive: true, force: true })
    })
    const isRefused = (why: RegExp) =>
      assert.rejects(startTestServer({ env }), (error) => {
        assert.ok(error instanceof EnvironmentInvalid)
        assert.match(error.message, why)
        return true
      })

    it('that is empty, or of this version, is opened', async () => {
      await intruder.setSchema(undefined)
      const server = await startTestServer({ env })
      await enter(server, { login: 'anna' })
      await server.stop()
      const again = await startTestServer({ env })
      assert.ok(await accountOf(again, 'anna'))
      await again.stop()
    })

    it('of a newer version is refused with a plain sentence', async () => {
      await intruder.setSchema(2)
      await isRefused(/^the store in (DATA_DIR \S+|DATABASE_URL) was made by a newer version of Klucznik \(schema 2, /)
    })

    it('from before there were versions is refused once somebody is in it', async () => {
      await intruder.setSchema(undefined)
      await isRefused(/ was made by a version before 0\.1\.0, which this one does not read: [^\n]+$/)
    })
  })
})
