import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor } from '../support/browser-client.js'
import { mailWithTicket, ticketsIn } from '../support/mails.js'
import { startServerProcess, type ServerProcess } from '../support/server-process.js'
import { ask, SCHOOL } from '../support/walk.js'
import { NOT_WHOLE, spellings, TICKET } from '../contract/ticket-spellings.js'

const EMAIL = 'ewa@example.org'

describe('a mailed link that a filter has rewritten, with the log at its loudest [21, 55, 88]', () => {
  let server: ServerProcess
  let ticket = ''
  before(async () => {
    server = await startServerProcess({ variables: { LOG_LEVEL: 'trace' } })
    await clientFor(server, { headers: SCHOOL }).accounts.upsert.mutate({ account: { login: 'ewa', email: EMAIL } })
    await ask(server, EMAIL)
    ticket = ticketsIn(await mailWithTicket(server.inbox, EMAIL))[0] ?? ''
  })
  after(() => server.stop())

  /** What a browser sends of an address: all but its fragment. */
  const open = (address: string): Promise<Response> =>
    fetch(server.url + (address.split('#')[0] ?? ''), { redirect: 'manual' })
  const isSent = (address: string): boolean => /klucznik/i.test((address.split('#')[0] ?? '').slice('/jst/'.length))

  for (const [name, [example, rest]] of Object.entries(spellings(TICKET)).filter(([, [address]]) => isSent(address)))
    it(`leads to the page with the ticket in its fragment: ${name}`, async () => {
      const answer = await open(spellings(ticket)[name]?.[0] ?? example)
      assert.equal(answer.status, 303)
      const language = /lang/.test(rest) ? '?lang=pl' : ''
      assert.equal(answer.headers.get('location'), `/jst/przykladowo${language}#klucznik=${ticket}`)
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      assert.equal(answer.headers.get('referrer-policy'), 'no-referrer')
      assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/)
      assert.equal(await answer.text(), '')
    })

  for (const [name, [spelling]] of Object.entries(NOT_WHOLE).filter(([, [address]]) => isSent(address)))
    it(`leads to the page with nothing where there is no ticket: ${name}`, async () => {
      const { status, headers } = await open(spelling)
      assert.equal(status, 303)
      assert.equal(headers.get('location'), '/jst/przykladowo?lang=pl#klucznik=')
    })

  it('leads on to the page itself, where a link as it was mailed leads at once', async () => {
    for (const redirect of ['follow', 'manual'] as const) {
      const path = redirect === 'follow' ? `?lang=uk%23klucznik%3D${ticket}` : '?lang=uk'
      const answer = await fetch(`${server.url}/jst/przykladowo${path}`, { redirect })
      assert.equal(answer.status, 200)
      assert.equal(new URL(answer.url).search, '?lang=uk')
      assert.match(await answer.text(), /<html lang="uk">.*<klucznik-recovery /s)
    }
  })

  it('keeps no ticket in sight where there is no such unit, and sends nobody elsewhere', async () => {
    const nowhere = await open(`/jst/nigdzie%23klucznik=${ticket}`)
    assert.equal(nowhere.headers.get('location'), '/jst/nigdzie')
    assert.equal((await open(`/jst//zly.example/%23klucznik=${ticket}`)).status, 404)
    assert.equal((await open(`//zly.example/jst/przykladowo%23klucznik=${ticket}`)).status, 404)
  })

  it('leads there too behind more than any part of a path may have', async () => {
    const answer = await open(`/jst/przykladowo%23klucznik=${ticket}&utm_source=${'poczta'.repeat(500)}`)
    assert.equal(answer.headers.get('location'), `/jst/przykladowo#klucznik=${ticket}`)
  })

  it('is in no line of the log in any of these, and opens the password as if nothing had happened', async () => {
    assert.equal((await clientFor(server).recovery.inspect.mutate({ ticket })).login, 'ewa')
    const output = server.output()
    assert.match(output, /"msg":"listening"/)
    for (const part of [ticket, ticket.slice(0, 24), ticket.slice(-24), TICKET.slice(0, 24)])
      assert.ok(!output.includes(part), 'a ticket is in the log')
  })
})
