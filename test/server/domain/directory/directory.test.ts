import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { registerAccount } from '../../../../server/domain/accounts/register-account.js'
import { Directory } from '../../../../server/domain/directory/directory.js'
import type { Store } from '../../../../server/domain/ports/store.js'
import { openStore } from '../../../../server/store/open-store.js'
import { testUnit } from '../../../support/test-server.js'
import { TestKeyring } from '../../../support/test-keyring.js'

const MINUTE = 60_000

describe('the directory', () => {
  const keyring = new TestKeyring()
  const unit = testUnit()
  let folder: string
  let store: Store
  let directory: Directory
  let ahead = 0
  const now = () => new Date(Date.now() + ahead)

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'klucznik-directory-'))
    store = await openStore({ dataDir: folder })
    directory = new Directory({ accounts: store.accounts, keyring, now })
  })
  after(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })

  const enter = (login: string, more: { lastName?: string; class?: string } = {}) =>
    registerAccount(
      { accounts: store.accounts, keyring, log: { info() {}, warn() {} }, now, outbox: store.outbox },
      { unit, row: { login, ...more } },
    )
  const names = async () => (await directory.peopleOf(unit.id)).sorted.map(({ lastName }) => lastName)

  it('shows what was written before the look, however many look at once', async () => {
    const looks = Array.from({ length: 20 }, async (_, n) => {
      const { id } = await enter(`osoba${n}`, { lastName: `Nowak${String(n).padStart(2, '0')}` })
      return (await directory.peopleOf(unit.id)).byId(id)?.login
    })
    assert.deepEqual(
      await Promise.all(looks),
      Array.from({ length: 20 }, (_, n) => `osoba${n}`),
    )
    assert.equal((await names()).length, 20)
  })

  it('shows a change in its place, by a new name in its new place', async () => {
    await enter('osoba3', { class: '4b' })
    assert.equal((await directory.peopleOf(unit.id)).sorted[3]?.class, '4b')
    await enter('osoba3', { lastName: 'Adamska' })
    assert.equal((await names())[0], 'Adamska')
    assert.equal((await names()).length, 20)
  })

  it('shows what another server wrote whose clock is some seconds behind', async () => {
    await directory.peopleOf(unit.id)
    ahead -= 18_000
    await enter('spozniona', { lastName: 'Zzz' })
    ahead += 18_000
    assert.equal((await names()).at(-1), 'Zzz')
  })

  it('shows within some minutes what a server wrote whose clock is far behind', async () => {
    await names()
    ahead -= 10 * MINUTE
    await enter('zagubiona', { lastName: 'Żżż' })
    ahead += 10 * MINUTE
    assert.equal((await names()).at(-1), 'Zzz')
    ahead += 6 * MINUTE
    // beside the looks everybody is read again
    for (let tries = 0; (await names()).at(-1) !== 'Żżż'; tries++) assert.ok(tries < 1_000, 'it is never shown')
    await enter('zagubiona', { lastName: 'Aaa' })
    assert.equal((await names())[0], 'Aaa')
  })

  it('forgets a unit that nobody looked at for 30 minutes, and opens it again', async () => {
    directory.dropIdle()
    assert.equal(directory.size, 1)
    ahead += 29 * MINUTE
    await names()
    ahead += 29 * MINUTE
    directory.dropIdle()
    assert.equal(directory.size, 1)
    ahead += MINUTE
    directory.dropIdle()
    assert.equal(directory.size, 0)
    assert.equal((await names()).length, 22)
  })

  it('keeps nothing of a reading that failed', async () => {
    let failing = true
    const flaky = new Directory({
      keyring,
      now,
      accounts: new Proxy(store.accounts, {
        get(target, name, receiver) {
          if (failing && name === 'list') throw new Error('the store is away')
          return Reflect.get(target, name, receiver) as unknown
        },
      }),
    })
    await assert.rejects(flaky.peopleOf(unit.id), /away/)
    failing = false
    assert.equal((await flaky.peopleOf(unit.id)).sorted.length, 22)
  })
})
