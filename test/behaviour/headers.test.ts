import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { gunzipSync, brotliDecompressSync } from 'node:zlib'
import { get } from 'node:http'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'

let server: TestServer
before(async () => {
  server = await startTestServer({
    units: [
      testUnit({
        name: 'Gmina <b>"Przykładowo"</b> & Spółka',
        languages: ['pl', 'uk'],
        signInUrl: 'https://dziennik.example/?a=1&b="2"',
      }),
    ],
  })
})
after(() => server.stop())

const fetchPath = (path: string, init: RequestInit = {}) => fetch(`${server.url}${path}`, init)

describe('headers of every answer [51]', () => {
  const paths = [
    '/healthz',
    '/readyz',
    '/metrics',
    '/jst/przykladowo',
    '/jst/nigdzie',
    '/panel/przykladowo',
    '/panel/nigdzie',
    '/widget/klucznik.js',
    '/captcha/picture/x',
    '/captcha/sound/x',
    '/.well-known/security.txt',
    '/nothing',
    '/trpc/nigdzie/x',
    '/trpc/przykladowo/captcha.issue',
  ]
  for (const path of paths) {
    it(`${path} is strict`, async () => {
      const { headers } = await fetchPath(path)
      assert.match(headers.get('strict-transport-security') ?? '', /max-age=\d{8}/)
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.equal(headers.get('referrer-policy'), 'no-referrer')
      assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin')
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/)
      assert.equal(headers.get('x-powered-by'), null)
    })
  }
})

describe('an address that cannot be decoded, or is too long [51, 66]', () => {
  const strict = async (path: string): Promise<Record<string, string>> => {
    const { date: _date, 'content-length': _length, ...headers } = Object.fromEntries((await fetchPath(path)).headers)
    return headers
  }
  for (const path of [
    '/%',
    '/trpc/%zz/captcha.issue',
    '/captcha/picture/%ff',
    `/captcha/picture/${'x'.repeat(5_000)}`,
  ]) {
    it(`${path.slice(0, 30)} gets the headers of any other answer, and is not repeated`, async () => {
      assert.deepEqual(await strict(path), await strict('/nothing'))
      const answer = await fetchPath(path)
      assert.ok(answer.status >= 400 && answer.status < 500)
      assert.match(await answer.text(), /^\{"error":"(Bad request|Not found)"\}$/)
    })
  }
})

describe('the panel’s page [49, 54, 55]', () => {
  it('is as strict as the hosted page, and loads nothing from anybody else', async () => {
    const panel = await fetchPath('/panel/przykladowo')
    const hosted = await fetchPath('/jst/przykladowo')
    assert.equal(panel.headers.get('cache-control'), 'no-store')
    assert.equal(panel.headers.get('content-security-policy'), hosted.headers.get('content-security-policy'))
    const addresses = [...(await panel.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '')
    assert.equal(addresses.length, 3)
    for (const address of addresses) {
      assert.match(address, /^\//)
      assert.equal((await fetchPath(address)).status, 200, address)
    }
  })

  it('says what to do when its script does not load', async () => {
    const html = await (await fetchPath('/panel/przykladowo')).text()
    assert.match(html, /<klucznik-panel [^>]+>[^]*Panel się nie wczytał\.[^]*<\/klucznik-panel>/)
  })

  it('escapes what the units file says, and an unknown unit has none', async () => {
    const html = await (await fetchPath('/panel/przykladowo')).text()
    assert.ok(html.includes('unit-name="Gmina &lt;b&gt;&quot;Przykładowo&quot;&lt;/b&gt; &amp; Spółka"'))
    assert.doesNotMatch(html, /<b>/)
    assert.equal((await fetchPath('/panel/nigdzie')).status, 404)
  })

  it('speaks the language that the link or the browser asks for, of those of the unit', async () => {
    const langOf = async (path: string, accept: string) =>
      /<html lang="(\w+)">/.exec(await (await fetchPath(path, { headers: { 'accept-language': accept } })).text())?.[1]
    assert.equal(await langOf('/panel/przykladowo', 'uk-UA,en;q=0.5'), 'uk')
    assert.equal(await langOf('/panel/przykladowo?lang=pl', 'uk'), 'pl')
    assert.equal(await langOf('/panel/przykladowo', 'en'), 'pl')
  })
})

describe('the hosted page [54, 55]', () => {
  it('is not stored, runs our scripts alone, and no string becomes a script', async () => {
    const { headers } = await fetchPath('/jst/przykladowo')
    assert.equal(headers.get('cache-control'), 'no-store')
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /script-src 'self';/)
    assert.match(policy, /require-trusted-types-for 'script'; trusted-types lit-html/)
    assert.doesNotMatch(policy, /unsafe|data:|\*/)
  })

  it('escapes what the units file says', async () => {
    const html = await (await fetchPath('/jst/przykladowo')).text()
    assert.ok(html.includes('Gmina &lt;b&gt;&quot;Przykładowo&quot;&lt;/b&gt; &amp; Spółka'))
    assert.ok(html.includes('sign-in-url="https://dziennik.example/?a=1&amp;b=&quot;2&quot;"'))
    assert.doesNotMatch(html, /<b>/)
  })

  it('loads nothing from anybody else [49]', async () => {
    const html = await (await fetchPath('/jst/przykladowo')).text()
    for (const [, address] of html.matchAll(/(?:src|href)="([^"]+)"/g)) assert.match(address ?? '', /^\//)
  })

  const languages: [path: string, accept: string, lang: string][] = [
    ['/jst/przykladowo', 'uk-UA,uk;q=0.9,en;q=0.8', 'uk'],
    ['/jst/przykladowo', 'de,en', 'pl'],
    ['/jst/przykladowo?lang=uk', 'pl', 'uk'],
    ['/jst/przykladowo?lang=en', 'pl', 'pl'],
    ['/jst/przykladowo?lang=uk&lang=pl', '', 'uk'],
    ['/jst/przykladowo?lang=%22%3E%3Cscript%3E', '', 'pl'],
  ]
  for (const [path, accept, lang] of languages) {
    it(`speaks ${lang} for ${path} and "${accept}"`, async () => {
      const html = await (await fetchPath(path, { headers: { 'accept-language': accept } })).text()
      assert.match(html, new RegExp(`<html lang="${lang}">`))
    })
  }

  it('says in plain Polish that there is no such unit', async () => {
    const answer = await fetchPath('/jst/nigdzie')
    assert.equal(answer.status, 404)
    assert.match(await answer.text(), /Nie ma takiej strony/)
  })
})

describe('the widget’s files', () => {
  const raw = (path: string, encoding: string) =>
    new Promise<{ encoding: string | undefined; body: Buffer }>((resolve, reject) => {
      get(`${server.url}${path}`, { headers: { 'accept-encoding': encoding } }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(chunks) }),
        )
      }).on('error', reject)
    })

  it('are for every page, for minutes by name and for ever by version [59]', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    for (const [path, cache] of [
      ['/widget/klucznik.js', 'public, max-age=300'],
      [`/widget/${version}/klucznik.js`, 'public, max-age=31536000, immutable'],
    ] as const) {
      const { headers, status } = await fetchPath(path)
      assert.equal(status, 200)
      assert.equal(headers.get('access-control-allow-origin'), '*')
      assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin')
      assert.equal(headers.get('cache-control'), cache)
      assert.match(headers.get('content-type') ?? '', /javascript/)
    }
    assert.equal((await fetchPath('/widget/0.0.0/klucznik.js')).status, 404)
  })

  it('come compressed', async () => {
    const plain = await raw('/widget/klucznik.js', 'identity')
    const brotli = await raw('/widget/klucznik.js', 'br, gzip')
    const gzip = await raw('/widget/klucznik.js', 'gzip')
    assert.deepEqual([plain.encoding, brotli.encoding, gzip.encoding], [undefined, 'br', 'gzip'])
    assert.deepEqual(brotliDecompressSync(brotli.body), plain.body)
    assert.deepEqual(gunzipSync(gzip.body), plain.body)
  })
})

describe('figures for the operator', () => {
  it('count events and waiting mails, and name nobody', async () => {
    const text = await (await fetchPath('/metrics')).text()
    assert.match(text, /klucznik_outbox_items 0/)
    assert.match(text, /process_cpu_seconds_total/)
  })
})

describe('figures, behind a proxy that nobody has named', () => {
  const TOKEN = 'figury-tylko-dla-prometheusa'
  it('are refused, since every visitor would look like the proxy, and it is said once; a token opens them', async () => {
    const inner = await startTestServer({ env: { metricsToken: TOKEN } })
    const warned: string[] = []
    const { log } = inner.services
    log.warn = (event) => void warned.push(event)
    try {
      const status = async (headers: Record<string, string>): Promise<number> =>
        (await fetch(`${inner.url}/metrics`, { headers })).status
      assert.equal(await status({}), 200)
      for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-forwarded-host']) {
        const forwarded = { [header]: header === 'forwarded' ? 'for=10.1.2.3' : '10.1.2.3' }
        assert.equal(await status(forwarded), 404, header)
        assert.equal(await status({ ...forwarded, authorization: `Bearer ${TOKEN}x` }), 404, header)
        assert.equal(await status({ ...forwarded, authorization: `Bearer ${TOKEN}` }), 200, header)
      }
      assert.deepEqual(warned, ['proxy.unknown'])
    } finally {
      await inner.stop()
    }
  })
})

describe('figures, through a proxy', () => {
  it('are for whom the proxy says to be inside, and for nobody that it does not name', async () => {
    const inner = await startTestServer({ env: { trustedProxies: ['127.0.0.1'] } })
    try {
      const status = async (forwarded: string): Promise<number> =>
        (await fetch(`${inner.url}/metrics`, { headers: { 'x-forwarded-for': forwarded } })).status
      for (const inside of ['10.1.2.3', '10.1.2.3:4567', '[fd00::1]:80'])
        assert.equal(await status(inside), 200, inside)
      for (const other of ['203.0.113.5', '203.0.113.5:80', 'unknown', 'x1', '[x1]:80'])
        assert.equal(await status(other), 404, other)
    } finally {
      await inner.stop()
    }
  })
})
