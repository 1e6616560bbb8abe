import { clientFor } from '../test/support/browser-client.js'
import { givePassword } from '../test/support/panel.js'
import { floodSignIns } from '../test/support/sign-in-flood.js'
import { startTestServer, testUnit } from '../test/support/test-server.js'
import { enter, PASSWORD, SCHOOL } from '../test/support/walk.js'
import { median } from './median.js'
import type { BenchRow } from './table.js'

/** Sign-ins a second, as somebody with one IPv6 line tried it. */
const PER_SECOND = 50
/** What else the machine has to do changes from second to second, so quiet and flood follow each other so often. */
const ROUNDS = 4
const FLOOD_MS = 2_000
const QUIET_CALLS = 25

/** What the requirement allows, in quiet times. */
const MOST_TIMES = 3

/** What a school's system feels while one line signs in to another unit's panel by logins that nobody has. */
export async function signInFloodBench(): Promise<BenchRow[]> {
  const server = await startTestServer({
    units: [testUnit(), testUnit({ id: 'obok' })],
    env: { trustedProxies: ['127.0.0.1'] },
  })
  try {
    await enter(server, { login: 'marek' }, 'obok')
    await givePassword(server, 'marek', { unit: 'obok' })
    const { accounts } = clientFor(server, { unit: 'obok', headers: SCHOOL })
    const timeOfVerify = async (): Promise<number> => {
      const start = performance.now()
      const { valid } = await accounts.verify.mutate({ login: 'marek', password: PASSWORD })
      if (!valid) throw new Error('the password is right')
      return performance.now() - start
    }
    // a server that has just started compiles its first answers
    for (let n = 0; n < QUIET_CALLS; n++) await timeOfVerify()
    const quiet: number[] = []
    const flooded: number[] = []
    const answers: Record<string, number> = {}
    for (let round = 0; round < ROUNDS; round++) {
      for (let n = 0; n < QUIET_CALLS; n++) quiet.push(await timeOfVerify())
      const flood = floodSignIns(server, { perSecond: PER_SECOND })
      const end = performance.now() + FLOOD_MS
      while (performance.now() < end) flooded.push(await timeOfVerify())
      await flood.stop()
      for (const [outcome, count] of Object.entries(flood.answers)) answers[outcome] = (answers[outcome] ?? 0) + count
    }
    const [quietMs, floodedMs] = [median(quiet), median(flooded)]
    return [
      {
        name: `accounts.verify while a /48 signs in ${PER_SECOND} times a second at another unit`,
        figure: `${floodedMs.toFixed(1)} ms, ${(floodedMs / quietMs).toFixed(1)} × the quiet ${quietMs.toFixed(1)} ms; limit ${MOST_TIMES} ×; answers ${JSON.stringify(answers)}`,
      },
    ]
  } finally {
    await server.stop()
  }
}
