import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape, TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { callerAt } from '../domain/caller.js'
import { Failure } from '../domain/failure.js'
import type { PanelServices } from '../domain/panel/panel-services.js'
import type { Context } from '../rpc/procedure/context.js'
import { appRouter } from '../rpc/router.js'
import { toTRPCError } from '../rpc/procedure/trpc.js'
import { isAllowedOrigin } from './allowed-origin.js'
import { browserCookie } from './request/browser-cookie.js'
import { clientAddress } from './request/client-address.js'
import { logRefusal } from './request/log-refusal.js'
import { sessionCookie } from './request/session-cookie.js'
import { sheddingOf, type RefuseUnderLoad } from './request/shed-load.js'

const config = appRouter._def._config

interface Params {
  unit: string
  procedure: string
}

/** `POST /<unit>/<procedure>`: tRPC without batching, on its public caller, which costs a fraction of its adapters. */
export async function trpcRoutes(
  scope: FastifyInstance,
  { services, refuseUnderLoad }: { services: PanelServices; refuseUnderLoad: RefuseUnderLoad },
): Promise<void> {
  // httpLink sends the JSON content type and no body when there is no input; Fastify's own parser refuses that
  const parseJson = scope.getDefaultJsonParser('error', 'error')
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else void parseJson(request, body as string, done)
  })

  // before a body is read: an unknown unit and a foreign page are refused whatever they send
  scope.addHook<{ Params: Partial<Params> }>('onRequest', async (request) => {
    const { unit, procedure = '' } = request.params
    refuseUnderLoad(sheddingOf(procedure))
    if (unit === undefined) return
    if (!services.units.has(unit)) throw new Failure('UNIT_UNKNOWN')
    const { origin } = request.headers
    if (origin !== undefined && !isAllowedOrigin(services, unit, origin)) {
      services.log.warn('access.refused', { unit, why: 'origin', route: known(procedure) })
      throw new Failure('UNAUTHORIZED')
    }
  })

  scope.post<{ Params: Params }>('/:unit/:procedure', async (request, reply) => {
    const data = await callTRPCProcedure({
      router: appRouter,
      path: request.params.procedure,
      type: 'mutation',
      ctx: contextOf(services, request, reply),
      getRawInput: async () => request.body,
      signal: undefined,
      batchIndex: 0,
    })
    return reply.header('cache-control', 'no-store').send({ result: { data } })
  })
  scope.all('/*', (_request, reply) => sendError(reply, new TRPCError({ code: 'NOT_FOUND' })))
  scope.route({
    method: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'],
    url: '/:unit/:procedure',
    handler: (_request, reply) =>
      sendError(reply.header('allow', 'POST'), new TRPCError({ code: 'METHOD_NOT_SUPPORTED' })),
  })

  scope.setErrorHandler((cause: { statusCode?: number }, request, reply) => {
    const error = asTRPCError(cause)
    const { unit: of = '', procedure: called } = request.params as Partial<Params>
    if (services.units.has(of)) logRefusal(services, error.cause, { unit: of, route: known(called) })
    if (error.code === 'INTERNAL_SERVER_ERROR' || error.code === 'SERVICE_UNAVAILABLE') {
      const { unit, procedure } = request.params as Partial<Params>
      services.log.warn(
        'rpc.failed',
        { unit: services.units.has(unit ?? '') ? unit : '', procedure: known(procedure) },
        error.cause ?? error,
      )
    }
    return sendError(reply, error)
  })
}

/** A failure of the domain, of tRPC, or one of Fastify's own: bad JSON, a body too large, a wrong content type. */
function asTRPCError(cause: { statusCode?: number }): TRPCError {
  const told = toTRPCError(cause)
  if (told instanceof TRPCError) return told
  const status = cause.statusCode ?? 500
  if (status >= 500) return getTRPCErrorFromUnknown(cause)
  const code = status === 413 ? 'PAYLOAD_TOO_LARGE' : status === 415 ? 'UNSUPPORTED_MEDIA_TYPE' : 'BAD_REQUEST'
  return new TRPCError({ code, cause })
}

function sendError(reply: FastifyReply, error: TRPCError): FastifyReply {
  const shape = getTRPCErrorShape({
    config,
    error,
    type: 'mutation',
    path: undefined,
    input: undefined,
    ctx: undefined,
  })
  const { retryAfter } = shape.data
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
  return reply.code(getHTTPStatusCodeFromError(error)).header('cache-control', 'no-store').send({ error: shape })
}

function contextOf(services: PanelServices, request: FastifyRequest<{ Params: Params }>, reply: FastifyReply): Context {
  const unit = services.units.get(request.params.unit)
  if (unit === undefined) throw new Failure('UNIT_UNKNOWN')
  const key = /^Bearer ([\x21-\x7e]{1,256})$/.exec(request.headers.authorization ?? '')?.[1]
  const caller = { ...callerAt(clientAddress(request)), ...(key !== undefined && { key }) }
  const cookie = sessionCookie(services.publicUrl, request, reply)
  return { services, unit, caller, cookie, browser: browserCookie(services.publicUrl, request, reply) }
}

/** Procedure names are ours to log; what a stranger wrote in their place is not. */
function known(procedure: string | undefined): string {
  return procedure !== undefined && procedure in appRouter._def.procedures ? procedure : 'unknown'
}
