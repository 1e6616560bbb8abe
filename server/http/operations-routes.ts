import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Gauge, type Registry } from 'prom-client'
import type { Outbox } from '../domain/ports/outbox.js'
import { readAddress } from './request/client-address.js'
import { isPrivate } from './request/private-network.js'
import type { IsByUnknownProxy } from './request/unknown-proxy.js'

/** What these routes work with. */
export interface OperationsParts {
  metrics: Registry
  /** Whoever shows it as `Authorization: Bearer` gets the figures, from wherever. */
  metricsToken?: string | undefined
  isByUnknownProxy: IsByUnknownProxy
  outbox: Outbox
  /** Rejects while the store does not answer. */
  ping: () => Promise<void>
}

/** `/healthz`: the process answers. `/readyz`: its store does too. `/metrics`: figures, for the inside and whoever holds the token. */
export async function operationsRoutes(
  scope: FastifyInstance,
  { metrics, metricsToken, isByUnknownProxy, outbox, ping }: OperationsParts,
): Promise<void> {
  const waiting = new Gauge({
    name: 'klucznik_outbox_items',
    help: 'Requests and notices that wait for their mail',
    registers: [metrics],
  })
  scope.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
  scope.get('/healthz', async () => ({ status: 'ok' }))
  scope.get('/readyz', async (_request, reply) => {
    try {
      await ping()
      return { status: 'ok' }
    } catch {
      return reply.code(503).send({ status: 'unavailable' })
    }
  })
  scope.get('/metrics', async (request, reply) => {
    // figures tell how many mails went out, which is nothing for outsiders
    const isInside = isFromInside(request) && !isByUnknownProxy(request)
    if (!isInside && !holdsToken(request, metricsToken)) return reply.callNotFound()
    waiting.set(await outbox.count().catch(() => Number.NaN))
    return reply.type(metrics.contentType).send(await metrics.metrics())
  })
}

/** A text that is no address may be anybody's. */
function isFromInside({ ip }: FastifyRequest): boolean {
  const address = readAddress(ip)
  return address !== undefined && isPrivate(address)
}

function holdsToken({ headers }: FastifyRequest, token: string | undefined): boolean {
  const [, given] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? []
  return token !== undefined && given !== undefined && timingSafeEqual(digestOf(given), digestOf(token))
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
