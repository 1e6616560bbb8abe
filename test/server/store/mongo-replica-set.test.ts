import { after, before, describe } from 'node:test'
import { openStore } from '../../../server/store/open-store.js'
import { mongodPath, NO_MONGOD } from '../../support/each-store.js'
import { startMongod, type Mongod } from '../../support/mongod.js'
import { describeStore } from './contract/describe-store.js'

describe('MongoDB as a replica set', { skip: NO_MONGOD }, () => {
  let mongod: Mongod
  before(async () => {
    mongod = await startMongod(mongodPath(), { replicaSet: true })
  })
  after(() => mongod.stop())
  describeStore(() => openStore({ databaseUrl: mongod.url('contract'), dataDir: '' }))
})
