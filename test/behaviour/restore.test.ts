import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openPasswordHash } from '../../server/domain/accounts/password-seal.js'
import { openProfile } from '../../server/domain/accounts/profile.js'
import { setStatus } from '../../server/domain/accounts/set-status.js'
import { keyStatus } from '../../server/domain/key-keeping/key-status.js'
import { renewKeys } from '../../server/domain/key-keeping/renew-keys.js'
import { rotateKeys } from '../../server/domain/key-keeping/rotate-keys.js'
import { EnvironmentInvalid } from '../../server/env.js'
import { takeBackup, type Backup } from '../support/backup.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { startTestServer, type TestServer } from '../support/test-server.js'
import { accountOf, enter, PASSWORD, ticketFor } from '../support/walk.js'

eachStore((store) => {
  describe('a store that is put back from a backup, as the runbook says [70]', () => {
    const [former, present] = [randomBytes(32), randomBytes(32)] as const
    let folder: string
    let env: { dataDir: string; databaseUrl?: string }
    let backup: Backup
    const start = (...secretKeys: [Buffer, ...Buffer[]]): Promise<TestServer> =>
      startTestServer({ env: { ...env, secretKeys } })

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'klucznik-restore-'))
      env = { dataDir: join(folder, 'data'), ...store.env() }
      const server = await start(former)
      await enter(server, { login: 'anna', email: 'anna@example.org', pesel: '44051401359' })
      await clientFor(server).recovery.complete.mutate({
        ticket: await ticketFor(server, 'anna@example.org'),
        password: PASSWORD,
      })
      backup = await takeBackup(env, join(folder, 'copy.db'))

      // what happened since: another address, another person, a rotation, a renewal, somebody disabled
      await enter(server, { login: 'anna', email: 'anna@later.example' })
      await enter(server, { login: 'ewa' })
      await setStatus(server.services, await accountOf(server, 'anna'), 'disabled')
      await server.stop()
      const rotating = await start(present, former)
      await rotateKeys(rotating.services)
      await renewKeys(rotating.services, 'przykladowo', { wait: async () => {} })
      await rotating.stop()
      await backup.restore()
    })
    after(() => rm(folder, { recursive: true, force: true }))

    it('does not start with the key of now alone, when that was another one on the day of the backup', async () => {
      await assert.rejects(start(present), EnvironmentInvalid)
    })

    it('is as it was with that day’s key behind the one of now, and with the one of now after a rotation', async () => {
      const both = await start(present, former)
      await assertAsItWas(both)
      assert.deepEqual(await rotateKeys(both.services), { rewrapped: 1, all: 1 })
      await both.stop()
      const alone = await start(present)
      await assertAsItWas(alone)
      await alone.stop()
    })

    it('has back the data key that was renewed since, which a renewal takes away again', async () => {
      const server = await start(present)
      const status = async () => (await keyStatus(server.services, 'przykladowo')).units[0]
      const [leaked, ...others] = (await status())?.keys ?? []
      assert.deepEqual([leaked?.state, others], ['current', []])
      await renewKeys(server.services, 'przykladowo', { wait: async () => {} })
      const renewed = await status()
      assert.deepEqual(
        renewed?.keys.map(({ state }) => state),
        ['former', 'current'],
      )
      assert.deepEqual(
        [[...(renewed?.accounts?.byVersion.keys() ?? [])], renewed?.accounts?.broken],
        [[renewed?.keys[1]?.version], 0],
      )
      await assertAsItWas(server)
      await server.stop()
    })
  })
})

/** Anna is enabled, with the address and the password of that day, is found by her PESEL, and nobody else is there. */
async function assertAsItWas({ services, ...server }: TestServer): Promise<void> {
  const { accounts, hasher, keyring } = services
  const anna = await accountOf({ services, ...server }, 'anna')
  assert.equal(anna.status, 'active')
  assert.equal(openProfile(keyring, anna)?.email, 'anna@example.org')
  assert.ok(
    await hasher.verify(openPasswordHash(keyring, anna) ?? '', PASSWORD, { for: 'system', unit: 'przykladowo' }),
  )
  const readings = { email: undefined, login: undefined, pesel: '44051401359', substitute: undefined }
  const found = await accounts.find('przykladowo', keyring.of('przykladowo').identifierSearch('', readings))
  assert.deepEqual(
    found.map(({ login }) => login),
    ['anna'],
  )
  const all: string[] = []
  for await (const { login } of accounts.list('przykladowo')) all.push(login)
  assert.deepEqual(all, ['anna'])
}
