import type { FastifyReply } from 'fastify'
import { Failure } from '../../domain/failure.js'
import type { Services } from '../../domain/ports/services.js'
import { inspectTicket } from '../../domain/recovery/inspect-ticket.js'
import type { Said } from './asked-challenge.js'
import { deadEndPage } from './dead-end-page.js'
import { heldPasswordPage, passwordPage } from './password-page.js'
import type { PlainVisit } from './plain-visit.js'

/** Shows the page that takes a password for a ticket, or says that the ticket is gone. */
export async function showPassword(
  services: Services,
  { place, caller, show }: Pick<PlainVisit, 'place' | 'caller' | 'show'>,
  { ticket, said }: { ticket: string; said: Said },
): Promise<FastifyReply> {
  const page = { ...place, ticket, error: said('e'), waitSeconds: Number(said('wait')) || 60 }
  try {
    const facts = await inspectTicket(services, { unit: place.unit, caller, ticket })
    return show(passwordPage({ ...page, facts }), statusOf(page.error))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (error.code === 'TICKET_INVALID') return show(deadEndPage({ ...place, why: 'over' }), 410)
    const held = error.code === 'TOO_MANY_REQUESTS' ? 'later' : 'busy'
    return show(heldPasswordPage({ ...page, error: held, waitSeconds: error.retryAfter ?? 60 }), statusOf(held))
  }
}

function statusOf(error: string): number {
  return error === 'later' ? 429 : error === 'busy' ? 503 : 200
}
