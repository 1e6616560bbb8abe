import type { FastifyRequest } from 'fastify'
import { Failure } from '../../domain/failure.js'

/**
 * Refuses a form that another page sends; a browser that says neither where it comes from is let through, since old ones
 * say nothing. Throws {@link Failure} `UNAUTHORIZED`.
 */
export function refuseForeignForm({ headers }: Pick<FastifyRequest, 'headers'>, publicUrl: string): void {
  const { origin } = headers
  const site = headers['sec-fetch-site']
  const isForeign = (origin !== undefined && origin !== publicUrl) || site === 'cross-site' || site === 'same-site'
  if (isForeign) throw new Failure('UNAUTHORIZED', { reason: 'ORIGIN' })
}
