import type { FastifyInstance } from 'fastify'
import type { Account } from '../../domain/account.js'
import { callerAt } from '../../domain/caller.js'
import { checkSecondFactor, type GivenFactor } from '../../domain/factors/check-second-factor.js'
import { hasSecondFactor } from '../../domain/has-second-factor.js'
import type { Services } from '../../domain/ports/services.js'
import { checkOwnPassword } from '../../domain/sessions/check-own-password.js'
import { advanceSession, openSession } from '../../domain/sessions/session.js'
import { browserCookie } from '../request/browser-cookie.js'
import { clientAddress } from '../request/client-address.js'
import type { RefuseUnderLoad } from '../request/shed-load.js'
import { againPage } from './again-page.js'
import { askedFactors, givenFactor } from './asked-factors.js'
import { follow, goOn } from './follow.js'
import { orWait } from './or-wait.js'
import { readSignInError, statusOf, type SignInError } from './sign-in-error.js'
import { visiting, type StepRoute, type Typed, type Visit } from './visit.js'

/** What whoever is in shows once more. */
type GivenAgain = GivenFactor | { kind: 'password'; password: string }

/** What is wrong with what was shown, by its kind. */
const WRONG: Record<GivenAgain['kind'], SignInError> = { password: 'wrong', code: 'code', passkey: 'passkey' }

/**
 * `/jst/<unit>/sign-in/again`: whoever is in shows once more who they are, before what widens rights, and goes on to where
 * they were with a session that is as fresh as after signing in.
 */
export function againRoutes(
  scope: FastifyInstance,
  { services, refuseUnderLoad, version }: { services: Services; refuseUnderLoad: RefuseUnderLoad; version: string },
): void {
  scope.get<StepRoute>(
    '/jst/:unit/sign-in/again',
    visiting(services, async (visit) => {
      const { place, cookie, typed } = visit
      const { unit } = place
      const user = await openSession(services, { unit, token: cookie.token, stages: ['in'] })
      if (user === undefined) return visit.lead('')
      const { account } = user
      const error = readSignInError(typed.e)
      const page = againPage({
        ...place,
        version,
        login: account.login,
        factors: hasSecondFactor(account) ? await askedFactors(services, { unit, account }) : undefined,
        error,
        waitSeconds: Number(typed.wait) || 60,
      })
      return visit.show(page, statusOf(error))
    }),
  )

  scope.post<StepRoute>(
    '/jst/:unit/sign-in/again',
    { onRequest: async () => refuseUnderLoad('sign-in') },
    visiting(services, async (visit) => {
      const { place, cookie, typed } = visit
      const { unit } = place
      const given = readGiven(typed)
      if (given.kind === 'password' && given.password === '') return visit.lead('/again', { e: 'password' })
      const user = await openSession(services, { unit, token: cookie.token, stages: ['in'] })
      if (user === undefined) return visit.lead('', { e: 'over' })
      return orWait(visit, '/again', async () => {
        const account = await checkOwn(services, visit, { account: user.account, given })
        if (account === undefined) return visit.lead('/again', { e: WRONG[given.kind] })
        const isFactorShown = given.kind !== 'password'
        const begun = await advanceSession(services, user.session, { unit, accounts: [account], isFactorShown })
        if (begun === undefined) return visit.lead('', { e: 'over' })
        cookie.keep(begun.token)
        // a factor that was set up meanwhile is asked for first
        return begun.stage === 'in' ? goOn(visit) : follow(services, visit, begun)
      })
    }),
  )
}

/** The account, if that is its factor or password; a password is no way round a factor. */
async function checkOwn(
  services: Services,
  { place: { unit }, request, reply }: Visit,
  { account, given }: { account: Account; given: GivenAgain },
): Promise<Account | undefined> {
  if (given.kind !== 'password') return (await checkSecondFactor(services, { unit, account, given }))?.account
  if (hasSecondFactor(account)) return undefined
  const caller = callerAt(clientAddress(request))
  const { shown } = browserCookie(services.publicUrl, request, reply)
  return checkOwnPassword(services, { unit, account, caller, password: given.password, shown })
}

function readGiven(typed: Typed): GivenAgain {
  return typed.password === undefined ? givenFactor(typed) : { kind: 'password', password: String(typed.password) }
}
