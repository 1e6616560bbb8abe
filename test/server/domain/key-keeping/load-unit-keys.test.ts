import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { after, before, describe, it } from 'node:test'
import { KeysMissing, KeysStrange, loadUnitKeys } from '../../../../server/domain/key-keeping/load-unit-keys.js'
import { renewKeys } from '../../../../server/domain/key-keeping/renew-keys.js'
import { rotateKeys } from '../../../../server/domain/key-keeping/rotate-keys.js'
import { UnitKeyKeeper } from '../../../../server/domain/key-keeping/unit-key-keeper.js'
import { createStoredKey, resealStoredKey } from '../../../../server/domain/key-keeping/stored-key.js'
import { Keyring } from '../../../../server/domain/keyring.js'
import type { StoredKey } from '../../../../server/domain/ports/key-store.js'
import type { Store } from '../../../../server/domain/ports/store.js'
import { randomId } from '../../../../server/domain/random-id.js'
import { openStore } from '../../../../server/store/open-store.js'
import { eachStore } from '../../../support/each-store.js'
import { testUnit } from '../../../support/test-server.js'

const secret = randomBytes(32)
const now = () => new Date()

eachStore((kind) => {
  describe('the keys of units', () => {
    let store: Store
    let folder: string
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'klucznik-keys-'))
      store = await openStore({ dataDir: folder, ...kind.env() })
    })
    after(async () => {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    })
    const servers = (count: number) =>
      Array.from({ length: count }, () => ({ keyring: new Keyring(secret), keys: store.keys, now }))
    const freshUnit = () => `unit-${randomId().slice(0, 8)}`

    it('are the same on twenty servers that start at once', async () => {
      const unit = freshUnit()
      const all = servers(20)
      await Promise.all(all.map((server) => loadUnitKeys(server, [unit])))
      assert.equal(new Set(all.map(({ keyring }) => keyring.of(unit).version)).size, 1)
      assert.equal((await store.keys.list(unit)).length, 1)
    })

    it('open in no other unit, at no other place, and by no other SECRET_KEY; the others open all the same', async () => {
      const [mine, moved] = [freshUnit(), freshUnit()]
      const [server] = servers(1)
      assert.ok(server)
      await loadUnitKeys(server, [mine])
      const [key] = await store.keys.list(mine)
      assert.ok(key)
      await store.keys.add([{ ...key, unit: moved }])
      const [other] = servers(1)
      assert.ok(other)
      await assert.rejects(loadUnitKeys(other, [moved, mine]), KeysStrange)
      assert.equal(other.keyring.of(mine).version, server.keyring.of(mine).version)
      assert.throws(() => other.keyring.of(moved), { code: 'UNAVAILABLE' })
      const stranger = { ...server, keyring: new Keyring(randomBytes(32)) }
      await assert.rejects(loadUnitKeys(stranger, [mine]), KeysStrange)
    })

    it('that others make are seen in the next look, and used when every server has seen them', async () => {
      const unit = freshUnit()
      const [maker, other] = servers(2)
      assert.ok(maker && other)
      const units = new Map([[unit, testUnit({ id: unit })]])
      const keeper = new UnitKeyKeeper({ ...other, units, log: { info() {}, warn() {} } }, { everyMs: Infinity })
      await loadUnitKeys(maker, [unit])
      await keeper.runOnce()
      const first = maker.keyring.of(unit).version
      await store.keys.add([createStoredKey(maker.keyring.own, { unit, step: 1, createdAt: now() })])
      const note = async (news: { activeAt: Date } | { rekeyedAt: Date }) => {
        const key = (await store.keys.list(unit)).at(-1)
        const noted = key && resealStoredKey(maker.keyring.own, key, news)
        assert.ok(noted && (await store.keys.rewrite(key, noted)))
      }
      await keeper.runOnce()
      const seen = other.keyring.of(unit)
      assert.deepEqual([seen.version, seen.newestVersion !== first, seen.isBeingRenewed], [first, true, true])
      await note({ activeAt: now() })
      await keeper.runOnce()
      assert.equal(other.keyring.of(unit).version, seen.newestVersion)
      await note({ rekeyedAt: now() })
      await keeper.runOnce()
      assert.equal(other.keyring.of(unit).isBeingRenewed, false)
    })

    it('are strange once a time of theirs was changed past the server: a key that was replaced stays so [75]', async () => {
      const times = { createdAt: now(), activeAt: now(), rekeyedAt: now() }
      for (const field of ['createdAt', 'activeAt', 'rekeyedAt'] as const) {
        const unit = freshUnit()
        const [server] = servers(1)
        assert.ok(server)
        await loadUnitKeys(server, [unit])
        const key = createStoredKey(server.keyring.own, { unit, step: 1, ...times })
        await store.keys.add([key])
        await loadUnitKeys(server, [unit])
        const { [field]: _, ...without } = key
        const moved = field === 'createdAt' ? { ...key, createdAt: new Date(0) } : without
        assert.ok(await store.keys.rewrite(key, moved as StoredKey))
        await assert.rejects(loadUnitKeys(server, [unit]), KeysStrange)
      }
    })

    it('are not whole once the newest was taken away past the server: the one before stays former [75]', async () => {
      const [unit, other] = [freshUnit(), freshUnit()]
      const [running, fresh] = servers(2)
      assert.ok(running && fresh)
      await loadUnitKeys(running, [unit, other])
      const [first] = await store.keys.list(unit)
      await renewKeys({ ...running, accounts: store.accounts }, unit, { wait: async () => {} })
      await renewKeys({ ...running, accounts: store.accounts }, unit, { wait: async () => {} })
      const { version } = running.keyring.of(unit)
      const all = await store.keys.list(unit)
      const left = (keys: (StoredKey | undefined)[]) => ({
        ...store.keys,
        list: async () => [...keys.filter((key) => key !== undefined), ...(await store.keys.list(other))],
      })
      for (const keys of [all.slice(0, 2), all.slice(0, 1), [all[0], all[2]], all.slice(1), all.slice(2)]) {
        await assert.rejects(loadUnitKeys({ ...fresh, keys: left(keys) }, [unit, other]), KeysMissing)
        assert.equal(fresh.keyring.has(unit), false)
        assert.ok(fresh.keyring.has(other), 'others go on')
      }
      // a server that has seen the newest knows it also when the older row is as it was before, or all are gone
      for (const keys of [[first], []]) {
        await assert.rejects(loadUnitKeys({ ...running, keys: left(keys) }, [unit, other]), KeysMissing)
        assert.equal(running.keyring.of(unit).version, version)
      }
      assert.equal((await store.keys.list(unit)).length, 3, 'none was made in its place')
      await loadUnitKeys(fresh, [unit])
      assert.equal(fresh.keyring.of(unit).version, version)
    })

    it('keep what they know of their followers when SECRET_KEY is rotated [75]', async () => {
      const unit = freshUnit()
      const [server] = servers(1)
      assert.ok(server)
      await loadUnitKeys(server, [unit])
      await renewKeys({ ...server, accounts: store.accounts }, unit, { wait: async () => {} })
      const rotated = { ...server, keyring: new Keyring(randomBytes(32), secret) }
      const mine = { ...store.keys, list: () => store.keys.list(unit) }
      await rotateKeys({ ...rotated, keys: mine })
      const [former] = await store.keys.list(unit)
      const short = { ...store.keys, list: async () => (former ? [former] : []) }
      await assert.rejects(loadUnitKeys({ ...rotated, keys: short }, [unit]), KeysMissing)
    })

    it('of one unit that are strange leave the server ready for all others', async () => {
      const [strange, fine] = [freshUnit(), freshUnit()]
      const [server, fresh] = servers(2)
      assert.ok(server && fresh)
      await loadUnitKeys(server, [strange, fine])
      const [key] = await store.keys.list(strange)
      assert.ok(key && (await store.keys.rewrite(key, { ...key, sealed: 'changed' })))
      const units = new Map([strange, fine].map((id) => [id, testUnit({ id })]))
      const keeper = new UnitKeyKeeper({ ...fresh, units, log: { info() {}, warn() {} } }, { everyMs: Infinity })
      await keeper.freshen()
      assert.ok(fresh.keyring.has(fine))
      assert.equal(fresh.keyring.has(strange), false)
    })

    it('are not used by a server whose look is too late, until it looks again', async () => {
      const unit = freshUnit()
      const [server] = servers(1)
      assert.ok(server)
      await loadUnitKeys(server, [unit], 60_000)
      assert.ok(server.keyring.has(unit))
      await loadUnitKeys(server, [unit], 20)
      await setTimeout(30)
      assert.throws(() => server.keyring.of(unit), { code: 'UNAVAILABLE' })
      const units = new Map([[unit, testUnit({ id: unit })]])
      const keeper = new UnitKeyKeeper({ ...server, units, log: { info() {}, warn() {} } }, { everyMs: Infinity })
      await keeper.freshen()
      assert.ok(server.keyring.of(unit))
    })

    it('are sealed anew over what was read: of two at once one wins', async () => {
      const unit = freshUnit()
      const [server] = servers(1)
      assert.ok(server)
      await loadUnitKeys(server, [unit])
      const [key] = await store.keys.list(unit)
      assert.ok(key)
      const outcomes = await Promise.all(['one', 'other'].map((sealed) => store.keys.rewrite(key, { ...key, sealed })))
      assert.equal(outcomes.filter(Boolean).length, 1)
    })
  })
})
