import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { putStrictHeaders } from './headers/strict-headers.js'

/**
 * Answers an address that is malformed or too long, in place of Fastify, which would repeat it. Fastify runs no hooks for
 * an address that it cannot decode, so the headers of every answer are put on here.
 */
export function refuseUrl({ statusCode = 400 }: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  putStrictHeaders(request, reply)
  void reply.code(statusCode).send({ error: 'Bad request' })
}
