import { startTestServer, testUnit } from '../test/support/test-server.js'
import { bareHealthUnderFlood, healthUnderFlood } from '../test/support/health-under-flood.js'
import { limitsMemoryBench } from './limits-memory.js'
import { lineFloodBench } from './line-flood.js'
import { signInFloodBench } from './sign-in-flood.js'
import type { BenchRow } from './table.js'

/** Milliseconds that the requirement allows at the median. */
const MOST_MS = 100

/** Bytes that a bare server sends in place of a picture and of a sound. */
const BYTES = { picture: 3_000, sound: 55_000 } as const

/** What floods leave for everybody else: of pictures and sounds, of one IPv6 line, of half a million networks. */
export async function benchLoad(): Promise<BenchRow[]> {
  const benches = [pictureFloodBench, lineFloodBench, signInFloodBench, limitsMemoryBench]
  const rows: BenchRow[] = []
  for (const bench of benches) rows.push(...(await bench()))
  return rows
}

/** What everybody else feels while one address fetches pictures and sounds on 600 connections. */
async function pictureFloodBench(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const kind of ['picture', 'sound'] as const) {
    const peerMs = await bareHealthUnderFlood(BYTES[kind])
    const server = await startTestServer({ units: [testUnit()], env: { trustedProxies: ['127.0.0.1'] } })
    try {
      const { quietMs, floodedMs, parents, flood } = await healthUnderFlood(server, kind)
      const ratio = (floodedMs / quietMs).toFixed(1)
      rows.push(
        {
          name: `/healthz while 600 connections fetch ${kind}s`,
          figure: `${floodedMs.toFixed(1)} ms, ${ratio} × the quiet ${quietMs.toFixed(1)} ms; a bare Node server ${peerMs.toFixed(1)} ms; limit ${MOST_MS} ms`,
        },
        {
          name: 'parents who got through beside them',
          figure: `${parents.accepted} of ${parents.tried}; limit all`,
        },
        {
          name: 'what the 600 were sent in four seconds',
          figure: `${(flood.bytes / 1e6).toFixed(1)} MB, answers ${JSON.stringify(flood.answers)}`,
        },
      )
    } finally {
      await server.stop()
    }
  }
  return rows
}
