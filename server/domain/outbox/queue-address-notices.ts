import type { Account } from '../account.js'
import type { Author } from '../author.js'
import type { Keyring } from '../keyring.js'
import type { AddressNotice } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import { noticeEntry } from './notice.js'

const PURPOSE = 'address notice'

/** An address in the place of which another one, or none, comes. */
interface AddressChange {
  former: string
  next: string | undefined
  /** Who changes it; absent: the operator. */
  by?: Author | undefined
  delayMs?: number | undefined
  /** The password of the account was set from the former address. */
  isKept: boolean
  /** The word to the former address was counted for its author already. */
  isCounted?: boolean
}

/**
 * Puts the word to the former address and to the new one, if there is one, into the outbox: whoever reads the former
 * mailbox learns that somebody else may now get the account's mails (ASVS 6.3.7).
 */
export async function queueAddressNotices(
  { keyring, now, outbox }: Pick<Services, 'keyring' | 'now' | 'outbox'>,
  { id, unit, addressSet }: Pick<Account, 'id' | 'unit' | 'addressSet'>,
  { former, next, by, delayMs = 0, isKept, isCounted = false }: AddressChange,
): Promise<void> {
  const notice = (which: AddressNotice['which'], address: string): AddressNotice => ({
    kind: 'address-changed',
    ...noticeEntry(unit, now(), delayMs),
    // a change that another writer was faster with is tried again, and is told once
    id: keyring.of(unit).sign(PURPOSE, id, which, former, next ?? ''),
    account: id,
    which,
    address: keyring.of(unit).seal(PURPOSE, id, address),
    ...(by && { by }),
    ...(which !== 'new' && isKept && { isKept }),
    ...(which !== 'new' && isCounted && { isCounted }),
    ...(which !== 'new' && addressSet?.isChange && { cameAt: addressSet.at }),
  })
  await outbox.addAll(
    next === undefined ? [notice('removed', former)] : [notice('former', former), notice('new', next)],
  )
}

/** The address that a notice goes to; undefined when it was sealed with a key that is not at hand. */
export function addressOf(keyring: Keyring, { unit, account, address }: AddressNotice): string | undefined {
  return keyring.of(unit).openQueued(PURPOSE, account, address)
}
