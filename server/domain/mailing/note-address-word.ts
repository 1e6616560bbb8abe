import type { Account } from '../account.js'
import { mayBeMailed } from '../is-usable.js'
import type { AddressWord } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { decoyAccount, ensureDecoy } from '../accounts/decoy-account.js'

/**
 * Marks whoever was named, for the school to see. What is known of a mail that did not arrive says more, and stays; whoever
 * has no address stands there as soon as they ask. When nobody is to be marked, the unit's decoy is: whoever watches the
 * server cannot tell.
 */
export async function noteAddressWord(
  { accounts, keyring, now }: Pick<Services, 'accounts' | 'keyring' | 'now'>,
  unit: Unit,
  { search, keyVersion }: AddressWord,
): Promise<void> {
  const at = now()
  const found = await accounts.find(unit.id, keyring.of(unit.id).followSearch(search, keyVersion))
  const named = found.filter((account) => mayBeMailed(account, at) && isAddressInDoubt(account))
  const decoy = decoyAccount(keyring, unit.id, at)
  await ensureDecoy(accounts, decoy)
  await accounts.markDelivery(unit.id, named.length > 0 ? named : [decoy], { at, reason: 'said-wrong' }, at)
}

/** Whether the word tells the school something. */
function isAddressInDoubt({ keys, undelivered }: Account): boolean {
  return keys.email !== undefined && (undelivered === undefined || undelivered.reason === 'said-wrong')
}
