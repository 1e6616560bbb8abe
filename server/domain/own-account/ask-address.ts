import type { Account } from '../account.js'
import { openProfile } from '../accounts/profile.js'
import type { Author } from '../author.js'
import type { Language } from '../../../contract/language.js'
import { readEmail } from '../identifiers/email.js'
import { takeFromAddressMoves } from '../limits/address-limits.js'
import { sealProofAddress } from '../outbox/proof-address.js'
import type { Services } from '../ports/services.js'
import { randomId } from '../random-id.js'
import type { Unit } from '../unit.js'

/** What came of it: a mail is on its way, or why none is. */
export type AddressAsked = 'mailed' | 'invalid' | 'same' | 'later'

/** The person themselves, as limits count them: not as the office, though they may work there. */
export function personAuthor({ id, login }: Pick<Account, 'id' | 'login'>): Author {
  return { role: 'person', id, login }
}

/** Somebody wants another e-mail address: it gets a mail with a link, which shows that they read it. */
export async function askForAddress(
  services: Pick<Services, 'keyring' | 'limiter' | 'log' | 'now' | 'outbox'>,
  { unit, account, typed, language }: { unit: Unit; account: Account; typed: string; language: Language },
): Promise<AddressAsked> {
  const { keyring, now, outbox } = services
  const email = readEmail(typed)
  if (email === undefined) return 'invalid'
  if (email === openProfile(keyring, account)?.email) return 'same'
  const move = { by: personAuthor(account), account: account.id, kept: [], needsShare: false }
  if (!(await takeFromAddressMoves(services, unit, move))) return 'later'
  const at = now()
  await outbox.add({
    kind: 'address-proof',
    id: randomId(),
    unit: unit.id,
    createdAt: at,
    dueAt: at,
    attempts: 0,
    account: account.id,
    address: sealProofAddress(keyring, account, email),
    language,
  })
  return 'mailed'
}
