import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clientFor } from '../test/support/browser-client.js'
import { givePassword } from '../test/support/panel.js'
import { startServerProcess, type ServerProcess } from '../test/support/server-process.js'
import { startTestServer } from '../test/support/test-server.js'
import { enter, SCHOOL } from '../test/support/walk.js'
import { rankProbability } from './rank-probability.js'
import type { BenchRow } from './table.js'

/** Whose identifier is typed; `osoba3` is a login, `osoba3@example.org` the address of the same account. */
const WHO = { known: 'osoba', unknown: 'obcy', disabled: 'wylaczony', 'no password': 'nowy' } as const
type Who = keyof typeof WHO

const PAIRS: readonly [Who, Who][] = [
  ['known', 'unknown'],
  ['disabled', 'unknown'],
  ['no password', 'unknown'],
  ['known', 'disabled'],
  ['known', 'no password'],
]

const WARM_TRIES = 30

/**
 * Can a stranger tell from time who has an account, by a wrong password on the page where one signs in? All four kinds of
 * people take turns in an order that chance makes, each identifier is tried once by either way, and every try comes from
 * a network of its own, so that no limit answers.
 */
export async function signInExistenceBench({ people = 400 } = {}): Promise<BenchRow[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'klucznik-bench-'))
  const secret = randomBytes(32)
  await enterPeople({ dataDir, secret, people })
  const server = await startServerProcess({
    variables: {
      DATA_DIR: dataDir,
      SECRET_KEY: secret.toString('base64'),
      LOG_LEVEL: 'warn',
      TRUSTED_PROXIES: '127.0.0.1',
    },
  })
  try {
    const school = clientFor(server, { headers: SCHOOL }).accounts
    for (let n = 0; n < people; n++) await school.disable.mutate({ login: loginOf('disabled', n) })
    for (let n = 0; n < WARM_TRIES; n++) await timeOfWrongPassword(server, `rozgrzewka${n}`)
    const rows: BenchRow[] = []
    for (const way of ['login', 'e-mail'] as const) {
      const times: Record<Who, number[]> = { known: [], unknown: [], disabled: [], 'no password': [] }
      for (let n = 0; n < people; n++)
        for (const who of shuffled(Object.keys(WHO) as Who[])) {
          const login = loginOf(who, n)
          times[who].push(await timeOfWrongPassword(server, way === 'login' ? login : `${login}@example.org`))
        }
      for (const [one, other] of PAIRS)
        rows.push({
          name: `sign-in by ${way}, ${one} or ${other} (AUC, ${people} each)`,
          figure: rankProbability(times[one], times[other]).toFixed(3),
        })
    }
    return rows
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Everybody but the unknown; a password was set by all but the new. */
async function enterPeople({ dataDir, secret, people }: { dataDir: string; secret: Buffer; people: number }) {
  const server = await startTestServer({ env: { dataDir, secretKeys: [secret] } })
  try {
    for (let n = 0; n < people; n++)
      for (const who of ['known', 'disabled', 'no password'] as const) {
        const login = loginOf(who, n)
        await enter(server, { login, email: `${login}@example.org` })
        if (who !== 'no password') await givePassword(server, login)
      }
  } finally {
    await server.stop()
  }
}

function loginOf(who: Who, n: number): string {
  return `${WHO[who]}${n}`
}

let networks = 0

async function timeOfWrongPassword({ url }: ServerProcess, identifier: string): Promise<number> {
  const network = `2001:db8:${(networks++).toString(16)}::1`
  const start = performance.now()
  const answer = await fetch(`${url}/jst/przykladowo/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'x-forwarded-for': network },
    body: new URLSearchParams({ to: 'panel', identifier, password: 'zle haslo na pewno' }),
  })
  await answer.arrayBuffer()
  const time = performance.now() - start
  const location = answer.headers.get('location') ?? ''
  if (answer.status !== 303 || !location.includes('e=wrong')) throw new Error(`${answer.status} ${location}`)
  return time
}

function shuffled<Item>(items: Item[]): Item[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item)
}
