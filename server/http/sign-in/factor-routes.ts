import type { FastifyInstance } from 'fastify'
import { finishPasskeySignIn } from '../../domain/factors/check-passkey.js'
import { checkSecondFactor } from '../../domain/factors/check-second-factor.js'
import { callerAt } from '../../domain/caller.js'
import { takeFromAddress } from '../../domain/limits/limits.js'
import type { Services } from '../../domain/ports/services.js'
import { sessionOrigin } from '../../domain/sessions/session-origin.js'
import { advanceSession, beginSession, endSession, openSession } from '../../domain/sessions/session.js'
import { recordSignIn } from '../../domain/sessions/sign-in.js'
import { clientAddress } from '../request/client-address.js'
import type { RefuseUnderLoad } from '../request/shed-load.js'
import { askedFactors, givenFactor } from './asked-factors.js'
import { factorPage } from './factor-page.js'
import { follow } from './follow.js'
import { orWait } from './or-wait.js'
import { readSignInError, statusOf } from './sign-in-error.js'
import { visiting, type StepRoute } from './visit.js'

/** What these routes work with. */
export interface FactorRoutes {
  services: Services
  refuseUnderLoad: RefuseUnderLoad
  /** Of the package: names the script. */
  version: string
}

/** `/sign-in/factor`, for whoever has said their password; `/sign-in/passkey`, for whoever needs none. */
export function factorRoutes(scope: FastifyInstance, { services, refuseUnderLoad, version }: FactorRoutes): void {
  scope.get<StepRoute>(
    '/jst/:unit/sign-in/factor',
    visiting(services, async (visit) => {
      const { place, cookie, typed } = visit
      const { unit } = place
      const user = await openSession(services, { unit, token: cookie.token, stages: ['factor'] })
      if (user === undefined) return visit.lead('', { e: 'over' })
      const { account } = user
      const error = readSignInError(typed.e)
      const page = factorPage({
        ...place,
        version,
        login: account.login,
        ...(await askedFactors(services, { unit, account })),
        error,
        waitSeconds: Number(typed.wait) || 60,
      })
      return visit.show(page, statusOf(error))
    }),
  )

  scope.post<StepRoute>(
    '/jst/:unit/sign-in/factor',
    visiting(services, async (visit) => {
      const { place, cookie, typed } = visit
      const { unit } = place
      const user = await openSession(services, { unit, token: cookie.token, stages: ['factor'] })
      if (user === undefined) return visit.lead('', { e: 'over' })
      const { account, session } = user
      const given = givenFactor(typed)
      return orWait(visit, '/factor', async () => {
        const checked = await checkSecondFactor(services, { unit, account, given })
        if (checked === undefined) return visit.lead('/factor', { e: given.kind })
        const begun = await advanceSession(services, session, {
          unit,
          accounts: [checked.account],
          isFactorShown: true,
        })
        if (begun === undefined) return visit.lead('', { e: 'over' })
        await recordSignIn(services, unit, begun)
        cookie.keep(begun.token)
        return follow(services, visit, begun)
      })
    }),
  )

  scope.post<StepRoute>(
    '/jst/:unit/sign-in/passkey',
    { onRequest: async () => refuseUnderLoad('sign-in') },
    visiting(services, async (visit) => {
      const { place, cookie, typed, request } = visit
      const { unit } = place
      return orWait(visit, '', async () => {
        const caller = callerAt(clientAddress(request))
        await takeFromAddress(services, { unit, caller, act: 'panel-sign-in' })
        const account = await finishPasskeySignIn(services, { unit, answer: String(typed.answer ?? '') })
        const userAgent = request.headers['user-agent']
        const from = sessionOrigin(services.keyring, { unit: unit.id, caller, userAgent })
        const begun =
          account && (await beginSession(services, { unit, accounts: [account], isFactorShown: true, from }))
        if (begun === undefined) return visit.lead('', { e: 'passkey' })
        await endSession(services, cookie.token)
        await recordSignIn(services, unit, begun)
        cookie.keep(begun.token)
        return follow(services, visit, begun)
      })
    }),
  )
}
