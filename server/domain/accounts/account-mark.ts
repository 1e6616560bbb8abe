import type { Account } from '../account.js'
import type { Keyring } from '../keyring.js'

const PURPOSE = 'account'
/** Which fields are marked, and in which order: others that join make a new form. */
const FORM = '2'
/** The same, and behind it the second factors, where there are some. */
const FORM_WITH_FACTORS = '3'

/** What a mark binds together: rights, by what the account is found, and what is asked of whoever signs in with it. */
export type MarkedFields = Pick<
  Account,
  'unit' | 'id' | 'status' | 'heldUntil' | 'role' | 'class' | 'classes' | 'rightsAt' | 'keyVersion' | 'keys' | 'factors'
>

/** The mark of an account: whoever can write into the database, and has no key, gives nobody rights. */
export function markAccount(keyring: Keyring, account: MarkedFields): string {
  return keyring.of(account.unit).mark(PURPOSE, ...markedParts(account))
}

/** Whether the account is as one of us has written it: what the mark binds fits it, and the rest has our form. */
export function isGenuine(keyring: Keyring, account: Account): boolean {
  const keys = keyring.of(account.unit)
  try {
    return hasForm(account) && keys.isMarked(account.mark, PURPOSE, ...markedParts(account))
  } catch (error) {
    // whoever writes past us may leave a field out, or write a number where a text belongs
    if (error instanceof TypeError || error instanceof RangeError) return false
    throw error
  }
}

/** Whether seals are texts and lists are lists: whoever reads them further on must not stumble. */
function hasForm({ profile, addressWish, passwordHash, factors, tickets, objections = [], mails }: Account): boolean {
  return (
    typeof profile === 'string' &&
    typeof (addressWish?.email ?? '') === 'string' &&
    [passwordHash, factors].every((seal) => ['string', 'undefined'].includes(typeof seal)) &&
    tickets.every(({ hash, expiresAt }) => typeof hash === 'string' && expiresAt instanceof Date) &&
    objections.every(({ hash, expiresAt }) => typeof hash === 'string' && expiresAt instanceof Date) &&
    mails.every(({ at }) => at instanceof Date)
  )
}

function markedParts({
  id,
  status,
  heldUntil,
  role,
  class: ofClass,
  classes,
  rightsAt,
  keyVersion,
  keys,
  factors,
}: MarkedFields): string[] {
  const { login, email = '', pesel = '', substitute = '' } = keys
  return [
    factors === undefined ? FORM : FORM_WITH_FACTORS,
    id,
    status,
    heldUntil?.toISOString() ?? '',
    role ?? '',
    ofClass,
    JSON.stringify(classes ?? []),
    rightsAt?.toISOString() ?? '',
    keyVersion,
    login,
    email,
    pesel,
    substitute,
    ...(factors === undefined ? [] : [factors]),
  ]
}
