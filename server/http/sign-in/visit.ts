import type { FastifyReply, FastifyRequest } from 'fastify'
import { signInPath } from '../../../contract/hosted-page-path.js'
import type { Services } from '../../domain/ports/services.js'
import { readDestination } from '../pages/destination.js'
import { pageLanguage } from '../pages/page-language.js'
import { keepPrivate, seeOther } from '../pages/plain-forms.js'
import { sendPage } from '../pages/send-page.js'
import { unknownUnitPage } from '../pages/unknown-unit-page.js'
import { refuseForeignForm } from '../request/refuse-foreign-form.js'
import { sessionCookie } from '../request/session-cookie.js'
import type { SessionCookie } from '../../rpc/procedure/context.js'
import { signInPage } from './sign-in-page.js'
import type { Place } from './step-page.js'

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

export interface StepRoute {
  Params: { unit: string }
  Querystring: Typed
  Body: Typed | undefined
}

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
  return async (request, reply) => {
    const unit = services.units.get(request.params.unit)
    if (unit === undefined) return sendPage(reply.code(404), unknownUnitPage())
    const typed = request.method === 'POST' ? (request.body ?? {}) : request.query
    const language = pageLanguage(unit.languages, { headers: request.headers, query: typed })
    const place: Place = { unit, language, to: readDestination(typed) ?? 'panel' }
    const visit: Visit = {
      place,
      typed,
      request,
      reply,
      cookie: sessionCookie(services.publicUrl, request, reply),
      show: (html, status = 200) => sendPage(keepPrivate(reply.code(status)), html),
      lead: (step, query = {}) =>
        seeOther(reply, `${signInPath(unit.id)}${step}`, { to: place.to, lang: language, ...query }),
    }
    if (request.method === 'POST') {
      try {
        refuseForeignForm(request, services.publicUrl)
      } catch {
        return visit.show(signInPage({ ...place, error: 'foreign' }), 403)
      }
    }
    return handle(visit)
  }
}
