import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import helmet from 'helmet'
import { NO_PAGE } from './content-security-policy.js'

/** How long browsers come by TLS alone once they were here, in seconds: two years. */
const TLS_ONLY_SECONDS = 63_072_000

const putOn = helmet({
  // written by hand: pages override it whole, and a directive must never be merged in
  contentSecurityPolicy: false,
  crossOriginResourcePolicy: { policy: 'same-origin' },
  referrerPolicy: { policy: 'no-referrer' },
  strictTransportSecurity: { maxAge: TLS_ONLY_SECONDS, includeSubDomains: true },
  xFrameOptions: { action: 'deny' },
})

/**
 * Puts on an answer what every one of ours carries, before anything else is known of it; a route overrides what has to be
 * different there. It stands on the raw answer, so that it stays when somebody else writes that.
 */
export function putStrictHeaders(request: FastifyRequest, reply: FastifyReply): void {
  // what it calls back with is a fault of a policy, of which it has none
  putOn(request.raw, reply.raw, () => {})
  reply.header('content-security-policy', NO_PAGE)
}

/** The same headers, by name, for an answer to what never became a request. */
export function strictHeaders(): Record<string, string> {
  const request = new IncomingMessage(new Socket())
  const answer = new ServerResponse(request)
  putOn(request, answer, () => {})
  answer.setHeader('content-security-policy', NO_PAGE)
  return Object.fromEntries(Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)]))
}
