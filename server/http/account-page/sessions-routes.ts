import type { FastifyInstance, FastifyReply } from 'fastify'
import { callerAt } from '../../domain/caller.js'
import { endOtherSessions, endOwnSession, listOwnSessions } from '../../domain/own-account/own-sessions.js'
import { listOwnSignIns } from '../../domain/own-account/own-history.js'
import type { Services } from '../../domain/ports/services.js'
import { clientAddress } from '../request/client-address.js'
import { ACCOUNT_PARTS } from './account-part.js'
import { sessionsPage } from './sessions-page.js'
import type { SessionsDone } from './sessions-texts.js'
import { signedIn, type AccountRoute } from './signed-in.js'

const PART = 'sessions'
const PATH = `/jst/:unit/konto${ACCOUNT_PARTS[PART]}`

/** Days of which the page tells where somebody signed in; more stand in the file of one's data. */
const SIGN_IN_DAYS = 30

/** Where somebody sees where they are signed in, and was lately, and ends one session, all others, or those that were not theirs. */
export function sessionsRoutes(scope: FastifyInstance, services: Services): void {
  scope.get<AccountRoute>(
    PATH,
    signedIn(services, { part: PART }, async ({ place, account, session, typed, request, show }) => {
      const caller = callerAt(clientAddress(request))
      const sessions = await listOwnSessions(services, { account, session, caller })
      const days = Math.min(SIGN_IN_DAYS, place.unit.auditDays)
      const signIns = await listOwnSignIns(services, { account, days })
      return show(sessionsPage(place, { sessions, signIns, days, done: typed('done') }))
    }),
  )

  scope.post<AccountRoute>(
    PATH,
    signedIn(services, { part: PART }, async ({ place: { unit }, account, session, typed, lead }) => {
      const say = (done: SessionsDone): FastifyReply => lead(ACCOUNT_PARTS[PART], { done })
      const end = typed('end')
      if (end === 'others' || end === 'not-me') {
        const isNotMe = end === 'not-me'
        await endOtherSessions(services, { unit, account, session, isNotMe })
        return isNotMe ? lead(ACCOUNT_PARTS.password) : say('others')
      }
      // one's own ends by signing out
      const isEnded = end !== session.id && (await endOwnSession(services, { unit, account, id: end }))
      return say(isEnded ? 'one' : 'gone')
    }),
  )
}
