import { UNIT_PRICE_CEILING } from '../server/domain/captcha/challenge-price.js'
import { clientFor } from '../test/support/browser-client.js'
import { startTestServer, testUnit, type TestServer } from '../test/support/test-server.js'
import type { BenchRow } from './table.js'

/** Twenty /64s of a /48, each of which does all that one address may, and a bit more. */
const NETWORKS = 20
const ACTS_OF_EACH = 300
const AT_ONCE = 40

/** What one line (an IPv6 /48) that takes challenges and sends rubbish makes of another visitor's work. */
export async function lineFloodBench(): Promise<BenchRow[]> {
  const server = await startTestServer({
    units: [testUnit({ captcha: { workFactor: 1 } })],
    env: { trustedProxies: ['127.0.0.1'] },
  })
  try {
    const quiet = await workOf(server, '2001:db8:b::1')
    const challenges: string[] = []
    const taken = await flood(async (address) => {
      challenges.push((await clientAt(server, address).captcha.issue.mutate(WORK)).challenge)
    })
    const afterTaken = await workOf(server, '2001:db8:b::1')
    const sent = await flood((address) => sendRubbish(server, address, challenges.pop()))
    const afterSent = await workOf(server, '2001:db8:b::1')
    const acts = (NETWORKS * ACTS_OF_EACH).toLocaleString('en')
    const ratio = (work: number): string =>
      `${(work / quiet).toFixed(1)} × the quiet work; limit ${UNIT_PRICE_CEILING} ×`
    return [
      {
        name: `another visitor's work after a /48 asked for ${acts} challenges and solved none`,
        figure: `${ratio(afterTaken)} (${taken} were let through)`,
      },
      {
        name: `and after it sent ${acts} requests, wrong and forged`,
        figure: `${ratio(afterSent)} (${sent} were let through)`,
      },
    ]
  } finally {
    await server.stop()
  }
}

const WORK = { kind: 'work', language: 'pl' } as const

function clientAt(server: TestServer, address: string) {
  return clientFor(server, { headers: { 'x-forwarded-for': address } })
}

async function workOf(server: TestServer, address: string): Promise<number> {
  return (await clientAt(server, address).captcha.issue.mutate(WORK)).work.data.max
}

/** Sends a wrong solution to a challenge, or one that never was ours. */
async function sendRubbish(server: TestServer, address: string, challenge = 'x'): Promise<void> {
  const solution = { counter: 1, derivedKey: '00'.repeat(32) }
  const wish = { identifier: 'nikt@example.org', language: 'pl', challenge, solution } as const
  await clientAt(server, address)
    .recovery.request.mutate(wish)
    .then(
      () => Promise.reject(new Error('a wrong solution was taken')),
      (error: Error) => (error.message === 'CAPTCHA_WRONG' ? undefined : Promise.reject(error)),
    )
}

/** Has each network act as often as it can; resolves with how many acts were not refused by a limit. */
async function flood(act: (address: string) => Promise<void>): Promise<number> {
  const addresses = Array.from({ length: NETWORKS * ACTS_OF_EACH }, (_, n) => {
    const network = (n % NETWORKS) * 0x100
    return `2001:db8:a:${network.toString(16)}::1`
  })
  let done = 0
  const lane = async (): Promise<void> => {
    for (let address = addresses.pop(); address !== undefined; address = addresses.pop()) {
      await act(address).then(
        () => done++,
        (error: Error) => (error.message === 'TOO_MANY_REQUESTS' ? undefined : Promise.reject(error)),
      )
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return done
}
