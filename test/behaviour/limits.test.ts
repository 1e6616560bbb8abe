import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor, solveFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { ask, enter, outboxEmpty } from '../support/walk.js'

const from = (address: string) => ({ 'x-forwarded-for': address })
const tooMany = (error: { data?: { code?: string; retryAfter?: number } }) => {
  assert.equal(error.data?.code, 'TOO_MANY_REQUESTS')
  assert.ok((error.data.retryAfter ?? 0) > 0)
  return true
}

eachStore((store) => {
  describe('limits', () => {
    let server: TestServer
    before(async () => {
      server = await startTestServer({
        units: [
          testUnit({ limits: { perAddress: '20/600', perIdentifier: '5/3600', perUnit: '10000/600' } }),
          testUnit({ id: 'obok', limits: { perAddress: '20/600' } }),
          testUnit({ id: 'maly', limits: { perAddress: '1000/600', perUnit: '3/600', perIdentifier: '1000/600' } }),
        ],
        env: { trustedProxies: ['127.0.0.1'], ...store.env() },
      })
    })
    after(() => server.stop())

    const issue = (address: string, unit = 'przykladowo') =>
      clientFor(server, { unit, headers: from(address) }).captcha.issue.mutate({ kind: 'work', language: 'pl' })

    it('hold for each address and unit on its own, and say how long to wait [40]', async () => {
      for (let times = 0; times < 20; times++) await issue('192.0.2.1')
      await assert.rejects(issue('192.0.2.1'), tooMany)
      await issue('192.0.2.2')
      await issue('192.0.2.1', 'obok')
    })

    it('count a whole /64 as one address, and the next one as another [40]', async () => {
      for (let times = 0; times < 20; times++) await issue(`2001:db8:0:7::${times.toString(16)}`)
      await assert.rejects(issue('2001:db8:0:7:ffff::1'), tooMany)
      await issue('2001:db8:0:8::1')
    })

    it('take no port and no made-up text for another address [44]', async () => {
      for (let port = 1; port <= 20; port++) await issue(`192.0.2.40:${port}`)
      await assert.rejects(issue('192.0.2.40:99'), tooMany)
      for (let times = 0; times < 20; times++) await issue(`x${times}`)
      await assert.rejects(issue('unknown'), tooMany)
    })

    it('make a busy address’s challenges dearer before they refuse', async () => {
      const work: number[] = []
      for (let times = 0; times < 20; times++) work.push((await issue('192.0.2.9')).work.data.max)
      assert.equal(work[0], Math.min(...work))
      assert.ok((work[19] ?? 0) >= 8 * (work[0] ?? 0))
    })

    it('count tickets in a bucket of their own [22]', async () => {
      const client = clientFor(server, { headers: from('192.0.2.3') })
      for (let times = 0; times < 20; times++) {
        await assert.rejects(client.recovery.inspect.mutate({ ticket: 'A'.repeat(64) }), { message: 'TICKET_INVALID' })
      }
      await assert.rejects(client.recovery.inspect.mutate({ ticket: 'A'.repeat(64) }), tooMany)
      await client.captcha.issue.mutate({ kind: 'work', language: 'pl' })
    })

    it('of a unit count what was solved [40]', async () => {
      for (let times = 0; times < 3; times++) await ask(server, `ktos${times}`, { unit: 'maly' })
      const solved = await solveFor(server, { unit: 'maly' })
      await assert.rejects(
        clientFor(server, { unit: 'maly' }).recovery.request.mutate({ identifier: 'ktos', language: 'pl', ...solved }),
        tooMany,
      )
    })

    it('turn a hundred wishes for one person into a handful of mails and a hundred equal answers [41]', async () => {
      await enter(server, { login: 'zalewana', email: 'zalewana@example.org', pesel: '44051401359' })
      const spellings = ['zalewana', 'Zalewana ', 'zalewana@example.org', '44051401359', '440514-01359']
      const answers = new Set<string>()
      for (let times = 0; times < 100; times++) {
        const answer = await ask(server, spellings[times % spellings.length] ?? '', {
          headers: from(`198.51.100.${times}`),
        })
        answers.add(JSON.stringify(answer))
      }
      await outboxEmpty(server)
      assert.deepEqual([...answers], ['{"accepted":true}'])
      assert.equal(server.inbox.mails().filter((mail) => mail.to === 'zalewana@example.org').length, 5)
    })
  })

  describe('without trusted proxies', () => {
    it('X-Forwarded-For is nobody’s word [44]', async () => {
      const server = await startTestServer({ units: [testUnit({ limits: { perAddress: '5/600' } })], env: store.env() })
      try {
        const issue = (n: number) =>
          clientFor(server, { headers: from(`203.0.113.${n}`) }).captcha.issue.mutate({ kind: 'work', language: 'pl' })
        for (let times = 0; times < 5; times++) await issue(times)
        await assert.rejects(issue(6), tooMany)
      } finally {
        await server.stop()
      }
    })
  })
})
