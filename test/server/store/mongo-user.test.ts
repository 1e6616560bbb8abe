import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { runInNewContext } from 'node:vm'
import { MongoClient } from 'mongodb'
import { explainError } from '../../../server/cli/kit/explain-error.js'
import { clientFor } from '../../support/browser-client.js'
import { mongodPath, NO_MONGOD } from '../../support/each-store.js'
import { startMongod, type Mongod } from '../../support/mongod.js'
import { REPOSITORY } from '../../support/repository.js'
import { startTestServer } from '../../support/test-server.js'
import { enter, PASSWORD, SCHOOL, ticketFor } from '../../support/walk.js'

const ROOT = { user: 'root', pwd: 'root-password' }

interface NewUser {
  user: string
  pwd: string
  roles: string[]
}

/** Does what mongo-user.js asks mongosh for, through the driver. */
async function runMongoUser(client: MongoClient, password: string): Promise<void> {
  const script = await readFile(join(REPOSITORY, 'mongo-user.js'), 'utf8')
  const asked: [database: string, user: NewUser][] = []
  runInNewContext(script, {
    require: () => ({
      readFileSync: (path: string) => (path === '/run/secrets/mongo_password' ? `${password}\n` : ''),
    }),
    db: { getSiblingDB: (database: string) => ({ createUser: (user: NewUser) => asked.push([database, user]) }) },
  })
  for (const [database, { user, pwd, roles }] of asked)
    await client.db(database).command({ createUser: user, pwd, roles: [...roles] })
}

describe('the user that compose.yaml’s MongoDB has', { skip: NO_MONGOD }, () => {
  let mongod: Mongod
  let url: (user: string) => string
  before(async () => {
    mongod = await startMongod(mongodPath(), { auth: true })
    url = (user) => mongod.url('klucznik').replace('mongodb://', `mongodb://${user}@`)
    // the first user may be made from this machine without signing in
    const local = new MongoClient(mongod.url('admin'))
    await local.db('admin').command({ createUser: ROOT.user, pwd: ROOT.pwd, roles: ['root'] })
    await local.close()
    const root = new MongoClient(`${url(`${ROOT.user}:${ROOT.pwd}`)}?authSource=admin`)
    await runMongoUser(root, 'tajne-haslo')
    await root.close()
  })
  after(() => mongod.stop())

  it('may do all that a server asks of its store, from its indexes to a password', async () => {
    const server = await startTestServer({ env: { databaseUrl: url('klucznik:tajne-haslo') } })
    try {
      await enter(server, { login: 'anna', email: 'anna@example.org' })
      const ticket = await ticketFor(server, 'anna@example.org')
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      const { valid } = await clientFor(server, { headers: SCHOOL }).accounts.verify.mutate({
        login: 'anna',
        password: PASSWORD,
      })
      assert.equal(valid, true)
      assert.equal((await fetch(`${server.url}/readyz`)).status, 200)
    } finally {
      await server.stop()
    }
  })

  it('may not look into another database, nor make users', async () => {
    const client = new MongoClient(url('klucznik:tajne-haslo'))
    try {
      const refused = { codeName: 'Unauthorized' }
      await assert.rejects(client.db('admin').collection('system.users').findOne(), refused)
      await assert.rejects(client.db('klucznik').command({ createUser: 'x', pwd: 'x', roles: [] }), refused)
    } finally {
      await client.close()
    }
  })

  it('is asked for: with no name, or with the wrong password, a server does not start and says why', async () => {
    for (const [databaseUrl, says] of [
      [mongod.url('klucznik'), /requires authentication/],
      [url('klucznik:nie-to-haslo'), /Authentication failed/],
    ] as const)
      await assert.rejects(startTestServer({ env: { databaseUrl } }), (error: unknown) => {
        assert.match(explainError(error).join('\n'), says)
        return true
      })
  })
})
