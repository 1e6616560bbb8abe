import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { EnvironmentInvalid } from '../../server/env.js'
import { startTestServer, type TestServerOptions } from '../support/test-server.js'

/** What a server says that does not start. */
async function mistakeOf(env: TestServerOptions['env'] = {}): Promise<string> {
  const error: unknown = await startTestServer({ env }).then(
    async (server) => server.stop(),
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof EnvironmentInvalid, String(error))
  return error.message
}

describe('what only shows when a server starts is one line with the variable’s name', () => {
  it('a busy port', async () => {
    const busy = createServer()
    await new Promise<void>((resolve) => void busy.listen(0, '127.0.0.1', resolve))
    try {
      const { port } = busy.address() as AddressInfo
      assert.equal(await mistakeOf({ port }), `PORT ${port} is taken by another program on 127.0.0.1`)
    } finally {
      busy.close()
    }
  })

  it('a host that is not this machine', async () => {
    assert.equal(await mistakeOf({ host: '192.0.2.1' }), 'HOST 192.0.2.1 is no address of this machine')
  })

  it('a folder of which a file is part', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'klucznik-start-'))
    try {
      const dataDir = join(folder, 'data')
      const server = await startTestServer({ env: { dataDir } })
      await server.stop()
      const below = join(dataDir, 'klucznik.db', 'below')
      assert.match(await mistakeOf({ dataDir: below }), /^DATA_DIR \S+ cannot be used: \w+$/)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('an option that the database’s driver does not know', async () => {
    const said = await mistakeOf({ databaseUrl: 'mongodb://user:tajne@127.0.0.1:1/x?colour=red' })
    assert.match(said, /^DATABASE_URL cannot be used: [^\n]*colour[^\n]*$/)
    assert.doesNotMatch(said, /tajne/)
  })
})
