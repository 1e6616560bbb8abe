import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { strictHeaders } from '../headers/strict-headers.js'

const HEADERS = { ...strictHeaders(), 'cache-control': 'no-store', 'content-length': '0', connection: 'close' }

const STATUS: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
}

/** Answers on the bare connection what Node's parser could not read, in place of Fastify's own words: our headers and no body. */
export function refuseMalformed(error: Error & { code?: string }, socket: Socket): void {
  // whoever is gone, or half through an answer, can be told nothing
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status = STATUS[error.code ?? ''] ?? 400
  const lines = Object.entries(HEADERS).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`, () => socket.destroy())
}

/**
 * Answers with our headers what Node answers before Fastify sees it: a request of HTTP/1.1 without `Host` (RFC 9112,
 * section 3.2; the server has to be made with `requireHostHeader: false`), and an `Expect` that is not met.
 */
export function refuseIncomplete(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ raw }, reply) => {
    if (raw.headers.host !== undefined || raw.httpVersion !== '1.1') return undefined
    return reply.code(400).headers(HEADERS).send()
  })
  app.server.on('checkExpectation', (_request: IncomingMessage, answer: ServerResponse) => {
    answer.writeHead(417, HEADERS).end()
  })
}
