import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { LANGUAGES, type Language } from '../../contract/language.js'
import type { ChallengeKind } from '../../contract/challenge-kind.js'
import { clientFor, solveFor } from '../support/browser-client.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'

let server: TestServer
let clock = 0
before(async () => {
  server = await startTestServer({
    units: [testUnit({ languages: ['pl', 'uk', 'en', 'ru'], limits: { perAddress: '10000/60' } })],
    now: () => new Date(Date.now() + clock),
  })
})
after(() => server.stop())

const fetchPath = (path: string, init: RequestInit = {}) => fetch(`${server.url}${path}`, init)
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())
const issue = (kind: ChallengeKind, language: Language = 'pl') =>
  clientFor(server).captcha.issue.mutate({ kind, language })
const pathOf = async (kind: 'picture' | 'sound', language?: Language) => (await issue(kind, language)).url ?? ''

const types = { picture: 'image/png', sound: 'audio/wav' }

for (const kind of ['picture', 'sound'] as const) {
  describe(`the ${kind} of a challenge`, () => {
    it('stands at a path of its own, may be used by every page, and is stored by nobody', async () => {
      const { url = '' } = await issue(kind)
      assert.match(url, new RegExp(`^/captcha/${kind}/[\\w.-]+$`))
      const { status, headers } = await fetchPath(url)
      assert.equal(status, 200)
      assert.equal(headers.get('content-type'), types[kind])
      assert.equal(headers.get('cache-control'), 'no-store')
      assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin')
    })

    it('is always the same for its challenge, and another for another', async () => {
      const [one, other] = [await pathOf(kind), await pathOf(kind)]
      const bytes = await Promise.all([one, one, other].map(async (path) => bytesOf(await fetchPath(path))))
      assert.deepEqual(bytes[0], bytes[1])
      assert.notDeepEqual(bytes[0], bytes[2])
    })

    it('has its size and no bytes for HEAD', async () => {
      const path = await pathOf(kind)
      const whole = await bytesOf(await fetchPath(path))
      const head = await fetchPath(path, { method: 'HEAD', headers: { range: 'bytes=0-1' } })
      assert.equal(head.status, 200)
      assert.equal(head.headers.get('content-length'), String(whole.length))
      assert.equal(head.headers.get('content-type'), types[kind])
      assert.equal((await bytesOf(head)).length, 0)
    })

    it('is 404 like any path that is nothing, for a challenge that is broken or has none', async () => {
      const { challenge, url = '' } = await issue(kind)
      const drawing = url.split('/').at(-1) ?? ''
      const other = await pathOf(kind === 'picture' ? 'sound' : 'picture')
      const broken = [4, 9, 20, drawing.length - 2].map((at) => {
        const changed = drawing.charAt(at) === 'A' ? 'B' : 'A'
        return drawing.slice(0, at) + changed + drawing.slice(at + 1)
      })
      const nothing = await (await fetchPath('/nothing')).text()
      for (const path of [
        other.split('/').at(-1) ?? '',
        challenge,
        ...broken,
        `${drawing}x`,
        `${drawing}.x`,
        drawing.slice(0, -4),
        'x',
        '.',
        '%00',
        '%FF',
        'a'.repeat(3_000),
      ]) {
        for (const method of ['GET', 'HEAD']) {
          const answer = await fetchPath(`/captcha/${kind}/${path}`, { method, headers: { range: 'bytes=0-1' } })
          const wanted = path === '%FF' ? 400 : path.length > 200 ? 414 : 404
          assert.equal(answer.status, wanted, path)
          for (const header of ['accept-ranges', 'content-range']) assert.equal(answer.headers.get(header), null)
          const text = await answer.text()
          if (method === 'GET' && wanted === 404) assert.equal(text, nothing)
        }
      }
    })

    it('is 404 once the challenge has expired', async () => {
      const path = await pathOf(kind)
      clock = 10 * 60_000 + 1_000
      try {
        assert.equal((await fetchPath(path)).status, 404)
      } finally {
        clock = 0
      }
    })

    it('answers GET and HEAD alone', async () => {
      const path = await pathOf(kind)
      for (const method of ['POST', 'PUT', 'DELETE']) assert.equal((await fetchPath(path, { method })).status, 404)
    })
  })
}

describe('the sound of a challenge', () => {
  it('is below 60,000 bytes, and another in every language', async () => {
    for (const language of LANGUAGES) {
      const wav = await bytesOf(await fetchPath(await pathOf('sound', language)))
      assert.equal(wav.toString('latin1', 0, 4), 'RIFF')
      assert.ok(wav.length < 60_000, `${wav.length} bytes`)
    }
  })

  it('comes in ranges, as players on phones ask for it', async () => {
    const path = await pathOf('sound')
    const answer = await fetchPath(path)
    assert.equal(answer.headers.get('accept-ranges'), 'bytes')
    const whole = await bytesOf(answer)
    const size = whole.length
    for (const [range, first, last] of [
      ['bytes=0-1', 0, 1],
      [`bytes=0-${size - 1}`, 0, size - 1],
      ['bytes=100-', 100, size - 1],
      ['bytes=-50', size - 50, size - 1],
      [`bytes=${size - 1}-${size + 900}`, size - 1, size - 1],
    ] as const) {
      const part = await fetchPath(path, { headers: { range } })
      assert.equal(part.status, 206, range)
      assert.equal(part.headers.get('content-range'), `bytes ${first}-${last}/${size}`)
      assert.equal(part.headers.get('content-length'), String(last - first + 1))
      assert.equal(part.headers.get('content-type'), 'audio/wav')
      assert.equal(part.headers.get('accept-ranges'), 'bytes')
      assert.equal(part.headers.get('cache-control'), 'no-store')
      assert.equal(part.headers.get('cross-origin-resource-policy'), 'cross-origin')
      assert.deepEqual(await bytesOf(part), whole.subarray(first, last + 1))
    }
  })

  it('of a range beyond its end is 416, with its size and nothing else', async () => {
    const path = await pathOf('sound')
    const size = (await bytesOf(await fetchPath(path))).length
    for (const range of [`bytes=${size}-`, 'bytes=99999999999999999999-', 'bytes=-0']) {
      const answer = await fetchPath(path, { headers: { range } })
      assert.equal(answer.status, 416, range)
      assert.equal(answer.headers.get('content-range'), `bytes */${size}`)
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      assert.equal(await answer.text(), '')
    }
  })

  it('is whole for a range that is none, for several, and for one of another version', async () => {
    const path = await pathOf('sound')
    const whole = await bytesOf(await fetchPath(path))
    for (const headers of [
      { range: 'bytes=9-2' },
      { range: 'bytes=0-1,4-5' },
      { range: 'seconds=0-1' },
      { range: 'bytes=0-1', 'if-range': '"another"' },
    ] as Record<string, string>[]) {
      const answer = await fetchPath(path, { headers })
      assert.equal(answer.status, 200)
      assert.equal(answer.headers.get('content-range'), null)
      assert.deepEqual(await bytesOf(answer), whole)
    }
  })

  it('is the way in for whoever types what it says', async () => {
    const redeem = (answer: string | undefined, solved: Awaited<ReturnType<typeof solveFor>>) =>
      clientFor(server).recovery.request.mutate({ identifier: 'anna', language: 'pl', ...solved, answer })
    const right = await solveFor(server, { kind: 'sound' })
    assert.match(right.answer ?? '', /^\d{5,6}$/)
    assert.deepEqual(await redeem(right.answer?.split('').join(' '), right), { accepted: true })
    const wrong = await solveFor(server, { kind: 'sound' })
    await assert.rejects(redeem('1234567', wrong), { message: 'CAPTCHA_WRONG' })
    await assert.rejects(redeem(wrong.answer, wrong), { message: 'CAPTCHA_WRONG' })
  })
})

describe('the picture of a challenge', () => {
  it('is twice 200 by 70, for sharp screens, in at most 4,000 bytes', async () => {
    for (let times = 0; times < 20; times++) {
      const png = await bytesOf(await fetchPath(await pathOf('picture')))
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [400, 140])
      assert.ok(png.length <= 4_000, `${png.length} bytes`)
    }
  })
})
