import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { SYSTEM_KEY, startTestServer, type TestServer } from '../support/test-server.js'

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

interface Answer {
  status: number
  text: string
  code: string | undefined
}

const send = async (path: string, init: RequestInit): Promise<Answer> => {
  const response = await fetch(`${server.url}${path}`, init)
  const text = await response.text()
  let code: string | undefined
  try {
    code = (JSON.parse(text) as { error?: { data?: { code?: string } } }).error?.data?.code
  } catch {
    // not JSON: the test that wants a code will say so
  }
  return { status: response.status, text, code }
}
const post = (procedure: string, body: unknown, { unit = 'przykladowo', headers = {} } = {}): Promise<Answer> =>
  send(`/trpc/${unit}/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const named = { identifier: 'anna', challenge: 'x', solution: { counter: 1, derivedKey: '00' } }
const wish = { ...named, language: 'pl' }
const isQuiet = ({ text }: Answer): void => {
  assert.doesNotMatch(text, /\bat \S+ \(|node_modules|\.ts:|\.js:|zod|stack/i)
}

describe('one string only [1, 2, 6]', () => {
  const values: unknown[] = [
    ['a@x.pl', 'b@x.pl'],
    {},
    null,
    7,
    true,
    '',
    { $gt: '' },
    { $regex: '^' },
    { toString: 'x' },
    'x'.repeat(255),
  ]
  for (const value of values) {
    it(`an identifier of ${JSON.stringify(value).slice(0, 40)} is INPUT_INVALID`, async () => {
      const answer = await post('recovery.request', { ...wish, identifier: value })
      assert.deepEqual([answer.status, answer.code], [400, 'INPUT_INVALID'])
      isQuiet(answer)
      assert.equal(await server.services.outbox.count(), 0)
    })
  }

  for (const [procedure, body] of [
    ['recovery.inspect', { ticket: { $gt: '' } }],
    ['recovery.inspect', { ticket: ['x'] }],
    ['recovery.complete', { ticket: 'x'.repeat(64), password: { $ne: '' } }],
    ['recovery.exchange', { ...named, code: ['12345678'] }],
    ['recovery.exchange', { ...named, code: { $gt: '' } }],
    ['recovery.exchange', { ...named, code: '1'.repeat(255) }],
    ['recovery.exchange', { ...named, code: '12345678', identifier: '' }],
    ['captcha.issue', { kind: 'smell', language: 'pl' }],
    ['captcha.issue', { kind: 'sound', language: 'de' }],
    ['captcha.issue', { kind: { $in: ['work'] }, language: 'pl' }],
    ['captcha.issue', { kind: 'work', language: 'de' }],
    ['captcha.issue', { kind: 'work', language: 'pl', extra: 1 }],
    ['recovery.request', { ...wish, solution: { counter: -1, derivedKey: '' } }],
    ['recovery.request', { ...wish, solution: null }],
    ['recovery.request', undefined],
  ] as const) {
    it(`${procedure} with ${JSON.stringify(body)?.slice(0, 60)} is INPUT_INVALID`, async () => {
      const answer = await post(procedure, body ?? '')
      assert.deepEqual([answer.status, answer.code], [400, 'INPUT_INVALID'])
      isQuiet(answer)
    })
  }

  for (const key of ['__proto__', 'constructor']) {
    it(`a ${key} key is refused and changes nothing`, async () => {
      const answer = await post(
        'captcha.issue',
        `{"kind":"work","language":"pl","${key}":{"prototype":{"polluted":true}}}`,
      )
      assert.equal(answer.code, 'INPUT_INVALID')
      assert.equal(({} as { polluted?: boolean }).polluted, undefined)
    })
  }

  it('no operator reaches the sign-in either', async () => {
    const headers = { authorization: `Bearer ${SYSTEM_KEY}` }
    const answer = await post('accounts.verify', { login: { $gt: '' }, password: { $gt: '' } }, { headers })
    assert.deepEqual([answer.status, answer.code], [400, 'INPUT_INVALID'])
  })
})

describe('POST and JSON only [53, 66]', () => {
  it('malformed JSON is 400', async () => {
    for (const body of ['{', '[', 'null x', '"', '\u0000']) {
      const answer = await post('captcha.issue', body)
      assert.deepEqual([answer.status, answer.code], [400, 'INPUT_INVALID'])
      isQuiet(answer)
    }
  })

  for (const type of [
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/xml',
  ]) {
    it(`${type} is 415`, async () => {
      const answer = await post('captcha.issue', '{"kind":"work","language":"pl"}', {
        headers: { 'content-type': type },
      })
      assert.deepEqual([answer.status, answer.code], [415, 'INPUT_INVALID'])
    })
  }

  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
    it(`${method} on a procedure is 405`, async () => {
      const answer = await send('/trpc/przykladowo/captcha.issue', { method })
      assert.deepEqual([answer.status, answer.code], [405, 'INPUT_INVALID'])
    })
  }

  it('an unknown procedure is 404, also by a name that every object has', async () => {
    for (const procedure of [
      'recovery.steal',
      'toString',
      '__proto__',
      'constructor',
      'recovery',
      'captcha.issue,captcha.issue',
    ]) {
      const answer = await post(procedure, {})
      assert.deepEqual([answer.status, answer.code], [404, 'INPUT_INVALID'], procedure)
      isQuiet(answer)
    }
  })

  it('a batch is not a thing [43]', async () => {
    const answer = await post('captcha.issue?batch=1', {
      0: { kind: 'work', language: 'pl' },
      1: { kind: 'work', language: 'pl' },
    })
    assert.equal(answer.code, 'INPUT_INVALID')
  })

  it('an unknown unit is 404 UNIT_UNKNOWN whatever the body', async () => {
    for (const body of ['{', {}, 'x'.repeat(200_000)]) {
      const answer = await post('captcha.issue', body, { unit: 'nigdzie' })
      assert.deepEqual([answer.status, answer.code], [404, 'UNIT_UNKNOWN'])
    }
  })

  it('unknown routes are a plain 404', async () => {
    for (const path of [
      '/nothing',
      '/trpc',
      '/trpc/przykladowo',
      '/captcha/picture/x',
      '/captcha/sound/x',
      '/jst/nigdzie',
      '/widget/../package.json',
    ]) {
      const answer = await send(path, {})
      assert.equal(answer.status, 404, path)
      isQuiet(answer)
    }
  })
})

describe('size [5]', () => {
  it('100 kB in any field is refused, and the server answers on', async () => {
    const long = 'a'.repeat(100_000)
    for (const body of [
      { ...wish, identifier: long },
      { ...wish, challenge: long },
      { ...wish, answer: long },
    ]) {
      const answer = await post('recovery.request', body)
      assert.deepEqual([answer.status, answer.code], [413, 'INPUT_INVALID'])
    }
    assert.equal((await send('/healthz', {})).status, 200)
  })

  it('a password of 1 MB is refused before anybody looks at it [26]', async () => {
    const answer = await post('recovery.complete', { ticket: 'x'.repeat(64), password: 'x'.repeat(1_000_000) })
    assert.deepEqual([answer.status, answer.code], [413, 'INPUT_INVALID'])
  })
})
