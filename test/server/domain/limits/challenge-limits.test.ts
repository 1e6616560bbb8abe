import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callerAt } from '../../../../server/domain/caller.js'
import { Failure } from '../../../../server/domain/failure.js'
import type { UnitKeys } from '../../../../server/domain/keys/unit-keys.js'
import { takeChallenge } from '../../../../server/domain/limits/challenge-limits.js'
import { TestKeyring } from '../../../support/test-keyring.js'
import { testUnit } from '../../../support/test-server.js'

/** Its keys are late from the third time on, as when the event loop was held up meanwhile. */
class LateKeyring extends TestKeyring {
  #asked = 0

  override of(unit: string): UnitKeys {
    this.#asked += 1
    if (this.#asked > 2) throw new Failure('UNAVAILABLE')
    return super.of(unit)
  }
}

test('a challenge whose unit’s keys are late is refused, and nothing is left that fails where nobody waits for it', async () => {
  const unhandled: unknown[] = []
  const note = (error: unknown): void => void unhandled.push(error)
  process.on('unhandledRejection', note)
  const services = {
    keyring: new LateKeyring(),
    limiter: {
      take: async () => ({ allowed: true, used: 1, retryAfter: 0 }),
      used: async () => 0,
      forget: async () => {},
    },
    log: { info() {}, warn() {} },
    now: () => new Date(),
  }
  await assert.rejects(takeChallenge(services, { unit: testUnit(), caller: callerAt('192.0.2.1') }), /UNAVAILABLE/)
  await new Promise((resolve) => setTimeout(resolve, 10))
  process.off('unhandledRejection', note)
  assert.deepEqual(unhandled, [])
})
