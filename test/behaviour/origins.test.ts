import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'

let server: TestServer
before(async () => {
  server = await startTestServer({
    units: [
      testUnit({ origins: ['https://www.radom.pl'] }),
      testUnit({ id: 'obok', origins: ['https://obok.example', 'https://obok.example:8443'] }),
    ],
  })
})
after(() => server.stop())

const preflight = (origin: string, unit = 'przykladowo') =>
  fetch(`${server.url}/trpc/${unit}/captcha.issue`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
  })
const post = (origin: string | undefined, unit = 'przykladowo') =>
  fetch(`${server.url}/trpc/${unit}/captcha.issue`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(origin !== undefined && { origin }) },
    body: JSON.stringify({ kind: 'work', language: 'pl' }),
  })

describe('origins [52]', () => {
  it('a page of the unit may call, without credentials, and caches know that it depends', async () => {
    for (const answer of [await preflight('https://www.radom.pl'), await post('https://www.radom.pl')]) {
      assert.ok(answer.ok)
      assert.equal(answer.headers.get('access-control-allow-origin'), 'https://www.radom.pl')
      assert.equal(answer.headers.get('access-control-allow-credentials'), null)
      assert.match(answer.headers.get('vary') ?? '', /origin/i)
    }
  })

  it('our own origin may call, and so may a school’s server, which has none', async () => {
    assert.equal((await post(server.env.publicUrl)).status, 200)
    assert.equal((await post(undefined)).status, 200)
  })

  for (const origin of [
    'null',
    'https://radom.pl',
    'http://www.radom.pl',
    'https://www.radom.pl.evil.tld',
    'https://evil-www.radom.pl',
    'https://www.radom.pl:444',
    'https://obok.example',
    'https://WWW.radom.pl',
    '*',
  ]) {
    it(`${origin} is refused`, async () => {
      assert.equal((await preflight(origin)).headers.get('access-control-allow-origin'), null)
      const answer = await post(origin)
      assert.equal(answer.status, 401)
      assert.equal(answer.headers.get('access-control-allow-origin'), null)
    })
  }

  it('the preflight is the unit’s own', async () => {
    assert.equal(
      (await preflight('https://obok.example:8443', 'obok')).headers.get('access-control-allow-origin'),
      'https://obok.example:8443',
    )
    assert.equal((await preflight('https://www.radom.pl', 'obok')).headers.get('access-control-allow-origin'), null)
  })

  it('a slip in the unit’s name reaches the webmaster’s page as UNIT_UNKNOWN', async () => {
    const answer = await post('https://www.radom.pl', 'radmo')
    assert.equal(answer.status, 404)
    assert.equal(answer.headers.get('access-control-allow-origin'), 'https://www.radom.pl')
    assert.match(await answer.text(), /UNIT_UNKNOWN/)
  })
})
