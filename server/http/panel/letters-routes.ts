import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Failure } from '../../domain/failure.js'
import { lettersOfClass } from '../../domain/panel/letters-of-class.js'
import type { LetterWriter } from '../../domain/ports/letter-writer.js'
import type { PanelServices } from '../../domain/panel/panel-services.js'
import { requireUser } from '../../rpc/panel/panel-procedure.js'
import { pageLanguage } from '../pages/page-language.js'
import { sendPage } from '../pages/send-page.js'
import { noLettersPage } from './no-letters-page.js'
import type { NoLetters } from './letters-texts.js'
import { sessionCookie } from '../request/session-cookie.js'

interface Route {
  Params: { unit: string }
  Querystring: { class?: unknown }
}

/**
 * `GET /panel/<unit>/letters?class=4b`: a document to print, with the letters of those whom the session's role reaches.
 * It is opened by a link of the panel's page, which carries no `Origin`: the browser itself says where it comes from.
 */
export async function panelLettersRoutes(
  scope: FastifyInstance,
  { services, letters }: { services: PanelServices; letters: LetterWriter },
): Promise<void> {
  // no HEAD: the history would say that letters were made, and nobody would have got them
  scope.get<Route>('/:unit/letters', { exposeHeadRoute: false }, async (request, reply) => {
    const unit = services.units.get(request.params.unit)
    if (unit === undefined) throw new Failure('UNIT_UNKNOWN')
    refuseOtherSites(services.publicUrl, request)
    const user = await requireUser({ services, unit, cookie: sessionCookie(services.publicUrl, request, reply) })
    const { class: wanted } = request.query
    if (typeof wanted !== 'string') return refuse(reply, { request, services, status: 404, why: 'nobody' })
    const order = await lettersOfClass(services, { unit, user, class: wanted })
    if (order.recipients.length === 0) {
      const why = order.nameless?.length ? 'nameless' : 'nobody'
      return refuse(reply, { request, services, status: 404, why })
    }
    const pieces = letters.write(order)[Symbol.asyncIterator]()
    // an address that has no room on a letter shows at the first piece, before anything is sent
    const first = await pieces.next()
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', `${letters.policy}; frame-ancestors 'none'`)
      .send(Readable.from(all(first, pieces)))
  })

  scope.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    if (error instanceof Failure && error.code === 'UNAUTHORIZED')
      return refuse(reply, { request, services, status: 401, why: 'signedOut' })
    const status = error instanceof Failure && error.code !== 'UNAVAILABLE' ? 404 : (error.statusCode ?? 503)
    if (status < 500) return refuse(reply, { request, services, status, why: 'nobody' })
    services.log.warn('letters.failed', {}, error)
    return refuse(reply, { request, services, status: 503, why: 'unavailable' })
  })
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
  const language = pageLanguage(unit?.languages ?? ['pl'], request)
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
