import type { Author } from '../author.js'
import type { Services } from '../ports/services.js'
import type { Limit, Unit } from '../unit.js'
import { takeFromAuthor } from './author-limits.js'
import { DAY_SECONDS, dayOf } from './day-of.js'

/** Times a day that one author gives one account another address. */
const OF_ONE_ACCOUNT: Limit = { count: 20, seconds: DAY_SECONDS }

/** Another address for an account, in the place of one that it had. */
export interface AddressMove {
  by: Author
  /** Id of the account. */
  account: string
  /** The former address is told only within the author's share of notices. */
  needsShare: boolean
}

/**
 * Counts a change of an address, and the word to the former one with it; false when the account, or its author's share of
 * notices, has had as many as is good for a day: nobody would hear of one more.
 */
export async function takeFromAddressMoves(
  services: Pick<Services, 'keyring' | 'limiter' | 'log' | 'now'>,
  unit: Unit,
  { by, account, needsShare }: AddressMove,
): Promise<boolean> {
  const { keyring, limiter, log, now } = services
  const key = keyring.of(unit.id).limitKey('address', dayOf(now()), by.role, by.id, account)
  const { allowed } = await limiter.take('address-change', key, OF_ONE_ACCOUNT)
  if (!allowed) log.warn('limit.author', { unit: unit.id, role: by.role, mail: 'notice' })
  return allowed && (!needsShare || takeFromAuthor(services, unit, { by, mail: 'notice' }))
}
