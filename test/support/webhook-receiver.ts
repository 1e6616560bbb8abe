import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { until } from './until.js'

/** One call as it came over the wire. */
export interface ReceivedCall {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** What a call says. */
export const said = ({ body }: ReceivedCall) => JSON.parse(body) as Record<string, string>

/** A school's own system: a real HTTP server. */
export interface WebhookReceiver {
  url: string
  calls: ReceivedCall[]
  /** Waits until there are so many calls. */
  untilCalls(count: number): Promise<void>
  close(): Promise<void>
}

/** Starts a receiver; `answer` is told how many calls there were before, and may leave a call without an answer. */
export async function startReceiver(
  answer: (response: ServerResponse, before: number) => void = (response) => response.end(),
): Promise<WebhookReceiver> {
  const calls: ReceivedCall[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      calls.push({ method, path, headers, body: Buffer.concat(chunks).toString() })
      answer(response, calls.length - 1)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/klucznik?szkola=1`,
    calls,
    untilCalls: (count) => until(`${count} calls`, () => calls.length >= count),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
