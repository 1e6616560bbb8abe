import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../../contract/language.js'
import type { Services } from '../../domain/ports/services.js'
import type { Unit } from '../../domain/unit.js'
import { refuseForeignForm } from '../request/refuse-foreign-form.js'
import { pageLanguage } from './page-language.js'
import { keepPrivate } from './plain-forms.js'
import { sendPage } from './send-page.js'
import { unknownUnitPage } from './unknown-unit-page.js'

/** What forms send, and addresses of pages say; a name that comes twice is a list. */
export type TypedFields = Record<string, string | string[] | undefined>

export interface UnitRoute {
  Params: { unit: string }
  Querystring: TypedFields
  Body: TypedFields | undefined
}

/** Somebody at a page of a unit's that has forms. */
export interface UnitVisit {
  unit: Unit
  language: Language
  /** What was typed into a form, or stands in the address of a page. */
  fields: TypedFields
  request: FastifyRequest<UnitRoute>
  reply: FastifyReply
  /** Sends a page of ours. */
  show(html: string, status?: number): FastifyReply
}

/** A handler of a page; an unknown unit is 404, and a form that another page sends is 403 whatever stands in it. */
export function visitingUnit(
  services: Pick<Services, 'publicUrl' | 'units'>,
  { handle, foreign }: { handle: (visit: UnitVisit) => Promise<FastifyReply>; foreign: (visit: UnitVisit) => string },
): (request: FastifyRequest<UnitRoute>, reply: FastifyReply) => Promise<FastifyReply> {
  return async (request, reply) => {
    const unit = services.units.get(request.params.unit)
    if (unit === undefined) return sendPage(reply.code(404), unknownUnitPage())
    const fields = request.method === 'POST' ? (request.body ?? {}) : request.query
    const language = pageLanguage(unit.languages, { headers: request.headers, query: fields })
    const show = (html: string, status = 200): FastifyReply => sendPage(keepPrivate(reply.code(status)), html)
    const visit: UnitVisit = { unit, language, fields, request, reply, show }
    if (request.method === 'POST') {
      try {
        refuseForeignForm(request, services.publicUrl)
      } catch {
        return show(foreign(visit), 403)
      }
    }
    return handle(visit)
  }
}

/** One value of what was typed; empty when there is none. */
export function typedIn(fields: TypedFields, name: string): string {
  return [fields[name]].flat()[0] ?? ''
}
