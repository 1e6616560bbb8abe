import { createHash, timingSafeEqual } from 'node:crypto'
import { Failure } from '../../domain/failure.js'
import type { Context } from './context.js'

/** Lets only a holder of one of the unit's API keys through. Throws {@link Failure} `UNAUTHORIZED`. */
export function requireApiKey({ unit, caller }: Pick<Context, 'unit' | 'caller'>): void {
  const given = createHash('sha256')
    .update(caller.apiKey ?? '')
    .digest()
  const known = unit.apiKeys.some((hash) => timingSafeEqual(given, Buffer.from(hash, 'hex')))
  if (!known || caller.apiKey === undefined) throw new Failure('UNAUTHORIZED')
}
