import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Failure } from '../../domain/failure.js'
import { findLetters, printLetters, type FoundLetters, type LettersWanted } from '../../domain/panel/panel-letters.js'
import type { PanelServices } from '../../domain/panel/panel-services.js'
import type { LetterOrder, LetterWriter } from '../../domain/ports/letter-writer.js'
import { letterEndOf } from '../../domain/tickets/letter-ticket.js'
import { requireUser } from '../../rpc/panel/panel-procedure.js'
import { pageLanguage } from '../pages/page-language.js'
import { keepPrivate, takeForms } from '../pages/plain-forms.js'
import { sendPage } from '../pages/send-page.js'
import { refuseForeignForm } from '../request/refuse-foreign-form.js'
import { sessionCookie } from '../request/session-cookie.js'
import { lettersOf, type TypedLetters } from './letters-of.js'
import { lettersQuestionPage } from './letters-question-page.js'
import type { NoLetters } from './letters-texts.js'
import { noLettersPage } from './no-letters-page.js'
import { UploadPlaces } from './upload-places.js'

/** A form of ours has a class or a login, and some tens of characters more. */
const FORM_MOST_BYTES = 2_048

interface Route {
  Params: { unit: string }
  Querystring: TypedLetters
  Body: TypedLetters | undefined
}

/**
 * `/panel/<unit>/letters?class=4b`, `?login=nowak` or `?all=1`: a question, and behind its button the document to print, with
 * the letters of those whom the session's role reaches. A letter ends the one before it, so that no link prints any; and what
 * it brings stands in no address, so that the document is the answer to the form itself.
 */
export async function panelLettersRoutes(
  scope: FastifyInstance,
  { services, letters }: { services: PanelServices; letters: LetterWriter },
): Promise<void> {
  takeForms(scope, FORM_MOST_BYTES)
  // drawing what opens an account takes its time
  const places = new UploadPlaces()

  const visit = async (
    request: FastifyRequest<Route>,
    reply: FastifyReply,
    typed: TypedLetters,
  ): Promise<LettersWanted | undefined> => {
    const unit = services.units.get(request.params.unit)
    if (unit === undefined) throw new Failure('UNIT_UNKNOWN')
    const user = await requireUser({ services, unit, cookie: sessionCookie(services.publicUrl, request, reply) })
    const of = lettersOf(typed)
    return of && { unit, user, of }
  }

  scope.get<Route>('/:unit/letters', { exposeHeadRoute: false }, async (request, reply) => {
    refuseOtherSites(services.publicUrl, request)
    const wanted = await visit(request, reply, request.query)
    const found = wanted && (await findLetters(services, wanted))
    const why = whyNone(found)
    if (wanted === undefined || found === undefined || why !== undefined)
      return refuse(reply, { request, services, status: 404, why: why ?? 'nobody' })
    const { unit } = wanted
    const language = pageLanguage(unit.languages, request)
    const page = lettersQuestionPage({ ...wanted, language, found, until: letterEndOf(unit, services.now()) })
    return sendPage(keepPrivate(reply).header('content-language', language), page)
  })

  scope.post<Route>('/:unit/letters', async (request, reply) => {
    refuseForeignForm(request, services.publicUrl)
    const typed = request.body ?? {}
    const wanted = await visit(request, reply, typed)
    if (wanted === undefined) return refuse(reply, { request, services, status: 404, why: 'nobody' })
    const leave = places.take({ unit: wanted.unit.id, account: wanted.user.account.id })
    reply.raw.once('close', leave)
    const found = await printLetters(services, wanted)
    const why = whyNone(found)
    if (why !== undefined) return refuse(reply, { request, services, status: 404, why })
    return sendLetters(reply, letters, { ...found.order, isLarge: typed.large === '1' })
  })

  scope.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const refused = (status: number, why: NoLetters): FastifyReply => refuse(reply, { request, services, status, why })
    if (error instanceof Failure) {
      if (error.code === 'UNAUTHORIZED') return refused(401, 'signedOut')
      if (error.code === 'REAUTHENTICATE') return refused(403, 'again')
      if (error.code === 'TOO_MANY_REQUESTS') return refused(429, 'busy')
      if (error.code !== 'UNAVAILABLE') return refused(404, 'nobody')
    }
    const status = error instanceof Failure ? 503 : (error.statusCode ?? 503)
    if (status < 500) return refused(status, 'nobody')
    services.log.warn('letters.failed', {}, error)
    return refused(503, 'unavailable')
  })
}

/** Undefined when there is somebody to print for. */
function whyNone(found: FoundLetters | undefined): NoLetters | undefined {
  if (found === undefined) return 'nobody'
  const { chosen, isForOffice } = found
  if (chosen.recipients.length > 0) return undefined
  if (isForOffice) return 'office'
  return chosen.nameless.length > 0 ? 'nameless' : 'nobody'
}

async function sendLetters(reply: FastifyReply, letters: LetterWriter, order: LetterOrder): Promise<FastifyReply> {
  const pieces = letters.write(order)[Symbol.asyncIterator]()
  // an address that has no room on a letter shows at the first piece, before anything is sent
  const first = await pieces.next()
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', `${letters.policy}; frame-ancestors 'none'`)
    .send(Readable.from(all(first, pieces)))
}

/** `none` is whoever types the address or opens a bookmark: no site can make a browser say it. */
function refuseOtherSites(publicUrl: string, { headers }: FastifyRequest): void {
  const { origin } = headers
  const site = headers['sec-fetch-site']
  // a browser that is too old for the header keeps a SameSite=Strict cookie from other sites' links all the same
  const isOurs = site === undefined || site === 'same-origin' || site === 'none'
  if (!isOurs || (origin !== undefined && origin !== publicUrl)) throw new Failure('UNAUTHORIZED', { reason: 'ORIGIN' })
}

function refuse(
  reply: FastifyReply,
  {
    request,
    services,
    status,
    why,
  }: { request: FastifyRequest; services: PanelServices; status: number; why: NoLetters },
): FastifyReply {
  const unit = services.units.get((request.params as Partial<Route['Params']>).unit ?? '')
  const typed = { ...(request.query as TypedLetters), ...(request.body as TypedLetters | undefined) }
  const language = pageLanguage(unit?.languages ?? ['pl'], { headers: request.headers, query: typed })
  return sendPage(reply.code(status).header('content-language', language), noLettersPage({ unit, language, why }))
}

async function* all(first: IteratorResult<string>, rest: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    for (let piece = first; !piece.done; piece = await rest.next()) yield piece.value
  } finally {
    // whoever goes away in the middle ends the writing
    await rest.return?.()
  }
}
