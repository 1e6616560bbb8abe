import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { REPOSITORY } from '../support/repository.js'
import { API_KEY, startTestServer, type TestServer } from '../support/test-server.js'

/** A call as README.md writes it for the command line. */
const CALL = /^curl (\S+)((?: -H '[^']+')+) \\\n {2}-d '([^']+)'$/gm

describe('README.md', () => {
  let server: TestServer
  let calls: { url: string; headers: [string, string][]; body: string }[]
  before(async () => {
    server = await startTestServer()
    const text = await readFile(join(REPOSITORY, 'README.md'), 'utf8')
    calls = [...text.matchAll(CALL)].map(([, url = '', headers = '', body = '']) => ({
      url: url.replace('https://konto.example.pl', server.url),
      headers: [...headers.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name = '', value = '']) => [
        name,
        value.replace('KEY', API_KEY),
      ]),
      body,
    }))
  })
  after(() => server.stop())

  it('shows every procedure of a school’s system, in calls that work one after another', async () => {
    for (const { url, headers, body } of calls) {
      const answer = await fetch(url, { method: 'POST', headers, body })
      assert.equal(answer.status, 200, `${url}: ${await answer.text()}`)
    }
    assert.deepEqual(
      calls.map(({ url }) => url.split('accounts.')[1]),
      ['upsert', 'verify', 'list', 'invite', 'disable'],
    )
  })
})
