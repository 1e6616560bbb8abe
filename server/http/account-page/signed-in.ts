import type { FastifyReply, FastifyRequest } from 'fastify'
import { accountPath, signInPath } from '../../../contract/hosted-page-path.js'
import type { Account } from '../../domain/account.js'
import type { Session, SessionStage } from '../../domain/ports/session-store.js'
import type { Services } from '../../domain/ports/services.js'
import { openSession, type SessionOpening } from '../../domain/sessions/session.js'
import { seeOther } from '../pages/plain-forms.js'
import { typedIn, visitingUnit, type UnitRoute } from '../pages/unit-visit.js'
import { sessionCookie } from '../request/session-cookie.js'
import type { SessionCookie } from '../../rpc/procedure/context.js'
import { noticePage, type AccountPlace } from './account-page.js'
import { partDestination, type AccountPart } from './account-part.js'
import { ACCOUNT_TEXTS } from './account-texts.js'

/** A route of these pages. */
export type AccountRoute = UnitRoute

type AccountRequest = FastifyRequest<AccountRoute>

/** Somebody at a page of their own. */
export interface AccountVisit {
  place: AccountPlace
  account: Account
  session: Session
  cookie: SessionCookie
  /** One value of what was typed into a form, or stands in the address of a page; empty when there is none. */
  typed(name: string): string
  request: AccountRequest
  reply: FastifyReply
  /** Sends a page of ours. */
  show(html: string, status?: number): FastifyReply
  /** Leads to a page under `/konto`. */
  lead(path: string, query?: Record<string, string>): FastifyReply
}

/** Which part a route belongs to, and who may be there. */
interface Door {
  part: AccountPart
  /** Whoever has to set up a second factor comes to no page but that of the factors. */
  stages?: SessionStage[]
}

/**
 * A handler of a page for whoever is signed in; the others sign in first and come back. An unknown unit is 404, and a form
 * that another page sends is 403 whatever stands in it.
 */
export function signedIn(
  services: SessionOpening & Pick<Services, 'publicUrl' | 'units'>,
  { part, stages = ['in'] }: Door,
  handle: (visit: AccountVisit) => Promise<FastifyReply>,
): (request: AccountRequest, reply: FastifyReply) => Promise<FastifyReply> {
  return visitingUnit(services, {
    foreign: ({ unit, language }) => noticePage({ unit, language }, ACCOUNT_TEXTS[language].foreign),
    async handle({ unit, language, fields, request, reply, show }) {
      const cookie = sessionCookie(services.publicUrl, request, reply)
      const user = await openSession(services, { unit, token: cookie.token, stages: [...stages, 'setup'] })
      if (user === undefined) {
        // whoever had a session learns that it is over; whoever follows a link is just asked who they are
        const why = request.method === 'POST' ? { why: 'ended' } : {}
        return seeOther(reply, signInPath(unit.id), { to: partDestination(part), lang: language, ...why })
      }
      const { account, session, stage } = user
      if (!stages.includes(stage))
        return seeOther(reply, `${accountPath(unit.id)}/factors`, { to: partDestination(part), lang: language })
      return handle({
        place: { unit, language, account, stage, part },
        account,
        session,
        cookie,
        typed: (name) => typedIn(fields, name),
        request,
        reply,
        show,
        lead: (path, query = {}) => seeOther(reply, `${accountPath(unit.id)}${path}`, { lang: language, ...query }),
      })
    },
  })
}
