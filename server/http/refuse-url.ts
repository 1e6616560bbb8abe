import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Unit } from '../domain/unit.js'
import { putStrictHeaders } from './headers/strict-headers.js'
import { mendLink } from './mend-links.js'

/**
 * Answers an address that is malformed or too long, in place of Fastify, which would repeat it. Fastify runs no hooks for
 * an address that it cannot decode, so the headers of every answer are put on here, and a link is mended that something
 * was appended to.
 */
export function refuseUrl(units: ReadonlyMap<string, Unit>) {
  return ({ statusCode = 400 }: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    putStrictHeaders(request, reply)
    if (!mendLink(request, reply, units)) void reply.code(statusCode).send({ error: 'Bad request' })
  }
}
