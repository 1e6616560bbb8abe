import { clientFor, solveFor } from '../test/support/browser-client.js'
import { mailWithTicket } from '../test/support/mails.js'
import { startServerProcess } from '../test/support/server-process.js'
import { ask, SCHOOL } from '../test/support/walk.js'
import { rankProbability } from './rank-probability.js'
import type { BenchRow } from './table.js'

/** Who is asked about: somebody with a code in their mailbox, somebody with none, and nobody. */
const WHO = ['osoba', 'bezkodu', 'obcy'] as const
type Who = (typeof WHO)[number]

/**
 * Can a stranger tell from time who has an account, or a code, by a wrong code? All three kinds of people take turns in an
 * order that chance makes, and every try comes from a network of its own.
 */
export async function codeExistenceBench({ pairs = 300 } = {}): Promise<BenchRow[]> {
  const server = await startServerProcess({ variables: { LOG_LEVEL: 'warn', TRUSTED_PROXIES: '127.0.0.1' } })
  try {
    const school = clientFor(server, { headers: SCHOOL }).accounts
    for (let n = 0; n < pairs; n++)
      for (const who of ['osoba', 'bezkodu']) {
        const account = { login: `${who}${n}`, email: `${who}${n}@example.org` }
        await school.upsert.mutate({ account })
      }
    for (let n = 0; n < pairs; n++) await ask(server, `osoba${n}`, { headers: network(n) })
    await mailWithTicket(server.inbox, `osoba${pairs - 1}@example.org`)
    await ask(server, 'rozgrzewka')
    const times: Record<Who, number[]> = { osoba: [], bezkodu: [], obcy: [] }
    for (let n = -20; n < pairs; n++)
      for (const who of [...WHO].toSorted(() => Math.random() - 0.5)) {
        const time = await timeOfWrongCode(server, n < 0 ? `rozgrzewka${n}` : `${who}${n}@example.org`)
        if (n >= 0) times[who].push(time)
      }
    const row = (one: Who, other: Who, what: string): BenchRow => ({
      name: `a wrong code, ${what} (AUC, ${pairs} pairs)`,
      figure: rankProbability(times[one], times[other]).toFixed(3),
    })
    return [row('osoba', 'obcy', 'of somebody or nobody'), row('osoba', 'bezkodu', 'with a code or without')]
  } finally {
    await server.stop()
  }
}

let networks = 0

function network(n = networks++): Record<string, string> {
  return { 'x-forwarded-for': `2001:db8:${n.toString(16)}::1` }
}

async function timeOfWrongCode(
  server: Awaited<ReturnType<typeof startServerProcess>>,
  identifier: string,
): Promise<number> {
  const headers = network()
  const solved = await solveFor(server, { headers })
  const { recovery } = clientFor(server, { headers })
  const start = performance.now()
  const refusal = await recovery.exchange.mutate({ identifier, code: '00000000', ...solved }).then(
    () => 'let in',
    (error: Error) => error.message,
  )
  const time = performance.now() - start
  if (refusal !== 'TICKET_INVALID') throw new Error(`${identifier}: ${refusal}`)
  return time
}
