import type { FastifyInstance, FastifyReply } from 'fastify'
import { signInPath } from '../../../contract/hosted-page-path.js'
import { callerAt } from '../../domain/caller.js'
import { Failure } from '../../domain/failure.js'
import { changePassword } from '../../domain/own-account/change-password.js'
import type { Services } from '../../domain/ports/services.js'
import { beginSession, endSession } from '../../domain/sessions/session.js'
import { seeOther } from '../pages/plain-forms.js'
import { browserCookie } from '../request/browser-cookie.js'
import { clientAddress } from '../request/client-address.js'
import type { RefuseUnderLoad } from '../request/shed-load.js'
import { ACCOUNT_PARTS, partDestination } from './account-part.js'
import type { PasswordError } from './password-error.js'
import { passwordPage } from './password-page.js'
import { signedIn, type AccountRoute, type AccountVisit } from './signed-in.js'

const PART = 'password'
const PATH = `/jst/:unit/konto${ACCOUNT_PARTS[PART]}`

/** Where somebody changes their password with the one there is; they go on under a fresh secret, everybody else is out. */
export function passwordRoutes(
  scope: FastifyInstance,
  { services, refuseUnderLoad }: { services: Services; refuseUnderLoad: RefuseUnderLoad },
): void {
  scope.get<AccountRoute>(
    PATH,
    signedIn(services, { part: PART }, async ({ place, typed, show }) => {
      const error = typed('e')
      const waitSeconds = Number(typed('wait')) || 60
      const status = error === 'later' ? 429 : error === 'busy' ? 503 : 200
      return show(passwordPage(place, { isDone: typed('done') !== '', error, waitSeconds }), status)
    }),
  )

  scope.post<AccountRoute>(
    PATH,
    { onRequest: async () => refuseUnderLoad('sign-in') },
    signedIn(services, { part: PART }, async (visit) => {
      const { typed, lead } = visit
      const refuse = (e: PasswordError, more: Record<string, string> = {}): FastifyReply =>
        lead(ACCOUNT_PARTS[PART], { e, ...more })
      if (typed('current') === '') return refuse('current')
      if (typed('next') === '') return refuse('next')
      try {
        return await change(services, visit, refuse)
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        if (error.code === 'TOO_MANY_REQUESTS') return refuse('later', { wait: String(error.retryAfter ?? 60) })
        return refuse('busy')
      }
    }),
  )
}

async function change(
  services: Services,
  { place: { unit, language }, account, session, cookie, typed, lead, request, reply }: AccountVisit,
  refuse: (error: PasswordError) => FastifyReply,
): Promise<FastifyReply> {
  const { shown } = browserCookie(services.publicUrl, request, reply)
  const caller = callerAt(clientAddress(request))
  const order = { unit, caller, account, session, current: typed('current'), next: typed('next'), shown }
  const outcome = await changePassword(services, order)
  if ('rejected' in outcome) return refuse(outcome.rejected)
  if ('refused' in outcome && outcome.refused === 'wrong') return refuse('wrong')
  // begun anew: others that were sent at once may have found this one over by now, and taken it away
  const begun =
    'account' in outcome &&
    (await beginSession(services, { unit, accounts: [outcome.account], isFactorShown: true, from: session.from }))
  // somebody else was faster
  if (!begun) return seeOther(reply, signInPath(unit.id), { to: partDestination(PART), lang: language, why: 'ended' })
  await endSession(services, cookie.token)
  cookie.keep(begun.token)
  return lead(ACCOUNT_PARTS[PART], { done: '1' })
}
