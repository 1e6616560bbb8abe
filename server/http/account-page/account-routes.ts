import type { FastifyInstance } from 'fastify'
import { openProfile } from '../../domain/accounts/profile.js'
import { Failure } from '../../domain/failure.js'
import type { Services } from '../../domain/ports/services.js'
import { keepPrivate, takeForms } from '../pages/plain-forms.js'
import { sendPage } from '../pages/send-page.js'
import type { RefuseUnderLoad } from '../request/shed-load.js'
import { noticePage } from './account-page.js'
import { ACCOUNT_TEXTS } from './account-texts.js'
import { factorsRoutes } from '../second-factors/factors-routes.js'
import { changePasswordRoute } from './change-password-route.js'
import { dataRoutes } from './data-routes.js'
import { emailRoutes } from './email-routes.js'
import { overviewPage } from './overview-page.js'
import { passwordRoutes } from './password-routes.js'
import { proofRoutes } from './proof-routes.js'
import { sessionsRoutes } from './sessions-routes.js'
import { signedIn, type AccountRoute } from './signed-in.js'

/** Two passwords, of which a character may be twelve bytes in a form. */
const FORM_MOST_BYTES = 16_384

/** `/jst/<unit>/konto`: a person's own page, for whoever is signed in. */
export async function accountRoutes(
  scope: FastifyInstance,
  { services, refuseUnderLoad, version }: { services: Services; refuseUnderLoad: RefuseUnderLoad; version: string },
): Promise<void> {
  takeForms(scope, FORM_MOST_BYTES)

  scope.get<AccountRoute>(
    '/jst/:unit/konto',
    signedIn(services, { part: 'overview' }, async ({ place, account, show }) =>
      show(overviewPage(place, openProfile(services.keyring, account))),
    ),
  )

  factorsRoutes(scope, { services, version })
  passwordRoutes(scope, { services, refuseUnderLoad })
  sessionsRoutes(scope, services)
  emailRoutes(scope, services)
  proofRoutes(scope, services)
  dataRoutes(scope, services)
  changePasswordRoute(scope, services)

  scope.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const status = error instanceof Failure ? 503 : (error.statusCode ?? 500)
    if (status >= 500 && !(error instanceof Failure))
      services.log.warn('http.failed', { route: request.routeOptions.url }, error)
    const unit = services.units.get((request.params as Partial<AccountRoute['Params']>).unit ?? '')
    if (unit === undefined) return keepPrivate(reply).code(status).send()
    const language = unit.languages[0] ?? 'pl'
    return sendPage(keepPrivate(reply.code(status)), noticePage({ unit, language }, ACCOUNT_TEXTS[language].busy))
  })
}
