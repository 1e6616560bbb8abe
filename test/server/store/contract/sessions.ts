import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { Session } from '../../../../server/domain/ports/session-store.js'
import type { Store } from '../../../../server/domain/ports/store.js'
import { randomId } from '../../../../server/domain/random-id.js'
import type { OpenedStore } from './opened-store.js'
import { freshUnit, later, NOW } from './sample-accounts.js'

const FAR = later(10 ** 8)

/** Sessions, each in its own unit. */
export function describeSessions(opened: OpenedStore): void {
  describe('sessions', () => {
    let store: Store
    before(() => {
      ;({ store } = opened())
    })

    const session = (more: Partial<Session> = {}): Session => ({
      id: randomId(),
      unit: freshUnit(),
      account: randomId(),
      role: 'office',
      stage: 'in' as const,
      passwordMark: 'mark',
      mark: 'mark',
      createdAt: NOW,
      seenAt: NOW,
      expiresAt: FAR,
      ...more,
    })

    it('are found in their own unit, touched, and removed', async () => {
      const made = session()
      await store.sessions.add(made)
      assert.deepEqual(await store.sessions.find(made.unit, made.id), made)
      assert.equal(await store.sessions.find(freshUnit(), made.id), undefined)
      const seen = { seenAt: later(60), expiresAt: new Date(FAR.getTime() + 1) }
      await store.sessions.touch(freshUnit(), made.id, seen)
      assert.deepEqual(await store.sessions.find(made.unit, made.id), made)
      await store.sessions.touch(made.unit, made.id, seen)
      assert.deepEqual(await store.sessions.find(made.unit, made.id), { ...made, ...seen })
      await store.sessions.remove(session().id)
      assert.ok(await store.sessions.find(made.unit, made.id))
      await store.sessions.remove(made.id)
      assert.equal(await store.sessions.find(made.unit, made.id), undefined)
    })

    it('keep where they began, are listed by account, and end by account alone', async () => {
      const unit = freshUnit()
      const anna = randomId()
      const from = { browser: 'Firefox, Windows', network: 'keyed', salt: randomId() }
      const own = [session({ unit, account: anna, from }), session({ unit, account: anna, stage: 'factor' })]
      const strange = [session({ unit }), session({ account: anna })]
      for (const each of [...own, ...strange]) await store.sessions.add(each)
      const listed = async (): Promise<string[]> => (await store.sessions.listOf(unit, anna)).map(({ id }) => id)
      assert.deepEqual(new Set(await listed()), new Set(own.map(({ id }) => id)))
      const [first, second, other] = [...own, ...strange]
      assert.ok(first && second && other)
      assert.deepEqual(
        (await store.sessions.listOf(unit, anna)).find(({ id }) => id === first.id),
        first,
      )
      for (const [ofUnit, account, id] of [
        [freshUnit(), anna, first.id],
        [unit, randomId(), first.id],
        [unit, anna, other.id],
      ] as const)
        assert.equal(await store.sessions.removeOf(ofUnit, account, id), false)
      const ended = await Promise.all(Array.from({ length: 20 }, () => store.sessions.removeOf(unit, anna, second.id)))
      assert.equal(ended.filter(Boolean).length, 1)
      await store.sessions.add(second)
      await store.sessions.removeOthers(unit, anna, first.id)
      assert.deepEqual(await listed(), [first.id])
      for (const each of strange) assert.ok(await store.sessions.find(each.unit, each.id))
    })

    it('go on to a next step once, of fifty at once', async () => {
      const unit = freshUnit()
      const first = session({ unit, stage: 'choose' })
      await store.sessions.add(first)
      const next = Array.from({ length: 50 }, () => session({ unit }))
      const went = await Promise.all(next.map((each) => store.sessions.advance(first.id, each)))
      assert.equal(went.filter(Boolean).length, 1)
      assert.equal(await store.sessions.find(unit, first.id), undefined)
      const there = await Promise.all(next.map(({ id }) => store.sessions.find(unit, id)))
      assert.deepEqual(there.map(Boolean), went)
    })
  })
}
