import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { callerAt } from '../server/domain/caller.js'
import { takeFromNetworks } from '../server/domain/limits/network-limits.js'
import type { Limiter } from '../server/domain/ports/limiter.js'
import { openStore } from '../server/store/open-store.js'
import { heldMemory } from '../test/support/held-memory.js'
import { TestKeyring } from '../test/support/test-keyring.js'
import { testUnit } from '../test/support/test-server.js'
import type { BenchRow } from './table.js'

/** As many /64s as somebody with a /45 has. */
const NETWORKS = 500_000

/** Memory that a store and its limits hold after half a million networks took a challenge each. */
export async function limitsMemoryBench(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'klucznik-bench-'))
  const before = heldMemory()
  const store = await openStore({ dataDir: folder })
  try {
    const start = performance.now()
    await takeFromEverywhere(store.limiter)
    const rate = NETWORKS / ((performance.now() - start) / 1_000)
    const bytes = heldMemory() - before
    return [
      {
        name: `memory of store and limits after ${NETWORKS.toLocaleString('en')} networks`,
        figure: `${(bytes / 1e6).toFixed(1)} MB, ${rate.toFixed(0)} acts a second`,
      },
    ]
  } finally {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function takeFromEverywhere(limiter: Limiter): Promise<void> {
  const services = { limiter, keyring: new TestKeyring() }
  const unit = testUnit()
  for (let n = 0; n < NETWORKS; n++) {
    const caller = callerAt(`2001:${(0xdb8 + (n >> 16)).toString(16)}:${(n & 0xffff).toString(16)}:1::1`)
    await takeFromNetworks(services, { unit, caller, bucket: 'challenge', limit: unit.limits.perAddress })
  }
}
