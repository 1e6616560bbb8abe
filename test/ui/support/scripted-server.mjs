// Answers the widget's calls over real HTTP according to the contract, or as a test has scripted it for its own unit.
// Issued work is real, and a solution is really checked. The panel's side is in scripted-panel.mjs. The whole server is met
// in test/e2e.
import { crc32, deflateSync } from 'node:zlib'
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { answerImport, panelProcedures } from '../../panel/support/scripted-panel.mjs'

/** What the picture of every challenge "shows". */
export const ANSWER = 'ACDEF'
const SECRET = 'scripted'
const LIFETIME_MS = 600_000

/** unit → what is scripted and what has happened */
const units = new Map()
const unitOf = (id) => {
  if (!units.has(id)) units.set(id, { script: {}, calls: [], pictures: [], issued: new Map() })
  return units.get(id)
}

/** Under this path lies a copy of everything, in which these files do not load. */
const BROKEN = '/broken'
const BROKEN_FILES = ['/widget/i18n/uk.ts', '/widget/i18n/ru.ts', '/widget/i18n/later/en.ts', '/panel/i18n/ru.ts']

let last = 0
const failure = (code, facts = {}) => ({
  error: { message: code, code: -32600, data: { code, httpStatus: 400, ...facts } },
})

const procedures = {
  ...panelProcedures(failure),

  async 'captcha.issue'(unit, { kind }, { expiresIn = LIFETIME_MS, tries = 20, cost = 100, first = 'picture' }) {
    const signed = await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost,
      counter: Math.ceil(tries / 2),
      data: { max: tries },
      deriveKey,
      hmacSignatureSecret: SECRET,
    })
    const challenge = `challenge-${++last}`
    unit.issued.set(challenge, { kind, signed })
    const { algorithm, nonce, salt, cost: price, keyLength, keyPrefix } = signed.parameters
    return {
      challenge,
      expiresAt: new Date(Date.now() + expiresIn).toISOString(),
      work: { algorithm, nonce, salt, cost: price, keyLength, keyPrefix, data: { max: tries } },
      first,
      ...(kind !== 'work' && { url: `/captcha/${kind}/${challenge}` }),
    }
  },

  async 'recovery.request'(unit, { challenge, solution, answer }) {
    const issued = unit.issued.get(challenge)
    unit.issued.delete(challenge)
    if (!issued || (issued.kind !== 'work' && answer?.toUpperCase() !== ANSWER)) return failure('CAPTCHA_WRONG')
    const { verified } = await verifySolution({
      challenge: issued.signed,
      solution,
      deriveKey,
      hmacSignatureSecret: SECRET,
    })
    return verified ? { accepted: true } : failure('CAPTCHA_WRONG')
  },

  async 'recovery.inspect'(_, { ticket }) {
    if (!ticket.startsWith('live')) return failure('TICKET_INVALID')
    return {
      login: 'anna.nowak',
      purpose: ticket.includes('first') ? 'activation' : 'recovery',
      expiresAt: '2031-05-04T12:30:00.000Z',
      passwordRules: { minLength: 12, maxLength: 128 },
    }
  },

  async 'recovery.complete'(_, { password }) {
    return password.startsWith('password')
      ? failure('PASSWORD_REJECTED', { reason: 'COMMON' })
      : { login: 'anna.nowak' }
  },
}

/** A plain PNG of the size of a picture. */
function picture() {
  const [width, height] = [200, 70]
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8 + body.length)
    frame.writeUInt32BE(data.length, 0)
    body.copy(frame, 4)
    frame.writeUInt32BE(crc32(body), 4 + body.length)
    return frame
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  // every row begins with its filter, 0; a black picture will do
  const pixels = deflateSync(Buffer.alloc((width + 1) * height))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A second of a low tone, as long as a digit or two: WAV of 8 kHz, mono, 8 bits PCM. */
function sound() {
  const samples = Buffer.from(Array.from({ length: 8_000 }, (_, at) => 128 + Math.round(20 * Math.sin(at / 6))))
  const header = Buffer.alloc(44)
  header.write('RIFF')
  header.writeUInt32LE(36 + samples.length, 4)
  header.write('WAVEfmt ', 8)
  header.set([16, 0, 0, 0, 1, 0, 1, 0], 16)
  header.writeUInt32LE(8_000, 24)
  header.writeUInt32LE(8_000, 28)
  header.set([1, 0, 8, 0], 32)
  header.write('data', 36)
  header.writeUInt32LE(samples.length, 40)
  return Buffer.concat([header, samples])
}

const json = (body, status = 200) => ({ status, type: 'application/json', body: JSON.stringify(body) })

async function answerCall(id, procedure, input) {
  const unit = unitOf(id)
  unit.calls.push({ procedure, input })
  const queue = unit.script[procedure] ?? []
  // the last answer of a script stays
  const step = (queue.length > 1 ? queue.shift() : queue[0]) ?? {}
  if (step.delay) await new Promise((resolve) => setTimeout(resolve, step.delay))
  if (step.raw !== undefined) return { status: step.status ?? 200, type: 'text/html', body: step.raw }
  if (step.code) return json(failure(step.code, step.facts), 400)
  const answer = step.data ?? (await procedures[procedure](unit, input, step))
  return answer?.error ? json(answer, 400) : json({ result: { data: answer } })
}

/**
 * Answers one request; undefined when it is not for this server. A test scripts its unit by `POST /script/<unit>` with
 * `{ [procedure]: [{ delay?, raw?, status?, code?, facts?, data?, expiresIn?, tries?, cost?, first? }] }`, with `sound: [{ status }]`
 * for sounds that do not load and `'import.store': [{ delay?, end? }]` for files (see scripted-panel.mjs), and reads
 * `GET /script/<unit>`: `{ calls, pictures }`.
 */
export async function respond({ method, path, query, body }) {
  const [, area, id, rest] = path.split('/')
  if (area === 'script') {
    const unit = unitOf(id)
    if (method === 'POST') Object.assign(unit.script, JSON.parse(body))
    return json({ calls: unit.calls, pictures: unit.pictures })
  }
  if (area === 'trpc' && method === 'POST') return answerCall(id, rest, body === '' ? undefined : JSON.parse(body))
  if (area === 'panel' && rest === 'import') return answerImport(unitOf(id), { mode: query.mode, body })
  if (area === 'captcha') {
    const unit = [...units.values()].find(({ issued }) => issued.has(rest))
    const { kind } = unit?.issued.get(rest) ?? {}
    if (kind !== id || unit.script[kind]?.[0].status) return { status: 404, type: 'text/plain', body: '' }
    unit.pictures.push(rest)
    return kind === 'sound'
      ? { status: 200, type: 'audio/wav', body: sound() }
      : { status: 200, type: 'image/png', body: picture() }
  }
  return undefined
}

/** The same as a middleware of @web/test-runner. */
export async function scriptedServer(context, next) {
  const chunks = []
  if (context.method === 'POST') for await (const chunk of context.req) chunks.push(chunk)
  const body = Buffer.concat(chunks).toString()
  const answer = await respond({ method: context.method, path: context.path, query: context.query, body })
  if (!answer && context.path.startsWith(BROKEN)) {
    context.url = context.url.slice(BROKEN.length)
    if (BROKEN_FILES.includes(context.path)) return context.throw(503)
  }
  if (!answer) return next()
  context.status = answer.status
  context.type = answer.type
  context.set('Cache-Control', 'no-store')
  context.body = answer.body
}
