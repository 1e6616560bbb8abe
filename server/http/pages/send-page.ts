import type { FastifyReply } from 'fastify'
import { ELEMENT_PAGE_POLICY } from '../headers/content-security-policy.js'

/**
 * Sends a page of ours. Tickets and people's data pass on such pages, so nothing of them stays anywhere; each speaks the
 * language of its reader.
 */
export function sendPage(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('vary', 'Accept-Language')
    .header('content-security-policy', ELEMENT_PAGE_POLICY)
    .send(html)
}
