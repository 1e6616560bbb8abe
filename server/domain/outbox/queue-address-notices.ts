import type { Account } from '../account.js'
import type { Author } from '../author.js'
import type { Keyring } from '../keyring.js'
import type { AddressNotice } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import { noticeEntry } from './notice.js'

const PURPOSE = 'address notice'

/** An address that was an account's. */
export interface FormerAddress {
  address: string
  /** The word to it has places of its own. */
  isKept: boolean
  /** A thief may read it. */
  isDoubtful: boolean
}

/** An address in the place of which another one, or none, comes. */
interface AddressChange {
  /** Absent: there was none. */
  former?: FormerAddress
  /** Was the account's before the former one, and hears of it too. */
  earlier?: FormerAddress
  next: string | undefined
  at: Date
  /** Who changes it; absent: the operator. */
  by?: Author | undefined
  delayMs?: number | undefined
  /** The words were counted for their author already. */
  isCounted?: boolean
}

/**
 * Puts the word to former addresses, and to the new one in the place of one, into the outbox: whoever reads a former
 * mailbox learns that somebody else may now get the account's mails (ASVS 6.3.7).
 */
export async function queueAddressNotices(
  { keyring, outbox }: Pick<Services, 'keyring' | 'outbox'>,
  { id, unit }: Pick<Account, 'id' | 'unit'>,
  { former, earlier, next, at, by, delayMs = 0, isCounted = false }: AddressChange,
): Promise<void> {
  const notice = (
    which: AddressNotice['which'],
    address: string,
    more: Partial<AddressNotice> = {},
  ): AddressNotice => ({
    kind: 'address-changed',
    ...noticeEntry(unit, at, delayMs),
    // a change that another writer was faster with is tried again, and is told once
    id: keyring.of(unit).sign(PURPOSE, id, more.isEarlier ? 'earlier' : which, former?.address ?? '', next ?? ''),
    account: id,
    which,
    address: keyring.of(unit).seal(PURPOSE, id, address),
    ...(by && { by }),
    ...more,
  })
  const old = ({ isKept, isDoubtful }: FormerAddress): Partial<AddressNotice> => ({
    ...(isKept && { isKept }),
    ...(isDoubtful && { isDoubtful }),
    ...(isCounted && { isCounted }),
  })
  await outbox.addAll([
    ...(former ? [notice(next === undefined ? 'removed' : 'former', former.address, old(former))] : []),
    ...(former && next !== undefined ? [notice('new', next)] : []),
    ...(earlier ? [notice('former', earlier.address, { ...old(earlier), isEarlier: true })] : []),
  ])
}

/** The address that a notice goes to; undefined when it was sealed with a key that is not at hand. */
export function addressOf(keyring: Keyring, { unit, account, address }: AddressNotice): string | undefined {
  return keyring.of(unit).openQueued(PURPOSE, account, address)
}
