import type { FastifyInstance } from 'fastify'
import { Failure } from '../../domain/failure.js'
import type { Services } from '../../domain/ports/services.js'
import { keepPrivate, takeForms } from '../pages/plain-forms.js'
import { sendPage } from '../pages/send-page.js'
import type { UnitRoute } from '../pages/unit-visit.js'
import type { RefuseUnderLoad } from '../request/shed-load.js'
import { codeRoutes } from './code-routes.js'
import { deadEndPage } from './dead-end-page.js'
import { passwordRoutes } from './password-routes.js'
import { requestRoutes } from './request-routes.js'

/** An identifier, or two passwords, of which a character may be twelve in a form, and two sealed challenges. */
const FORM_MOST_BYTES = 12_288

/**
 * The way without scripts, on the hosted page: a mail is asked for, the code from it is typed, a password is set. Each step
 * is a form and an answer that leads to the page behind it; the limits and the answers are those of `recovery.*`.
 */
export async function withoutScriptsRoutes(
  scope: FastifyInstance,
  parts: { services: Services; refuseUnderLoad: RefuseUnderLoad },
): Promise<void> {
  const { services } = parts
  takeForms(scope, FORM_MOST_BYTES)
  requestRoutes(scope, parts)
  codeRoutes(scope, parts)
  passwordRoutes(scope, parts)

  scope.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const status = error instanceof Failure ? 503 : (error.statusCode ?? 500)
    if (status >= 500 && !(error instanceof Failure))
      services.log.warn('http.failed', { route: request.routeOptions.url }, error)
    const unit = services.units.get((request.params as Partial<UnitRoute['Params']>).unit ?? '')
    if (unit === undefined) return keepPrivate(reply).code(status).send()
    const place = { unit, language: unit.languages[0] ?? 'pl', to: undefined } as const
    return sendPage(keepPrivate(reply.code(status)), deadEndPage({ ...place, why: 'busy' }))
  })
}
