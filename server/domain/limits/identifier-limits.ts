import type { Caller } from '../caller.js'
import type { IdentifierKind } from '../identifiers/identifier.js'
import type { Network } from '../networks.js'
import type { Services } from '../ports/services.js'
import type { Limit, Unit } from '../unit.js'
import { takeFromNetworks } from './network-limits.js'
import { takeFromPesel } from './pesel-limits.js'

/** From all networks together an identifier is asked for so many times as often as from one address. */
const EVERYWHERE = 20

/** Wishes by a PESEL from one address in a day: a hall of parents behind one address asks once each. */
const PESELS: Limit = { count: 300, seconds: 86_400 }
/** However wide a network is, it has at most so many times that: who owns a /24 or a /48 would try 4,800 numbers a day. */
const PESEL_TIMES = 2

/** A wish that names somebody. */
export interface NamingWish {
  unit: Unit
  caller: Pick<Caller, 'networks'>
  readings: Record<IdentifierKind, string | undefined>
}

/**
 * Counts a wish under every kind that the text can be read as; false when one of them is over its limit. What counts is
 * how often the caller's own networks named the identifier: a stranger's wishes use up nothing of its owner's. All
 * together are limited too, since every wish is work; a network that names it for the first time is heard even then.
 */
export async function takeFromIdentifier(
  services: Pick<Services, 'keyring' | 'limiter' | 'log' | 'now'>,
  { unit, caller, readings }: NamingWish,
): Promise<boolean> {
  const { keyring, limiter } = services
  const limit = unit.limits.perIdentifier
  const everywhere = { ...limit, count: EVERYWHERE * limit.count }
  const read = Object.entries(readings).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const verdicts = await Promise.all(
    read.map(async (scope) => {
      const own = await takeFromNetworks(services, { unit, caller, bucket: 'identifier-network', scope, limit })
      // after their own, so that whoever is refused there takes nothing from the others
      if (!own.allowed) return false
      const key = keyring.of(unit.id).limitKey('identifier', ...scope)
      return (await limiter.take('identifier', key, everywhere)).allowed || own.used <= 1
    }),
  )
  if (!verdicts.every(Boolean)) return false
  return takeFromPeselWish(services, { unit, caller, readings })
}

/** The part of it that keeps anybody from trying PESELs until one is somebody's. */
export async function takeFromPeselWish(
  services: Pick<Services, 'keyring' | 'limiter' | 'log' | 'now'>,
  { unit, caller, readings: { pesel } }: NamingWish,
): Promise<boolean> {
  if (pesel === undefined) return true
  const capped = ({ name, times }: Network): Network => ({ name, times: Math.min(times, PESEL_TIMES) })
  const [narrowest, ...wider] = caller.networks
  const asker: Pick<Caller, 'networks'> = { networks: [capped(narrowest), ...wider.map(capped)] }
  const ofAll = await takeFromNetworks(services, { unit, caller: asker, bucket: 'pesel-network', limit: PESELS })
  return ofAll.allowed && takeFromPesel(services, { unit, networks: caller.networks, pesel })
}
