import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Account } from '../../domain/account.js'
import type { Services } from '../../domain/ports/services.js'
import { isFactorOffered } from '../../domain/sessions/next-stage.js'
import { openSession } from '../../domain/sessions/session.js'
import { cookieForm } from '../request/cookie-form.js'
import { readCookie } from '../request/read-cookie.js'
import { offerPage } from './offer-page.js'
import { visiting, type StepRoute, type Visit } from './visit.js'

/** For so long a browser in which the offer was shown shows it to nobody again. */
const OFFERED_SECONDS = 30 * 86_400

/** Whether somebody who has just signed in is shown, before they go on, that there are second factors. */
export function isOfferDue(
  { publicUrl }: Pick<Services, 'publicUrl'>,
  { place, request, reply }: Visit,
  account: Account,
): boolean {
  return isFactorOffered(place.unit, account) && !offeredCookie(publicUrl, request, reply).isThere
}

/** `/jst/<unit>/sign-in/offer`: the one notice to staff where the unit offers second factors. */
export function offerRoutes(scope: FastifyInstance, services: Services): void {
  scope.get<StepRoute>(
    '/jst/:unit/sign-in/offer',
    visiting(services, async (visit) => {
      const { place, cookie, request, reply } = visit
      const user = await openSession(services, { unit: place.unit, token: cookie.token, stages: ['in'] })
      if (user === undefined || !isFactorOffered(place.unit, user.account)) return visit.lead('')
      offeredCookie(services.publicUrl, request, reply).keep()
      return visit.show(offerPage(place))
    }),
  )
}

/** That the offer was shown in this browser; it says nothing of whom it was shown to. */
function offeredCookie(
  publicUrl: string,
  { headers }: FastifyRequest<StepRoute>,
  reply: FastifyReply,
): { isThere: boolean; keep(): void } {
  const { name, attributes } = cookieForm(publicUrl, 'klucznik-offered')
  return {
    isThere: readCookie(headers.cookie, name) !== undefined,
    keep() {
      reply.header('set-cookie', `${name}=1; ${attributes}; Max-Age=${OFFERED_SECONDS}`)
    },
  }
}
