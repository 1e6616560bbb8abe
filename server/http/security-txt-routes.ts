import type { FastifyInstance } from 'fastify'
import type { PanelServices } from '../domain/panel/panel-services.js'
import { FOR_A_DAY } from './headers/cache-control.js'

/**
 * For how long what was read here may be relied on, in days: as long as this server answers, it says so again, and a copy
 * that lies elsewhere ends. RFC 9116, 2.5.5, asks for less than a year.
 */
const GOOD_FOR_DAYS = 180

const DAY_MS = 86_400_000

/** What the file is written from. */
export interface SecurityTxtParts {
  services: Pick<PanelServices, 'now' | 'publicUrl'>
  /** A `mailto:` or `https:` address; without one there is no file. */
  contact: string | undefined
}

/** `GET /.well-known/security.txt` (RFC 9116): to whom somebody who has found a hole in this installation turns. */
export async function securityTxtRoutes(
  scope: FastifyInstance,
  { services: { now, publicUrl }, contact }: SecurityTxtParts,
): Promise<void> {
  scope.get('/.well-known/security.txt', async (_request, reply) => {
    if (contact === undefined) return reply.callNotFound()
    // a whole day in UTC, so that all servers of an installation say the same
    const until = new Date((Math.floor(now().getTime() / DAY_MS) + GOOD_FOR_DAYS) * DAY_MS)
    const lines = [
      `Contact: ${contact}`,
      `Expires: ${until.toISOString()}`,
      'Preferred-Languages: pl, en',
      `Canonical: ${publicUrl}/.well-known/security.txt`,
    ]
    reply.header('cache-control', FOR_A_DAY)
    return reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`)
  })
}
