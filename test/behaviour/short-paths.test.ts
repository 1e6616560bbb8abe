import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { LANGUAGES } from '../../contract/language.js'
import { clientFor } from '../support/browser-client.js'
import { ask, enter } from '../support/walk.js'
import { mailWithTicket } from '../support/mails.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'

const LONGEST_UNIT = `gmina-${'z'.repeat(57)}`
const MOST = 200

let server: TestServer
before(async () => {
  server = await startTestServer({ units: [testUnit({ id: LONGEST_UNIT, languages: [...LANGUAGES] })] })
})
after(() => server.stop())

const isShort = (address: string): void => {
  const { pathname } = new URL(address, server.url)
  for (const part of pathname.split('/')) assert.ok(part.length <= MOST, `${part.length} characters in ${pathname}`)
}

describe('no part of a path is above 200 characters, since some proxies stop at 260 [86]', () => {
  it('in the address of a picture or a sound, of the unit with the longest id', async () => {
    for (const kind of ['picture', 'sound'] as const) {
      for (const language of LANGUAGES) {
        const { url = '' } = await clientFor(server, { unit: LONGEST_UNIT }).captcha.issue.mutate({ kind, language })
        isShort(url)
        assert.equal((await fetch(server.url + url)).status, 200)
      }
    }
  })

  it('in what our pages load and link to', async () => {
    for (const page of [`/jst/${LONGEST_UNIT}`, `/panel/${LONGEST_UNIT}`]) {
      isShort(page)
      const html = await (await fetch(server.url + page)).text()
      const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '')
      assert.ok(addresses.length > 0)
      for (const address of addresses) isShort(address)
    }
  })

  it('in a mail', async () => {
    await enter(server, { login: 'anna', email: 'anna@example.org' }, LONGEST_UNIT)
    await ask(server, 'anna@example.org', { unit: LONGEST_UNIT })
    const { text } = await mailWithTicket(server.inbox, 'anna@example.org')
    const links = text.match(/https?:\/\/\S+/g) ?? []
    assert.ok(links.length > 0)
    for (const link of links) isShort(link)
  })

  it('and a longer one is no address of a picture or a sound', async () => {
    for (const kind of ['picture', 'sound']) {
      assert.equal((await fetch(`${server.url}/captcha/${kind}/${'x'.repeat(MOST)}`)).status, 404)
      assert.equal((await fetch(`${server.url}/captcha/${kind}/${'x'.repeat(MOST + 1)}`)).status, 414)
    }
  })
})
