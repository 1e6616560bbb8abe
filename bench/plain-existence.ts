import { clientFor } from '../test/support/browser-client.js'
import { mailWithTicket } from '../test/support/mails.js'
import { plainBrowser } from '../test/support/plain-browser.js'
import { startServerProcess, type ServerProcess } from '../test/support/server-process.js'
import { ask, SCHOOL } from '../test/support/walk.js'
import { rankProbability } from './rank-probability.js'
import type { BenchRow } from './table.js'

/** Forms of the way without scripts, with what their answer leads to when nothing is wrong with the challenge. */
const FORMS = { request: /sent=1/, code: /e=code-wrong/ } as const
type Form = keyof typeof FORMS

/**
 * Can a stranger tell from time who has an account, by the forms that need no script? People who are there, with a code in
 * their mailbox, and people who are not take turns in an order that chance makes, each try from a network of its own.
 */
export async function plainExistenceBench({ pairs = 300 } = {}): Promise<BenchRow[]> {
  const server = await startServerProcess({ variables: { LOG_LEVEL: 'warn', TRUSTED_PROXIES: '127.0.0.1' } })
  try {
    const school = clientFor(server, { headers: SCHOOL }).accounts
    for (let n = 0; n < pairs; n++) {
      const login = `osoba${n}`
      await school.upsert.mutate({ account: { login, email: `${login}@example.org` } })
      await ask(server, login, { headers: network() })
    }
    await mailWithTicket(server.inbox, `osoba${pairs - 1}@example.org`)
    const rows: BenchRow[] = []
    for (const form of ['code', 'request'] as const) {
      const known: number[] = []
      const unknown: number[] = []
      for (let n = 0; n < 20; n++) await timeOf(server, form, `rozgrzewka${n}@example.org`)
      for (let n = 0; n < pairs; n++) {
        const turns = [
          async () => known.push(await timeOf(server, form, `osoba${n}@example.org`)),
          async () => unknown.push(await timeOf(server, form, `obcy${n}@example.org`)),
        ]
        for (const turn of Math.random() < 0.5 ? turns : turns.reverse()) await turn()
      }
      const figure = rankProbability(known, unknown).toFixed(3)
      rows.push({ name: `without scripts, ${form} (AUC, ${pairs} pairs)`, figure })
    }
    return rows
  } finally {
    await server.stop()
  }
}

let networks = 0

function network(): Record<string, string> {
  return { 'x-forwarded-for': `2001:db8:${(networks++).toString(16)}::1` }
}

/** Milliseconds until the form was answered. */
async function timeOf(server: ServerProcess, form: Form, identifier: string): Promise<number> {
  const browser = plainBrowser(server, network())
  const path = `/jst/przykladowo/${form}`
  const page = await browser.open(path)
  const typed = { ...page.fields, identifier, code: '00000000', characters: browser.characters(page) }
  const start = performance.now()
  const answer = await browser.post(path, typed)
  const time = performance.now() - start
  const location = answer.headers.get('location') ?? ''
  if (!FORMS[form].test(location)) throw new Error(`${identifier}: ${answer.status} ${location}`)
  return time
}
