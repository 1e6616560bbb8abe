import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { hash, verify } from '@node-rs/argon2'
import { rememberBrowser } from '../server/domain/limits/known-browser.js'
import { givePassword, signInOnPage } from '../test/support/panel.js'
import { startTestServer, type TestServer } from '../test/support/test-server.js'
import { enter, PASSWORD, unitOf } from '../test/support/walk.js'
import type { BenchRow } from './table.js'

/** What the requirement names, at the 95th percentile. */
const PER_SECOND = 50
const MOST_MS = 40

/** Each signs in once in either browser, with a password of their own, by which the time of hashing is told apart. */
const PEOPLE = 300

/** As the passwords of accounts are hashed here. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * How long a sign-in takes on the embedded store, without the time that its password's hashing takes or waits for; beside
 * it the whole, and the whole of a bare Node server that does one argon2 run for a request. Browsers that signed in before
 * hash in a lane of their own; those that are new share one that leaves a processor alone half of the time.
 */
export async function signInTimeBench(): Promise<BenchRow[]> {
  const bare = p95(await timesOfBareServer())
  const server = await startTestServer({ env: { trustedProxies: ['127.0.0.1'] } })
  try {
    for (let n = 0; n < PEOPLE; n++) {
      await enter(server, { login: `osoba${n}` })
      await givePassword(server, `osoba${n}`, { password: passwordOf(n) })
    }
    const hashing = timeHashing(server)
    // a server that has just started compiles its first answers
    for (let n = 0; n < 20; n++) await signIn(server, `obcy${n}`, { password: PASSWORD, n })
    const rows: BenchRow[] = []
    for (const browser of ['known', 'new'] as const) {
      const wholes: number[] = []
      const rests: number[] = []
      const answers: Record<string, number> = {}
      await atRate(PEOPLE, async (n) => {
        const [login, password] = [`osoba${n}`, passwordOf(n)]
        const cookie = browser === 'known' ? cookieOf(server, login) : ''
        const start = performance.now()
        const outcome = await signIn(server, login, { password, n, cookie })
        const whole = performance.now() - start
        answers[outcome] = (answers[outcome] ?? 0) + 1
        if (outcome !== 'in') return
        wholes.push(whole)
        rests.push(whole - (hashing.get(password) ?? 0))
      })
      rows.push(
        {
          name: `a sign-in in a ${browser} browser without argon2's part, p95 at ${PER_SECOND}/s`,
          figure: `${p95(rests).toFixed(1)} ms; limit ${MOST_MS} ms; answers ${JSON.stringify(answers)}`,
        },
        {
          name: 'the whole of it, p95',
          figure: `${p95(wholes).toFixed(1)} ms, ${(p95(wholes) / bare).toFixed(1)} × a bare Node server with one argon2 run, ${bare.toFixed(1)} ms`,
        },
      )
    }
    return rows
  } finally {
    await server.stop()
  }
}

function passwordOf(n: number): string {
  return `${PASSWORD} ${n}`
}

async function signIn(
  server: TestServer,
  identifier: string,
  { password, n, cookie = '' }: { password: string; n: number; cookie?: string },
): Promise<string> {
  const headers = { 'x-forwarded-for': `2001:db8:${n.toString(16)}::1`, cookie }
  return (await signInOnPage(server, { identifier, password }, { headers })).outcome
}

/** Of a browser in which somebody was let in before. */
function cookieOf(server: TestServer, identifier: string): string {
  const { keyring, now } = server.services
  const shown = rememberBrowser(keyring, { unit: unitOf(server), identifier, shown: undefined, now: now() })
  return `klucznik-browser=${shown}`
}

/** By password: milliseconds from the wish to compare until its answer. */
function timeHashing({ services: { hasher } }: TestServer): Map<string, number> {
  const times = new Map<string, number>()
  const compare = hasher.verify
  hasher.verify = async (phc, password, turn) => {
    const start = performance.now()
    const isSame = await compare(phc, password, turn)
    times.set(password, performance.now() - start)
    return isSame
  }
  return times
}

async function timesOfBareServer(): Promise<number[]> {
  const phc = await hash(PASSWORD, COST)
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const password = new URLSearchParams(await text(request)).get('password') ?? ''
    response.end(String(await verify(phc, password)))
  }
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const times: number[] = []
  await atRate(PEOPLE, async (n) => {
    const start = performance.now()
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams({ password: PASSWORD }) })
    if ((await response.text()) !== 'true') throw new Error('the password is right')
    times[n] = performance.now() - start
  })
  server.close()
  return times
}

/** So many, {@link PER_SECOND} of them begun in a second, however long each takes. */
async function atRate(count: number, one: (n: number) => Promise<void>): Promise<void> {
  const begun = performance.now()
  const underWay: Promise<void>[] = []
  for (let n = 0; n < count; n++) {
    await sleep(Math.max(0, begun + (n * 1_000) / PER_SECOND - performance.now()))
    underWay.push(one(n))
  }
  await Promise.all(underWay)
}

function p95(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length * 0.95)] ?? Number.NaN
}
