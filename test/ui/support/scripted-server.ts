// Answers the elements' calls over real HTTP according to the contract, or as a test has scripted it for its own unit.
// Issued work is real, and a solution is really checked. The panel's side is in scripted-panel.ts. The whole server is met
// in test/e2e.
import type { Context, Middleware } from '@web/dev-server-core'
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { answerImport, panelProcedures } from '../../panel/support/scripted-panel.js'
import { ANSWER, CODE, type Input, type Procedure, type Step } from './script.js'
import { failure, json, nextStep, type HttpAnswer, type Procedures, type UnitState } from './scripted-answer.js'
import { picture, sound } from './scripted-media.js'

const SECRET = 'scripted'
const LIFETIME_MS = 600_000

const units = new Map<string, UnitState>()
function unitOf(id: string): UnitState {
  const unit = units.get(id) ?? newUnit()
  units.set(id, unit)
  return unit
}

function newUnit(): UnitState {
  let release = (): void => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  return { script: {}, calls: [], pictures: [], issued: new Map(), released, release }
}

/** Under this path lies a copy of everything, in which these files do not load. */
const BROKEN = '/broken'
const BROKEN_FILES = ['/widget/i18n/uk.ts', '/widget/i18n/ru.ts', '/widget/i18n/later/en.ts', '/panel/i18n/ru.ts']

let last = 0

const procedures: Procedures = {
  ...panelProcedures,

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

  async 'recovery.request'(unit, sent) {
    return (await redeem(unit, sent)) ? { accepted: true } : failure('CAPTCHA_WRONG')
  },

  async 'recovery.exchange'(unit, { code, ...sent }) {
    if (!(await redeem(unit, sent))) return failure('CAPTCHA_WRONG')
    return code.replace(/\D/g, '') === CODE ? { ticket: 'live-by-code' } : failure('TICKET_INVALID')
  },

  async 'recovery.inspect'(_, { ticket }) {
    if (!ticket.startsWith('live')) return failure('TICKET_INVALID')
    return {
      login: 'anna.nowak',
      purpose: ticket.includes('first') ? 'activation' : 'recovery',
      expiresAt: '2031-05-04T12:30:00.000Z',
      passwordRules: { minLength: 12, maxLength: 128 },
      others: ticket.includes('family')
        ? [
            { login: 'jan.nowak', firstName: 'Jan' },
            { login: 'ola.nowak', firstName: 'Ola' },
          ]
        : [],
      forAll: ticket.includes('family-first'),
    }
  },

  async 'recovery.complete'(_, { password, forAll }) {
    return password.startsWith('password')
      ? failure('PASSWORD_REJECTED', { reason: 'COMMON' })
      : { login: 'anna.nowak', ...(forAll && { others: ['jan.nowak', 'ola.nowak'] }) }
  },
}

/** Spends a challenge, and says whether it was solved. */
async function redeem(
  unit: UnitState,
  { challenge, solution, answer }: Pick<Input<'recovery.exchange'>, 'challenge' | 'solution' | 'answer'>,
): Promise<boolean> {
  const issued = unit.issued.get(challenge)
  unit.issued.delete(challenge)
  if (!issued || (issued.kind !== 'work' && answer?.toUpperCase() !== ANSWER)) return false
  const { verified } = await verifySolution({
    challenge: issued.signed,
    solution,
    deriveKey,
    hmacSignatureSecret: SECRET,
  })
  return verified
}

async function answerCall(id: string, procedure: Procedure, input: never): Promise<HttpAnswer> {
  const unit = unitOf(id)
  unit.calls.push({ procedure, input })
  const step: Partial<Step> = nextStep<Step>(unit.script[procedure])
  if (step.held) await unit.released
  if (step.raw !== undefined) return { status: step.status ?? 200, type: 'text/html', body: step.raw }
  if (step.code) return json(failure(step.code, step.facts), 400)
  const data = 'nonsense' in step ? step.nonsense : step.data
  if (data !== undefined) return json({ result: { data } })
  const answer = await procedures[procedure](unit, input, step as never)
  return 'error' in answer ? json(answer, 400) : json({ result: { data: answer } })
}

interface HttpRequest {
  method: string
  path: string
  mode: string | undefined
  body: string
}

/**
 * Answers one request; undefined when it is not for this server. A test scripts its unit by `POST /script/<unit>` with a
 * {@link Script}, reads `GET /script/<unit>`: `{ calls, pictures }`, lets go what is held by `POST /release/<unit>`,
 * and says who is in by `POST /signed-in/<unit>`.
 */
async function respond({ method, path, mode, body }: HttpRequest): Promise<HttpAnswer | undefined> {
  const [, area, id = '', rest = ''] = path.split('/')
  if (area === 'script') {
    const unit = unitOf(id)
    if (method === 'POST') Object.assign(unit.script, JSON.parse(body))
    return json({ calls: unit.calls, pictures: unit.pictures })
  }
  if (area === 'signed-in') {
    unitOf(id).panelLogin = body
    return json({})
  }
  if (area === 'release') {
    unitOf(id).release()
    return json({})
  }
  if (area === 'trpc' && method === 'POST') {
    if (!(rest in procedures)) return json(failure('NOT_FOUND'), 404)
    return answerCall(id, rest as Procedure, (body === '' ? undefined : JSON.parse(body)) as never)
  }
  if (area === 'panel' && rest === 'import' && (mode === 'preview' || mode === 'store'))
    return answerImport(unitOf(id), { mode, body })
  if (area === 'captcha') return answerMedia(id, rest)
  return undefined
}

function answerMedia(kind: string, challenge: string): HttpAnswer {
  const unit = [...units.values()].find(({ issued }) => issued.has(challenge))
  const isThere = unit?.issued.get(challenge)?.kind === kind && (kind === 'picture' || kind === 'sound')
  if (!unit || !isThere || unit.script[kind]?.[0]?.status) return { status: 404, type: 'text/plain', body: '' }
  unit.pictures.push(challenge)
  return kind === 'sound'
    ? { status: 200, type: 'audio/wav', body: sound() }
    : { status: 200, type: 'image/png', body: picture() }
}

async function readBody({ method, req }: Context): Promise<string> {
  const chunks: Buffer[] = []
  if (method === 'POST') for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

/** The same as a middleware of @web/test-runner. */
export const scriptedServer: Middleware = async (context, next) => {
  const { method, path } = context
  const mode = context.query['mode']
  const answer = await respond({
    method,
    path,
    mode: typeof mode === 'string' ? mode : undefined,
    body: await readBody(context),
  })
  if (!answer && path.startsWith(BROKEN)) {
    context.url = context.url.slice(BROKEN.length)
    if (BROKEN_FILES.includes(context.path)) {
      context.status = 503
      return
    }
  }
  if (!answer) return next()
  context.status = answer.status
  context.type = answer.type
  context.set('Cache-Control', 'no-store')
  context.body = answer.body
}
