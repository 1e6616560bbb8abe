import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** How long may be waited, in milliseconds. */
export interface Patience {
  /** To send a request's headers. */
  headers: number
  /** To send the rest of it. */
  body: number
  /** To send a file: 8 MiB at 250 kbit/s, for whoever is signed in. */
  file: number
  /** To take an answer that is under way when the server stops. */
  closing: number
  /** For a turn of the event loop, on average over a second; then calls are refused for the next one. 0: as long as it takes. */
  lag: number
}

export const PATIENCE: Patience = { headers: 15_000, body: 15_000, file: 280_000, closing: 5_000, lag: 1_000 }

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>()

/** Gives a request so long from now on to come in whole; then its connection is closed. */
export function giveTime({ raw }: Pick<FastifyRequest, 'raw'>, milliseconds: number): void {
  clearTimeout(timers.get(raw))
  const timer = setTimeout(() => {
    if (!raw.complete) raw.destroy()
  }, milliseconds)
  timers.set(raw, timer.unref())
}

/** Keeps slow senders off, and lets the server stop although browsers hold connections open. */
export function keepPatience(app: FastifyInstance, patience: Patience): void {
  app.addHook('onRequest', async (request) => {
    giveTime(request, patience.body)
    request.raw.once('close', () => clearTimeout(timers.get(request.raw)))
  })
  closeSoon(app, patience.closing)
}

/**
 * `closeIdleConnections` knows connections that have had a request. A browser opens others in advance, which would hold
 * the server up for as long as it waits for their headers.
 */
function closeSoon(app: FastifyInstance, milliseconds: number): void {
  const server = app.server as Server
  const unused = new Set<Socket>()
  server.on('connection', (socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  server.on('request', ({ socket }) => unused.delete(socket))
  app.addHook('preClose', async () => {
    for (const socket of unused) socket.destroy()
    const timer = setTimeout(() => server.closeAllConnections(), milliseconds)
    server.once('close', () => clearTimeout(timer))
  })
}
