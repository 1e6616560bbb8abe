import type { Author } from '../author.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { takeFromAuthor } from './author-limits.js'
import { DAY_SECONDS, dayOf } from './day-of.js'
import { mailCaps } from './mail-caps.js'
import { mailboxOf } from './mailbox-of.js'

/** Times a day that one author gives one account another address. */
const OF_ONE_ACCOUNT = 20

/** Another address for an account, in the place of one that it had. */
export interface AddressMove {
  by: Author
  /** Id of the account. */
  account: string
  /** Addresses that are told whatever else they get; from `own` the password was set. */
  kept: readonly { to: string; isOwn: boolean }[]
  /** The former address is told only within the author's share of notices. */
  needsShare: boolean
}

/**
 * Counts a change of an address, and the words to former ones with it; false when the account, a mailbox or its author's
 * share of notices has had as many as is good for a day: nobody would hear of one more, or somebody of too many. The first
 * word of an account to the mailbox from which its password was set has always its place; of the others a mailbox gets as
 * many as a person, of one author: so none uses up what the office has.
 */
export async function takeFromAddressMoves(
  services: Pick<Services, 'keyring' | 'limiter' | 'log' | 'now'>,
  unit: Unit,
  { by, account, kept, needsShare }: AddressMove,
): Promise<boolean> {
  const { keyring, limiter, log, now } = services
  const take = async (bucket: 'address-change' | 'address-mailbox', count: number, of: string[]): Promise<boolean> => {
    const key = keyring.of(unit.id).limitKey('address', dayOf(now()), by.role, by.id, ...of)
    return (await limiter.take(bucket, key, { count, seconds: DAY_SECONDS })).allowed
  }
  const hasPlace = async ({ to, isOwn }: AddressMove['kept'][number]): Promise<boolean> =>
    (isOwn && (await take('address-mailbox', 1, [mailboxOf(to), account]))) ||
    take('address-mailbox', mailCaps(unit).perDay, [mailboxOf(to)])
  const places = [take('address-change', OF_ONE_ACCOUNT, [account]), ...kept.map(hasPlace)]
  const allowed = (await Promise.all(places)).every(Boolean)
  if (!allowed) log.warn('limit.author', { unit: unit.id, role: by.role, mail: 'notice' })
  return allowed && (!needsShare || takeFromAuthor(services, unit, { by, mail: 'notice' }))
}
