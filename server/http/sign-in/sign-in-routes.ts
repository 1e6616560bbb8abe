import type { FastifyInstance, FastifyReply } from 'fastify'
import { callerAt } from '../../domain/caller.js'
import { Failure } from '../../domain/failure.js'
import { reachOf } from '../../domain/panel/reach.js'
import { beginPasskeySignIn } from '../../domain/factors/check-passkey.js'
import type { Services } from '../../domain/ports/services.js'
import type { SessionStage } from '../../domain/ports/session-store.js'
import { chooseAccount, offeredAccounts } from '../../domain/sessions/choose-account.js'
import { endSession, openSession } from '../../domain/sessions/session.js'
import { challengeForSignIn } from '../../domain/sessions/sign-in-challenge.js'
import { recordSignIn, signIn } from '../../domain/sessions/sign-in.js'
import { keepPrivate, takeForms } from '../pages/plain-forms.js'
import { sendPage } from '../pages/send-page.js'
import { browserCookie } from '../request/browser-cookie.js'
import { clientAddress } from '../request/client-address.js'
import type { RefuseUnderLoad } from '../request/shed-load.js'
import { againRoutes } from './again-routes.js'
import { choosePage } from './choose-page.js'
import { factorRoutes } from './factor-routes.js'
import { follow, goOn } from './follow.js'
import { membersPage } from './members-page.js'
import { offerRoutes } from './offer-routes.js'
import { signInPage } from './sign-in-page.js'
import { readSignInError, statusOf, type SignInError } from './sign-in-error.js'
import type { SignInReason } from './sign-in-texts.js'
import { typedCookie } from '../request/typed-cookie.js'
import { visiting, type StepRoute } from './visit.js'

/** An identifier and a password, of which a character may be twelve in a form, and two sealed challenges. */
const FORM_MOST_BYTES = 12_288

/**
 * `/jst/<unit>/sign-in`: where everybody signs in, for the panel (`?to=panel`) and whatever else there is. Each step is a
 * form that needs no script, and a fresh secret in the session's cookie.
 */
export async function signInRoutes(
  scope: FastifyInstance,
  { services, refuseUnderLoad, version }: { services: Services; refuseUnderLoad: RefuseUnderLoad; version: string },
): Promise<void> {
  takeForms(scope, FORM_MOST_BYTES)

  scope.get<StepRoute>(
    '/jst/:unit/sign-in',
    visiting(services, async (visit) => {
      const { place, cookie, typed, reply, request } = visit
      const { unit } = place
      const reason = (['ended', 'left'] satisfies SignInReason[]).find((each) => each === typed.why)
      const error = readSignInError(typed.e)
      // a panel that has just ended knows better than a session that is not quite over
      const stages: SessionStage[] = ['in', 'setup']
      const user = reason ? undefined : await openSession(services, { unit, token: cookie.token, stages })
      if (user?.stage === 'setup') return follow(services, visit, user)
      if (user !== undefined) {
        if (place.to !== 'panel' || reachOf(user.account) !== undefined) return goOn(visit)
        return visit.show(membersPage({ ...place, login: user.account.login }))
      }
      const kept = typedCookie(services, unit, request, reply)
      kept.drop()
      const identifier = kept.read()
      const caller = callerAt(clientAddress(request))
      const { shown } = browserCookie(services.publicUrl, request, reply)
      const asked = { unit, caller, language: place.language, identifier, shown }
      const page = { ...place, version, passkey: await beginPasskeySignIn(services, unit), identifier }
      try {
        const challenge = await challengeForSignIn(services, asked)
        const waitSeconds = Number(typed.wait) || 60
        const said = { reason: error ? undefined : reason, error, waitSeconds }
        return visit.show(signInPage({ ...page, ...said, challenge }), statusOf(error))
      } catch (failure) {
        if (!(failure instanceof Failure && failure.code === 'TOO_MANY_REQUESTS')) throw failure
        const said = { error: 'later', waitSeconds: failure.retryAfter ?? 60 } as const
        return visit.show(signInPage({ ...page, ...said }), statusOf('later'))
      }
    }),
  )

  scope.post<StepRoute>(
    '/jst/:unit/sign-in',
    { onRequest: async () => refuseUnderLoad('sign-in') },
    visiting(services, async (visit) => {
      const { place, cookie, typed, reply, request } = visit
      const { unit } = place
      const identifier = String(typed.identifier ?? '')
      const password = String(typed.password ?? '')
      const kept = typedCookie(services, unit, request, reply)
      const refuse = (e: SignInError, more: Record<string, string> = {}): FastifyReply => {
        kept.keep(identifier)
        return visit.lead('', { e, ...more })
      }
      if (typed.again !== undefined) {
        kept.keep(identifier)
        return visit.lead('')
      }
      const isBlank = identifier.trim() === ''
      if (isBlank || password === '')
        return refuse(isBlank && password === '' ? 'both' : isBlank ? 'identifier' : 'password')
      const browser = browserCookie(services.publicUrl, request, reply)
      const answered = {
        picture: String(typed.picture ?? ''),
        sound: String(typed.sound ?? ''),
        answer: String(typed.characters ?? ''),
      }
      try {
        const caller = callerAt(clientAddress(request))
        const order = {
          unit,
          caller,
          identifier,
          password,
          token: cookie.token,
          shown: browser.shown,
          userAgent: request.headers['user-agent'],
          answered,
        }
        const begun = await signIn(services, order)
        if (begun === undefined) return refuse('wrong')
        cookie.keep(begun.token)
        if (begun.shown !== undefined) browser.keep(begun.shown)
        kept.drop()
        return follow(services, visit, begun)
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        if (error.code === 'TOO_MANY_REQUESTS') return refuse('later', { wait: String(error.retryAfter ?? 60) })
        if (error.code === 'CAPTCHA_WRONG' || error.code === 'CAPTCHA_EXPIRED')
          return refuse(answered.answer.trim() === '' ? 'characters' : 'characters-wrong')
        return refuse('busy')
      }
    }),
  )

  scope.get<StepRoute>(
    '/jst/:unit/sign-in/choose',
    visiting(services, async (visit) => {
      const { place, cookie, typed } = visit
      const offered = await offeredAccounts(services, { unit: place.unit, token: cookie.token })
      if (offered === undefined) return visit.lead('', { e: 'over' })
      return visit.show(choosePage({ ...place, offered, isMissing: typed.e === 'choice' }))
    }),
  )

  scope.post<StepRoute>(
    '/jst/:unit/sign-in/choose',
    visiting(services, async (visit) => {
      const { place, cookie, typed } = visit
      if (typed.account === undefined) return visit.lead('/choose', { e: 'choice' })
      const order = { unit: place.unit, token: cookie.token, login: String(typed.account) }
      const begun = await chooseAccount(services, order)
      if (begun === undefined) return visit.lead('', { e: 'over' })
      await recordSignIn(services, place.unit, begun)
      cookie.keep(begun.token)
      return follow(services, visit, begun)
    }),
  )

  scope.post<StepRoute>(
    '/jst/:unit/sign-in/out',
    visiting(services, async (visit) => {
      await endSession(services, visit.cookie.token)
      visit.cookie.keep(undefined)
      return visit.lead('', { why: 'left' })
    }),
  )

  factorRoutes(scope, { services, refuseUnderLoad, version })
  offerRoutes(scope, services)
  againRoutes(scope, { services, refuseUnderLoad, version })

  scope.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const status = error instanceof Failure ? 503 : (error.statusCode ?? 500)
    if (status >= 500 && !(error instanceof Failure))
      services.log.warn('http.failed', { route: request.routeOptions.url }, error)
    const unit = services.units.get((request.params as Partial<StepRoute['Params']>).unit ?? '')
    if (unit === undefined) return keepPrivate(reply).code(status).send()
    const place = { unit, language: unit.languages[0] ?? 'pl', to: 'panel' } as const
    return sendPage(keepPrivate(reply.code(status)), signInPage({ ...place, error: 'busy' }))
  })
}
