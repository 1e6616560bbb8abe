import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { startTestServer, testUnit } from '../support/test-server.js'

describe('a network that fetches pictures without end', () => {
  eachStore((store) => {
    it('is refused late, in few bytes and slowly, and makes nothing dearer [84, 86]', async () => {
      const server = await startTestServer({
        units: [testUnit({ captcha: { workFactor: 1 }, limits: { perAddress: '30/600' } })],
        env: { trustedProxies: ['127.0.0.1'], ...store.env() },
      })
      try {
        const from = (address: string) => ({ 'x-forwarded-for': address })
        const issue = (address: string) =>
          clientFor(server, { headers: from(address) }).captcha.issue.mutate({ kind: 'picture', language: 'pl' })
        const { url = '', work } = await issue('198.51.100.7')
        const ask = (address: string, path = url) => fetch(server.url + path, { headers: from(address) })
        const times = async (count: number): Promise<number[]> => {
          const answers = Array.from({ length: count }, () => ask('198.51.100.7'))
          return (await Promise.all(answers)).map(({ status }) => status)
        }
        // ten for each challenge that it may take
        assert.deepEqual(new Set(await times(300)), new Set([200]))
        const start = performance.now()
        const refused = await ask('198.51.100.7')
        assert.ok(performance.now() - start > 900)
        assert.equal(refused.status, 429)
        const retryAfter = Number(refused.headers.get('retry-after'))
        assert.ok(retryAfter > 0 && retryAfter <= 600, String(retryAfter))
        assert.equal(refused.headers.get('cross-origin-resource-policy'), 'cross-origin')
        assert.deepEqual(await refused.json(), { error: { code: 'TOO_MANY_REQUESTS', retryAfter } })

        assert.equal((await ask('203.0.113.5')).status, 200)
        assert.equal((await issue('198.51.100.7')).work.data.max, work.data.max)
      } finally {
        await server.stop()
      }
    })
  })

  it('does not hold the server up that stops', async () => {
    const server = await startTestServer({ units: [testUnit({ limits: { perAddress: '1/600' } })] })
    const { url = '' } = await clientFor(server).captcha.issue.mutate({ kind: 'picture', language: 'pl' })
    const answers = await Promise.allSettled([
      ...Array.from({ length: 11 }, () => fetch(server.url + url)),
      new Promise((resolve) => setTimeout(resolve, 300)).then(() => server.stop()),
    ])
    const statuses = answers.map((answer) =>
      answer.status === 'fulfilled' ? (answer.value as Response | undefined)?.status : 'cut',
    )
    assert.deepEqual(statuses.filter((status) => status === 429).length, 1)
  })
})
