import type { Bucket } from '../ports/buckets.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { DAY_SECONDS, dayOf } from './day-of.js'
import { dayShare, mailCaps, mailCeiling, SCHOOLS_OWN, unaskedShare } from './mail-caps.js'
import { mailboxOf } from './mailbox-of.js'

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
  if (hasShare && (await take('recipient', mailCeiling(mailCaps(unit)).perDay))) return true
  if (keptFor !== undefined) {
    const ofAccount = keyring.of(unit.id).limitKey('recipient', dayOf(now()), mailboxOf(to), keptFor)
    if (await take('recipient-kept', perDay, ofAccount)) return true
  }
  log.warn('limit.recipient', { unit: unit.id })
  return false
}

/**
 * Counts a link that the school sends: among the mails that nobody asked for, but the first {@link SCHOOLS_OWN} of a day
 * go out however many others there were. False when there is no place.
 */
export async function takeForSchool(services: Needs, unit: Unit, to: string): Promise<boolean> {
  const { keyring, limiter, now } = services
  const key = keyring.of(unit.id).limitKey('recipient', dayOf(now()), mailboxOf(to))
  const own = await limiter.take('recipient-school', key, { count: SCHOOLS_OWN, seconds: DAY_SECONDS })
  const hasCommon = await takeFromRecipient(services, unit, { to, isUnasked: true })
  return own.allowed || hasCommon
}

/** A link on its way to whoever asked for it. */
export interface AskedMail {
  to: string
  /** Keyed name of the network that asked. */
  network: string
  request: string
}

/** What an address has left for a network that asks. */
export interface RoomForAsker {
  /** As far as a look can tell: nothing is counted yet. */
  isOpen: boolean
  /** Counts a mail; false when others were faster and there is no place after all. */
  take(): Promise<boolean>
  /** All the work of counting one, and nothing is counted. */
  rehearse(): Promise<void>
}

/**
 * Looks whether an address has room for a link that a network asks for, by the rule of `isCapped`: however many accounts
 * name the address, a network leaves something to the next one.
 */
export async function roomForAsker(
  services: Needs,
  unit: Unit,
  { to, network, request }: AskedMail,
): Promise<RoomForAsker> {
  const { log } = services
  const room = await roomOf(services, unit, { mailbox: mailboxOf(to), network, spare: request })
  if (!room.isOpen) log.warn('limit.recipient', { unit: unit.id })
  return room
}

/** The same work for a wish that leads to no address. */
export function rehearsedRoom(services: Needs, unit: Unit, request: string): Promise<RoomForAsker> {
  return roomOf(services, unit, { mailbox: request, network: request, spare: request })
}

async function roomOf(
  { keyring, limiter, now }: Needs,
  unit: Unit,
  { mailbox, network, spare }: { mailbox: string; network: string; spare: string },
): Promise<RoomForAsker> {
  const keys = keyring.of(unit.id)
  const day = dayOf(now())
  const keyOf = (...scope: string[]): string => keys.limitKey('recipient', day, ...scope)
  const caps = mailCaps(unit)
  const all = { count: mailCeiling(caps).perDay, seconds: DAY_SECONDS }
  const ofOne = { ...all, count: caps.perDay }
  const had = await limiter.used('recipient', keyOf(mailbox), all)
  const share = dayShare(caps, had)
  const own = await limiter.used('recipient-network', keyOf(mailbox, network), ofOne)
  return {
    isOpen: own < share,
    async take() {
      const ownNow = await limiter.take('recipient-network', keyOf(mailbox, network), ofOne)
      const hasShare = ownNow.allowed && ownNow.used <= share
      const { allowed } = await limiter.take('recipient', keyOf(hasShare ? mailbox : spare), all)
      return hasShare && allowed
    },
    async rehearse() {
      await limiter.take('recipient-network', keyOf(spare), ofOne)
      await limiter.take('recipient', keyOf(spare), all)
    },
  }
}
