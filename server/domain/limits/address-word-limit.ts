import type { Services } from '../ports/services.js'
import type { Limit } from '../unit.js'
import { DAY_SECONDS, dayOf } from './day-of.js'
import { takeFromNetworks } from './network-limits.js'
import { takeFromPeselWish, type NamingWish } from './identifier-limits.js'

/** Of an identifier in a day, from everywhere: who says it a second time tells the school nothing new. */
const WORDS: Limit = { count: 1, seconds: DAY_SECONDS }

/** Of all people whom one address names in a day: a school's hall has fewer, and a list of made-up ones buries the true. */
const OF_AN_ADDRESS: Limit = { count: 20, seconds: DAY_SECONDS }

/**
 * Counts the word that an address is wrong under every kind that the text can be read as; false when it was said that day
 * already. A stranger who was first keeps nobody out: the school has been told.
 */
export async function takeAddressWord(
  services: Pick<Services, 'keyring' | 'limiter' | 'log' | 'now'>,
  wish: NamingWish,
): Promise<boolean> {
  const { keyring, limiter, now } = services
  const { unit, readings } = wish
  const act = { unit, caller: wish.caller, bucket: 'address-word-network', limit: OF_AN_ADDRESS } as const
  if (!(await takeFromNetworks(services, act)).allowed) return false
  if (!(await takeFromPeselWish(services, wish))) return false
  const read = Object.entries(readings).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const verdicts = await Promise.all(
    read.map((scope) => {
      const key = keyring.of(unit.id).limitKey('address word', dayOf(now()), ...scope)
      return limiter.take('address-word', key, WORDS)
    }),
  )
  return verdicts.every(({ allowed }) => allowed)
}
