import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { UPLOAD_MOST_BYTES } from '../../contract/upload-limits.js'
import { readPage } from './read-page.js'

const { blocks } = readPage('docs/operators.md')
const printed = (language: string): string => {
  const found = blocks.filter((block) => block.language === language)
  assert.equal(found.length, 1, `one block of ${language}`)
  return found[0]?.code ?? ''
}
const TICKET = 'bm9ib2R5LXNob3VsZC1zZWUtdGhpcw'

/** What a proxy gets to see of a link when a mail filter has moved what stood behind the `#`; as sent, and as decoded. */
const MOVED = [
  `/jst/przykladowo%23klucznik%3D${TICKET}`,
  `/jst/przykladowo#klucznik=${TICKET}`,
  `/jst/przykladowo/%23klucznik=${TICKET}`,
  `/jst/przykladowo/#klucznik=${TICKET}`,
]

/** Each proxy: the lines by which it says who asks, and how it cuts an address before it writes it down. */
const PROXIES = [
  {
    language: 'nginx',
    sets: ['proxy_set_header X-Forwarded-For $remote_addr;', 'proxy_set_header Forwarded "";'],
    cut: /"~(\^\S+)" \$klucznik_page;/,
    writes: /log_format klucznik '[^']*\$klucznik_path[^']*'/,
    /** Its variable for an address has no query. */
    hasQuery: false,
  },
  {
    language: 'caddy',
    sets: ['header_up X-Forwarded-For {remote_host}', 'header_up -Forwarded'],
    cut: /request>uri regexp "([^"]+)" "\$1"/,
    writes: /format filter \{/,
    hasQuery: true,
  },
  {
    language: 'apache',
    sets: [
      'ProxyAddHeaders Off',
      'RequestHeader set X-Forwarded-For "expr=%{REMOTE_ADDR}"',
      'RequestHeader unset Forwarded',
    ],
    cut: /SetEnvIf Request_URI "([^"]+)" klucznik_path=\$1/,
    writes: /LogFormat ".*%\{klucznik_path\}e.*" klucznik/,
    hasQuery: false,
  },
]

for (const { language, sets, cut, writes, hasQuery } of PROXIES) {
  describe(`the proxy that the page prints for ${language}`, () => {
    const lines = printed(language)
      .split('\n')
      .map((line) => line.trim())

    it('sets who asks, whatever the visitor sent, and drops the other header that says it [44]', () => {
      assert.deepEqual(
        sets.filter((line) => !lines.includes(line)),
        [],
      )
      assert.doesNotMatch(printed(language), /proxy_add_x_forwarded_for/)
    })

    it('writes down no ticket, wherever a mail filter has moved it, and no query [21]', () => {
      const code = printed(language)
      assert.match(code, writes)
      const [, pattern = ''] = cut.exec(code) ?? assert.fail('it cuts no address')
      // a named group is written otherwise there
      const written = (address: string): string | undefined =>
        new RegExp(pattern.replace('(?<klucznik_page>', '(')).exec(address)?.[1]
      const queries = hasQuery ? [`/jst/przykladowo?x=1%23klucznik%3D${TICKET}`] : []
      for (const address of [...MOVED, ...queries]) assert.equal(written(address), '/jst/przykladowo', address)
      if (hasQuery) assert.equal(written(`/other/page?klucznik=${TICKET}`), '/other/page')
      assert.doesNotMatch(code, /\$request\b|\$request_uri|\$args|%r|%q|%\{Referer\}|http_referer/i)
    })

    it('shows no figures', () => {
      assert.match(
        printed(language),
        /location = \/metrics \{\s+return 404;|respond \/metrics 404|<Location "\/metrics">\s+Require all denied/,
      )
    })
  })
}

describe('the proxy that the page prints for nginx, which alone asks for it,', () => {
  it('lets a file of people through', () => {
    const [, megabytes] = /client_max_body_size (\d+)m;/.exec(printed('nginx')) ?? []
    assert.ok(Number(megabytes) * 1024 * 1024 > UPLOAD_MOST_BYTES)
  })
})
