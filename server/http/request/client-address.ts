import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'

/** The address in a text that may have a port and brackets around it, as some proxies write; undefined when there is none. */
export function readAddress(text: string): string | undefined {
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  return isIP(bare) === 0 ? undefined : bare
}

/**
 * The address that limits and the log count a request by. A forwarded text that is no address counts as the proxy's own
 * address: else every made-up text would have limits of its own.
 */
export function clientAddress({ ip, socket }: Pick<FastifyRequest, 'ip' | 'socket'>): string {
  return readAddress(ip) ?? socket.remoteAddress ?? ''
}
