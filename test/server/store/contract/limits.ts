import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { Bucket } from '../../../../server/domain/ports/buckets.js'
import type { Store } from '../../../../server/domain/ports/store.js'
import { randomId } from '../../../../server/domain/random-id.js'
import { until } from '../../../support/until.js'
import type { OpenedStore } from './opened-store.js'

/** Limits: buckets of their own, and windows that end. */
export function describeLimits(opened: OpenedStore): void {
  describeBuckets(opened, { kind: 'a person', bucket: 'sign-in', other: 'identifier' })
  describeBuckets(opened, { kind: 'strangers', bucket: 'challenge', other: 'request' })

  describe('limits', () => {
    it('of a person are the same for every process [81]', async () => {
      const { store, second } = opened()
      const key = randomId()
      const limit = { count: 2, seconds: 60 }
      const takes = []
      for (const { limiter } of [store, second, store]) takes.push(await limiter.take('sign-in', key, limit))
      assert.deepEqual(
        takes.map(({ allowed, used }) => [allowed, used]),
        [
          [true, 1],
          [true, 2],
          [false, 3],
        ],
      )
      await second.limiter.forget('sign-in', key, limit)
      assert.equal((await store.limiter.take('sign-in', key, limit)).allowed, true)
    })
  })
}

/** Two buckets of a kind. */
function describeBuckets(
  opened: OpenedStore,
  { kind, bucket, other }: { kind: string; bucket: Bucket; other: Bucket },
) {
  describe(`limits of ${kind}`, () => {
    let store: Store
    before(() => {
      ;({ store } = opened())
    })

    it('count in buckets of their own, say how long to wait, and can be forgotten', async () => {
      const key = randomId()
      const limit = { count: 3, seconds: 60 }
      const takes = []
      for (let n = 0; n < 4; n++) takes.push(await store.limiter.take(bucket, key, limit))
      assert.deepEqual(
        takes.map(({ allowed, used }) => [allowed, used]),
        [
          [true, 1],
          [true, 2],
          [true, 3],
          [false, 4],
        ],
      )
      assert.ok((takes[3]?.retryAfter ?? 0) > 50 && (takes[3]?.retryAfter ?? 0) <= 60)
      assert.equal((await store.limiter.take(other, key, limit)).used, 1)
      assert.ok((await store.limiter.used(bucket, key, limit)) >= 3)
      await store.limiter.forget(bucket, key, limit)
      assert.equal(await store.limiter.used(bucket, key, limit), 0)
      assert.equal((await store.limiter.take(bucket, key, limit)).allowed, true)
    })

    it('say that a limit is passed however often it is asked for more', async () => {
      const key = randomId()
      const limit = { count: 2, seconds: 60 }
      for (let n = 0; n < 8; n++) {
        const { allowed, used } = await store.limiter.take(bucket, key, limit)
        assert.equal(allowed, used <= 2)
        assert.ok(used >= Math.min(n + 1, 3), `${used} after ${n + 1}`)
      }
    })

    it('let as many through as they say, of fifty at once', async () => {
      const key = randomId()
      const verdicts = await Promise.all(
        Array.from({ length: 50 }, () => store.limiter.take(bucket, key, { count: 7, seconds: 60 })),
      )
      assert.equal(verdicts.filter(({ allowed }) => allowed).length, 7)
    })

    it('end with their window', async () => {
      const key = randomId()
      const limit = { count: 1, seconds: 1 }
      assert.equal((await store.limiter.take(bucket, key, limit)).allowed, true)
      assert.equal((await store.limiter.take(bucket, key, limit)).allowed, false)
      // the store's own clock: it can't be set forward
      await until('the window ends', async () => (await store.limiter.take(bucket, key, limit)).allowed)
    })
  })
}
