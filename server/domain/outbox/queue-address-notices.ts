import type { Account } from '../account.js'
import { earlierAddress, isDoubtful, isKept, isPasswordDoubtful } from '../accounts/address-standing.js'
import type { SealedPassword } from '../accounts/password-seal.js'
import type { Author } from '../author.js'
import type { Keyring } from '../keyring.js'
import type { AddressNotice } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import { noticeEntry } from './notice.js'

const PURPOSE = 'address notice'

/** An address in the place of which another one, or none, comes. */
interface AddressChange {
  /** Undefined when there was none. */
  former: string | undefined
  next: string | undefined
  /** Of the account, as it was before. */
  password: SealedPassword | undefined
  at: Date
  /** Who changes it; absent: the operator. */
  by?: Author | undefined
  delayMs?: number | undefined
  /** The words were counted for their author already. */
  isCounted?: boolean
}

/**
 * Puts the word to the former address and to the new one, if there is one, into the outbox: whoever reads the former
 * mailbox learns that somebody else may now get the account's mails (ASVS 6.3.7). So does, where it is an earlier one,
 * the mailbox that the password was set from: what the school changed in between may have reached nobody.
 */
export async function queueAddressNotices(
  { keyring, outbox }: Pick<Services, 'keyring' | 'outbox'>,
  known: Account,
  change: AddressChange,
): Promise<void> {
  const { former, next, password, at, by, delayMs = 0, isCounted = false } = change
  const { id, unit } = known
  const notice = (
    which: AddressNotice['which'],
    address: string,
    more: Partial<AddressNotice> = {},
  ): AddressNotice => ({
    kind: 'address-changed',
    ...noticeEntry(unit, at, delayMs),
    // a change that another writer was faster with is tried again, and is told once
    id: keyring.of(unit).sign(PURPOSE, id, more.isEarlier ? 'earlier' : which, former ?? '', next ?? ''),
    account: id,
    which,
    address: keyring.of(unit).seal(PURPOSE, id, address),
    ...(by && { by }),
    ...more,
  })
  const counted = isCounted && { isCounted }
  const notices: AddressNotice[] = []
  if (former !== undefined) {
    const standing = { former, password, at }
    const facts = {
      ...counted,
      ...(isKept(known, standing) && { isKept: true }),
      ...(isDoubtful(known, standing) && { isDoubtful: true }),
    }
    notices.push(notice(next === undefined ? 'removed' : 'former', former, facts))
    if (next !== undefined) notices.push(notice('new', next))
  }
  const from = earlierAddress(known, change)
  if (from !== undefined) {
    const facts = { ...counted, ...(isPasswordDoubtful(known) && { isDoubtful: true }) }
    notices.push(notice('former', from, { ...facts, isKept: true, isEarlier: true }))
  }
  await outbox.addAll(notices)
}

/** The address that a notice goes to; undefined when it was sealed with a key that is not at hand. */
export function addressOf(keyring: Keyring, { unit, account, address }: AddressNotice): string | undefined {
  return keyring.of(unit).openQueued(PURPOSE, account, address)
}
