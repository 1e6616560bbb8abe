import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { findTicket } from '../../contract/find-ticket.js'
import { hostedPagePath } from '../../contract/hosted-page-path.js'
import { readTicketText } from '../../contract/read-ticket-text.js'
import type { Unit } from '../domain/unit.js'

const HOSTED_PAGE = /^\/jst\/([\w-]+)/
/** Of our own pages' addresses it is all that a mailed link has. */
const LANGUAGE = /[?&]lang=(?:3D)?([a-z]{2})\b/

type Units = ReadonlyMap<string, Unit>

/**
 * Answers a link whose ticket a filter has moved into the path or the query: leads to the same page with the ticket back
 * in the fragment, so that neither a reload nor a `Referer` sends it here again, with scripts or without.
 */
export function mendLinks(app: FastifyInstance, units: Units): void {
  app.addHook('onRequest', async (request, reply) => mendLink(request, reply, units))
}

/** Does so for one request, also before Fastify has decoded its address; undefined when there is nothing to mend. */
export function mendLink({ raw }: FastifyRequest, reply: FastifyReply, units: Units): FastifyReply | undefined {
  const to = mendedAddress(raw.url ?? '', units)
  return to === undefined ? undefined : reply.header('cache-control', 'no-store').redirect(to, 303)
}

function mendedAddress(address: string, units: Units): string | undefined {
  const [, unit = ''] = HOSTED_PAGE.exec(address) ?? []
  const found = unit === '' ? undefined : findTicket(address)
  if (found === undefined) return undefined
  const [, language] = LANGUAGE.exec(found.rest.replace(/%(?:25)*3F/i, '?').replace(/%(?:25)*3D/i, '=')) ?? []
  const page = `${hostedPagePath(unit)}${language === undefined ? '' : `?lang=${language}`}`
  // whoever is at no page of ours is told so, and keeps no ticket in sight
  return units.has(unit) ? `${page}#klucznik=${readTicketText(found.text) ?? ''}` : page
}
