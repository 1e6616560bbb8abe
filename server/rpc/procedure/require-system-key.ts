import { Failure } from '../../domain/failure.js'
import { takeFromWrongKeys } from '../../domain/limits/wrong-keys.js'
import { recogniseKey, refusalOf, type SystemKey, type SystemRight } from '../../domain/system-key.js'
import type { Context } from './context.js'

/**
 * The key that the caller shows, if it is one of the unit's, has not expired and has the right. Throws {@link Failure}
 * `UNAUTHORIZED`, and `TOO_MANY_REQUESTS` to a network that shows one wrong key after another; why stands in the log alone.
 */
export async function requireSystemKey(
  { services, unit, caller }: Pick<Context, 'services' | 'unit' | 'caller'>,
  right: SystemRight,
): Promise<SystemKey> {
  const key = caller.key === undefined ? undefined : recogniseKey(unit.systemKeys, caller.key)
  const why = key === undefined ? 'unknown' : refusalOf(key, right, services.now())
  if (key !== undefined && why === undefined) return key
  services.log.warn('system-key.refused', {
    unit: unit.id,
    why,
    ...(key !== undefined && { key: key.name, right }),
    client: services.keyring.own.clientHash(caller.address, services.now()),
  })
  await takeFromWrongKeys(services, { unit, caller })
  throw new Failure('UNAUTHORIZED')
}
