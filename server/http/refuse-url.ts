import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { NO_PAGE } from './headers/content-security-policy.js'

/** What helmet puts on every other answer: Fastify runs no hooks for an address that it cannot decode. */
const STRICT_HEADERS = {
  'content-security-policy': NO_PAGE,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
}

/** Answers an address that is malformed or too long, in place of Fastify, which would repeat it. */
export function refuseUrl({ statusCode = 400 }: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  void reply.code(statusCode).headers(STRICT_HEADERS).send({ error: 'Bad request' })
}
