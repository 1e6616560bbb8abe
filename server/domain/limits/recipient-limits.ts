import type { Bucket } from '../ports/buckets.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { DAY_SECONDS, dayOf } from './day-of.js'
import { mailCaps, mailCeiling, SCHOOLS_OWN, unaskedShare } from './mail-caps.js'

type Needs = Pick<Services, 'keyring' | 'limiter' | 'log' | 'now'>

/** A mail on its way to an address. */
export interface AddressedMail {
  to: string
  /** Nobody behind the address asked for it: a part of the day is kept for what they ask for themselves. */
  isUnasked: boolean
  /** Of this account it has places of its own, so that no flood of other mails, nor of other accounts', silences it. */
  keptFor?: string | undefined
}

/**
 * Counts a mail of the unit to an address: as many a day as a person gets, whatever the kind and however many accounts
 * name the address. What is kept has as many places again, which nothing else can take. False when there is none.
 */
export async function takeFromRecipient(
  { keyring, limiter, log, now }: Needs,
  unit: Unit,
  { to, isUnasked, keptFor }: AddressedMail,
): Promise<boolean> {
  const key = keyring.of(unit.id).limitKey('recipient', dayOf(now()), mailboxOf(to))
  const { perDay } = mailCaps(unit)
  const take = async (bucket: Bucket, count: number, of = key): Promise<boolean> =>
    (await limiter.take(bucket, of, { count, seconds: DAY_SECONDS })).allowed
  const hasShare = !isUnasked || (await take('recipient-unasked', unaskedShare(perDay)))
  if (hasShare && (await take('recipient', mostADay(unit)))) return true
  if (keptFor !== undefined) {
    const ofAccount = keyring.of(unit.id).limitKey('recipient', dayOf(now()), mailboxOf(to), keptFor)
    if (await take('recipient-kept', perDay, ofAccount)) return true
  }
  log.warn('limit.recipient', { unit: unit.id })
  return false
}

/** All the work of counting a mail that somebody asked for, for a wish that leads to no address. */
export async function rehearseRecipient({ keyring, limiter, now }: Needs, unit: Unit, request: string): Promise<void> {
  const key = keyring.of(unit.id).limitKey('recipient', dayOf(now()), request)
  await limiter.take('recipient', key, { count: mostADay(unit), seconds: DAY_SECONDS })
}

/** What a person gets at the most: what all networks may ask for, and what the school has of its own. */
function mostADay(unit: Unit): number {
  return mailCeiling(mailCaps(unit)).perDay + SCHOOLS_OWN
}

/** One mailbox has many spellings with dots and `+tags`: they count as one, wherever the address is. */
function mailboxOf(address: string): string {
  const at = address.lastIndexOf('@')
  const [name = ''] = address.slice(0, at).split('+')
  return `${name.replaceAll('.', '')}${address.slice(at)}`
}
