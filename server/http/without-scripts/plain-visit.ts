import type { FastifyReply, FastifyRequest } from 'fastify'
import { plainPath, type PlainStep } from '../../../contract/hosted-page-path.js'
import { callerAt, type Caller } from '../../domain/caller.js'
import type { Services } from '../../domain/ports/services.js'
import { readDestination } from '../pages/destination.js'
import { seeOther } from '../pages/plain-forms.js'
import { typedIn, visitingUnit, type UnitRoute, type UnitVisit } from '../pages/unit-visit.js'
import { clientAddress } from '../request/client-address.js'
import { typedCookie, type TypedCookie } from '../request/typed-cookie.js'
import { handedOn, type HandedOn } from './handed-on.js'
import { deadEndPage } from './dead-end-page.js'
import { placeFields, type PlainPlace } from './plain-place.js'

/** Somebody at a step of the way without scripts. */
export interface PlainVisit {
  place: PlainPlace
  caller: Caller
  request: FastifyRequest<UnitRoute>
  reply: FastifyReply
  /** One value of what was typed into a form, or stands in the address of a page; empty when there is none. */
  typed(name: string): string
  /** The identifier that was typed at a step before. */
  kept: TypedCookie
  handed(step: PlainStep): HandedOn
  /** Whether a button of that name was pressed. */
  isPressed(button: string): boolean
  /** Sends a page of ours. */
  show(html: string, status?: number): FastifyReply
  /** Leads to a step: this one again, or another. */
  lead(step: PlainStep, query?: Record<string, string>): FastifyReply
}

/** A handler of a step; an unknown unit is 404, and a form that another page sends is 403 whatever stands in it. */
export function visitingPlainly(
  services: Pick<Services, 'publicUrl' | 'units' | 'keyring' | 'now'>,
  handle: (visit: PlainVisit) => Promise<FastifyReply>,
): (request: FastifyRequest<UnitRoute>, reply: FastifyReply) => Promise<FastifyReply> {
  return visitingUnit(services, {
    foreign: (visit) => deadEndPage({ ...placeOf(visit), why: 'foreign' }),
    handle(visit) {
      const { unit, fields, request, reply, show } = visit
      const place = placeOf(visit)
      return handle({
        place,
        caller: callerAt(clientAddress(request)),
        request,
        reply,
        typed: (name) => typedIn(fields, name),
        kept: typedCookie(services, unit, request, reply),
        isPressed: (button) => fields[button] !== undefined,
        handed: (step) => handedOn(services, { unit, step }, request, reply),
        show,
        lead: (step, query = {}) => seeOther(reply, plainPath(unit.id, step), { ...placeFields(place), ...query }),
      })
    },
  })
}

function placeOf({ unit, language, fields }: UnitVisit): PlainPlace {
  return { unit, language, to: readDestination(fields) }
}
