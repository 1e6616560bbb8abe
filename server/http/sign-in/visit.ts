import type { FastifyReply, FastifyRequest } from 'fastify'
import { signInPath } from '../../../contract/hosted-page-path.js'
import type { Services } from '../../domain/ports/services.js'
import { readDestination } from '../pages/destination.js'
import { seeOther } from '../pages/plain-forms.js'
import { visitingUnit, type UnitRoute, type UnitVisit } from '../pages/unit-visit.js'
import { sessionCookie } from '../request/session-cookie.js'
import type { SessionCookie } from '../../rpc/procedure/context.js'
import { signInPage } from './sign-in-page.js'
import type { Place } from './place.js'

/** What forms of these pages send, and addresses of them say. */
export type Typed = Partial<
  Record<
    | 'to'
    | 'lang'
    | 'why'
    | 'e'
    | 'wait'
    | 'identifier'
    | 'password'
    | 'account'
    | 'code'
    | 'answer'
    | 'characters'
    | 'picture'
    | 'sound'
    | 'again',
    string | string[]
  >
>

/** A route of these pages. */
export type StepRoute = UnitRoute

type StepRequest = FastifyRequest<StepRoute>

/** What follows `/sign-in` in the path of a page. */
export type Step = '' | '/again' | '/choose' | '/factor' | '/offer'

/** Somebody at a page of the sign-in. */
export interface Visit {
  place: Place
  cookie: SessionCookie
  /** What was typed into a form, or stands in the address of a page. */
  typed: Typed
  request: StepRequest
  reply: FastifyReply
  /** Sends a page of ours. */
  show(html: string, status?: number): FastifyReply
  /** Leads to a page of the sign-in: itself, or a step under it. */
  lead(step: Step, query?: Record<string, string>): FastifyReply
}

/** A handler of a page; an unknown unit is 404, and a form that another page sends is 403 whatever stands in it. */
export function visiting(
  services: Pick<Services, 'publicUrl' | 'units'>,
  handle: (visit: Visit) => Promise<FastifyReply>,
): (request: StepRequest, reply: FastifyReply) => Promise<FastifyReply> {
  const placeOf = ({ unit, language, fields }: UnitVisit): Place => ({
    unit,
    language,
    to: readDestination(fields) ?? 'panel',
  })
  return visitingUnit(services, {
    foreign: (visit) => signInPage({ ...placeOf(visit), error: 'foreign' }),
    handle(visit) {
      const { request, reply, fields, show } = visit
      const place = placeOf(visit)
      return handle({
        place,
        typed: fields,
        request,
        reply,
        cookie: sessionCookie(services.publicUrl, request, reply),
        show,
        lead: (step, query = {}) =>
          seeOther(reply, `${signInPath(place.unit.id)}${step}`, { to: place.to, lang: place.language, ...query }),
      })
    },
  })
}
