import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { healthUnderFlood, type FloodedHealth } from '../support/health-under-flood.js'
import { startTestServer, testUnit } from '../support/test-server.js'

/** What the requirement says, in milliseconds; on a machine that takes more than 2 ms for it without a flood, so many times that. */
const MOST_MS = 100
const MOST_TIMES_QUIET = 50

/** What else the machine has to do makes it slower and never faster, so the best of some floods counts. */
const FLOODS = 3

/** Ten for each challenge that the network may take. */
const MOST_FETCHES = 400

/** Bytes in four seconds, of 1.1 GB in ten that somebody got before. */
const MOST_BYTES = 25_000_000

/** A flood against a server that has just started. */
async function flood(kind: 'picture' | 'sound'): Promise<FloodedHealth> {
  const server = await startTestServer({
    // a limit that the flood reaches on a busy machine, too
    units: [testUnit({ limits: { perAddress: '40/600' } })],
    env: { trustedProxies: ['127.0.0.1'] },
  })
  try {
    return await healthUnderFlood(server, kind)
  } finally {
    await server.stop()
  }
}

for (const kind of ['picture', 'sound'] as const) {
  describe(`600 connections that fetch the ${kind}s of 40 challenges`, () => {
    it('leave the server as it was for everybody else [86]', async (context) => {
      for (let left = FLOODS; left > 0; left--) {
        const { quietMs, floodedMs, parents, flood: told } = await flood(kind)
        const times = `/healthz quiet ${quietMs.toFixed(1)} ms, flooded ${floodedMs.toFixed(1)}`
        context.diagnostic(`${times}; parents ${parents.accepted} of ${parents.tried}; ${JSON.stringify(told)}`)
        assert.deepEqual(parents.failures, [])
        assert.ok(parents.accepted > 0)
        assert.ok((told.answers['200'] ?? 0) <= MOST_FETCHES, JSON.stringify(told))
        assert.ok(told.bytes < MOST_BYTES, `${told.bytes} bytes`)
        if (floodedMs < Math.max(MOST_MS, MOST_TIMES_QUIET * quietMs)) return
        assert.ok(left > 1, times)
      }
    })
  })
}
