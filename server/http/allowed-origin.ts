import type { FastifyCorsOptions } from '@fastify/cors'
import type { FastifyRequest } from 'fastify'
import type { Services } from '../domain/ports/services.js'

/** How long a browser need not ask again, in seconds. */
const PREFLIGHT_SECONDS = 600

/** The unit's part of `/trpc/<unit>/<procedure>`; also of a preflight, which no route has parsed. */
export function unitOfPath(url: string): string {
  return url.split(/[/?]/, 3)[2] ?? ''
}

/** Exactly the unit's origins and our own; `null`, suffixes and look-alikes are other strings. */
export function isAllowedOrigin(
  { units, publicUrl }: Pick<Services, 'units' | 'publicUrl'>,
  unit: string,
  origin: string,
): boolean {
  return origin === publicUrl || (units.get(unit)?.origins.includes(origin) ?? false)
}

/**
 * CORS for each unit by its path, never with credentials. A unit that does not exist answers everybody, so that a
 * webmaster's slip reaches the page as `UNIT_UNKNOWN` instead of as a riddle in the console.
 */
export function allowedOrigin(services: Pick<Services, 'units' | 'publicUrl'>) {
  return (request: FastifyRequest, done: (error: Error | null, options: FastifyCorsOptions) => void): void => {
    const unit = unitOfPath(request.url)
    const { origin } = request.headers
    const allowed = origin !== undefined && (!services.units.has(unit) || isAllowedOrigin(services, unit, origin))
    done(null, {
      origin: allowed ? origin : false,
      methods: ['POST'],
      allowedHeaders: ['content-type'],
      credentials: false,
      maxAge: PREFLIGHT_SECONDS,
      strictPreflight: true,
    })
  }
}
