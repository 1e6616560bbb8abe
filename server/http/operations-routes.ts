import { BlockList, isIPv6 } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { Gauge, type Registry } from 'prom-client'
import type { Outbox } from '../domain/ports/outbox.js'
import { readAddress } from './request/client-address.js'

const INSIDE = new BlockList()
for (const [network, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['127.0.0.0', 8],
] as const) {
  INSIDE.addSubnet(network, prefix, 'ipv4')
}
INSIDE.addSubnet('fc00::', 7, 'ipv6')
INSIDE.addAddress('::1', 'ipv6')

/** `/healthz`: the process answers. `/readyz`: its store does too. `/metrics`: figures, for the inside alone. */
export async function operationsRoutes(
  scope: FastifyInstance,
  { metrics, outbox, ping }: { metrics: Registry; outbox: Outbox; ping: () => Promise<void> },
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
    const address = readAddress(request.ip)
    // a text that is no address may be anybody's
    if (address === undefined || !INSIDE.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) return reply.callNotFound()
    waiting.set(await outbox.count().catch(() => Number.NaN))
    return reply.type(metrics.contentType).send(await metrics.metrics())
  })
}
