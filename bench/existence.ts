import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { clientFor, solveFor } from '../test/support/browser-client.js'
import { startServerProcess } from '../test/support/server-process.js'
import { SCHOOL } from '../test/support/walk.js'
import { rankProbability } from './rank-probability.js'
import type { BenchRow } from './table.js'

/** The worker looks every 50 ms here: a watcher who looks for so long has seen it work on the wish. */
const WATCH_MS = 150

interface Sample {
  /** Milliseconds until the wish was answered. */
  direct: number
  /** The slowest answer to anything else while the worker works on the wish. */
  next: number
}

/**
 * Can a stranger tell from time who has an account? Interleaved wishes for people who exist and who do not, told apart
 * by the answer's own time and by the time of whatever is asked next; 0.5 is a coin. Then the same once more, when the
 * people who exist have had all the mails that they may have.
 */
export async function benchExistence({ pairs = 300 } = {}): Promise<BenchRow[]> {
  const sink = await startSink()
  const server = await startServerProcess({
    variables: { SMTP_URL: sink.url, LOG_LEVEL: 'warn' },
    limits: { mailsPerHour: 1, mailsPerDay: 1 },
  })
  try {
    const school = clientFor(server, { headers: SCHOOL }).accounts
    for (let n = 0; n < pairs; n++)
      await school.upsert.mutate({ account: { login: `osoba${n}`, email: `osoba${n}@example.org` } })
    const measure = async (identifier: string, into: Sample[]): Promise<void> => {
      const solved = await solveFor(server)
      const start = performance.now()
      await clientFor(server).recovery.request.mutate({ identifier, language: 'pl', ...solved })
      const direct = performance.now() - start
      into.push({ direct, next: await slowestAnswer(`${server.url}/healthz`) })
    }
    for (let warm = 0; warm < 20; warm++) await measure(`rozgrzewka${warm}`, [])
    const rows: BenchRow[] = []
    for (const what of ['existence', 'existence, mails used up']) {
      const known: Sample[] = []
      const unknown: Sample[] = []
      for (let n = 0; n < pairs; n++) {
        const turns = [() => measure(`osoba${n}@example.org`, known), () => measure(`obcy${n}@example.org`, unknown)]
        for (const turn of Math.random() < 0.5 ? turns : turns.reverse()) await turn()
      }
      const auc = (pick: (sample: Sample) => number) => rankProbability(known.map(pick), unknown.map(pick)).toFixed(3)
      rows.push(
        { name: `${what}, direct (AUC, ${pairs} pairs)`, figure: auc(({ direct }) => direct) },
        { name: `${what}, next request (AUC, ${pairs} pairs)`, figure: auc(({ next }) => next) },
      )
    }
    return rows
  } finally {
    await server.stop()
    sink.stop()
  }
}

async function slowestAnswer(url: string): Promise<number> {
  const end = performance.now() + WATCH_MS
  let slowest = 0
  while (performance.now() < end) {
    const start = performance.now()
    await (await fetch(url)).arrayBuffer()
    slowest = Math.max(slowest, performance.now() - start)
  }
  return slowest
}

/** A mail server in a process of its own: taking a mail must not slow down whoever measures. */
async function startSink(): Promise<{ url: string; stop: () => void }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'mail-sink.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve))
  return { url, stop: () => child.kill() }
}
