import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { FailureCode } from '../../../contract/failure-code.js'
import type { UploadRefusal } from '../../../contract/import-message.js'
import { UPLOAD_MOST_BYTES, UPLOAD_MOST_LINES } from '../../../contract/upload-limits.js'
import { Failure } from '../../domain/failure.js'
import type { PanelUser } from '../../domain/panel/panel-user.js'
import type { Services } from '../../domain/ports/services.js'
import { requireFresh } from '../../domain/sessions/require-fresh.js'
import type { Unit } from '../../domain/unit.js'
import { HeaderRefused } from '../../import/csv/read-header.js'
import { countLines, importUpload } from '../../import/import-upload.js'
import { logRefusal } from '../request/log-refusal.js'
import { requireOwnOrigin, requireUser } from '../../rpc/panel/panel-procedure.js'
import { sessionCookie } from '../request/session-cookie.js'
import { giveTime, type Patience } from '../request/patience.js'
import { readUpload } from './read-upload.js'
import { UploadPlaces } from './upload-places.js'

/** The answer goes out in pieces of this length, or of what there is after so long, since each has a cost of its own. */
const PIECE_LENGTH = 16 * 1024
const PIECE_MS = 100

const STATUS: Partial<Record<FailureCode, number>> = {
  UNIT_UNKNOWN: 404,
  UNAUTHORIZED: 401,
  OFFICE_ONLY: 403,
  REAUTHENTICATE: 403,
  TOO_MANY_REQUESTS: 429,
  UNAVAILABLE: 503,
}

interface Route {
  Params: { unit: string }
  Querystring: { mode?: unknown }
}

/**
 * `POST /panel/<unit>/import?mode=preview|store` takes a file's bytes as `application/octet-stream` and answers with JSON
 * lines while it reads them. Refusals of the whole file are `{ error: { code, reason } }`; the office stores one only
 * soon after it has shown who it is (`REAUTHENTICATE`).
 */
export async function panelImportRoutes(
  scope: FastifyInstance,
  { services, patience }: { services: Services; patience: Patience },
): Promise<void> {
  const places = new UploadPlaces()
  const visitors = new WeakMap<object, { unit: Unit; user: PanelUser }>()
  scope.removeAllContentTypeParsers()
  // left to the handler, which counts while it reads
  scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))

  // before a byte of the file is read
  scope.addHook<Route>('onRequest', async (request, reply) => {
    const unit = services.units.get(request.params.unit)
    if (unit === undefined) throw new Failure('UNIT_UNKNOWN')
    const cookie = sessionCookie(services.publicUrl, request, reply)
    requireOwnOrigin({ services, cookie })
    const user = await requireUser({ services, unit, cookie })
    const leave = places.take({ unit: unit.id, account: user.account.id })
    reply.raw.once('close', leave)
    visitors.set(request, { unit, user })
    giveTime(request, patience.file)
  })

  scope.post<Route>('/:unit/import', async (request, reply) => {
    const visitor = visitors.get(request)
    const { mode } = request.query
    if (visitor === undefined || (mode !== 'preview' && mode !== 'store')) throw new Failure('INPUT_INVALID')
    // a file of the office's may bring another address for everybody; a teacher's asks the office for each
    if (mode === 'store' && visitor.user.reach === 'unit')
      requireFresh({ session: visitor.user.session, now: services.now() })
    const declared = Number(request.headers['content-length'] ?? 0)
    const bytes =
      declared > UPLOAD_MOST_BYTES ? undefined : await readUpload(request.body as Readable, UPLOAD_MOST_BYTES)
    if (bytes === undefined) return refuse(reply, { reason: 'FILE_TOO_LARGE', most: UPLOAD_MOST_BYTES })
    // the header row does not count
    if (countLines(bytes) - 1 > UPLOAD_MOST_LINES)
      return refuse(reply, { reason: 'TOO_MANY_LINES', most: UPLOAD_MOST_LINES })

    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort())
    const messages = importUpload(services, { ...visitor, bytes, mode, signal: gone.signal })
    try {
      const first = await messages.next()
      return reply
        .type('application/x-ndjson')
        .header('cache-control', 'no-store')
        .send(Readable.from(linesFrom(first, messages)))
    } catch (error) {
      if (error instanceof HeaderRefused) return refuse(reply, { reason: 'HEADER', faults: error.faults })
      throw error
    }
  })

  scope.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const status = error instanceof Failure ? (STATUS[error.code] ?? 400) : (error.statusCode ?? 500)
    if (status >= 500) services.log.warn('import.failed', {}, error)
    const { unit = '' } = request.params as { unit?: string }
    if (services.units.has(unit)) logRefusal(services, error, { unit, route: 'import' })
    const failure: Partial<Failure> = error instanceof Failure ? error : {}
    const { code = status >= 500 ? 'UNAVAILABLE' : 'INPUT_INVALID', reason, retryAfter } = failure
    request.raw.resume()
    return reply
      .code(status >= 500 ? 503 : status)
      .header('cache-control', 'no-store')
      .send({
        error: { code, ...(reason !== undefined && { reason }), ...(retryAfter !== undefined && { retryAfter }) },
      })
  })
}

async function* linesFrom<Message>(
  first: IteratorResult<Message>,
  rest: AsyncGenerator<Message>,
): AsyncGenerator<string> {
  if (first.done) return
  yield `${JSON.stringify(first.value)}\n`
  let text = ''
  let sentAt = performance.now()
  for await (const message of rest) {
    text += `${JSON.stringify(message)}\n`
    if (text.length < PIECE_LENGTH && performance.now() - sentAt < PIECE_MS) continue
    yield text
    text = ''
    sentAt = performance.now()
  }
  yield text
}

function refuse(reply: FastifyReply, refusal: UploadRefusal): FastifyReply {
  return reply
    .code(refusal.reason === 'HEADER' ? 400 : 413)
    .header('cache-control', 'no-store')
    .send({ error: { code: 'INPUT_INVALID', ...refusal } })
}
