import type { Account, StoredTicket } from '../account.js'
import type { Keyring } from '../keyring.js'
import { openProfile } from './profile.js'

const PURPOSE = 'account'
/** Which fields are marked, and in which order: others that join make a new form. */
const FORM = '2'
/** The same, and behind it the second factors, the password, or both. */
const FORM_WITH_FACTORS = '3'
const FORM_WITH_PASSWORD = '4'
const FORM_WITH_BOTH = '5'

/** What a mark binds together: rights, by what the account is found, and what is asked of whoever signs in with it. */
export type MarkedFields = Pick<
  Account,
  | 'unit'
  | 'id'
  | 'status'
  | 'heldUntil'
  | 'role'
  | 'class'
  | 'classes'
  | 'rightsAt'
  | 'keyVersion'
  | 'keys'
  | 'factors'
  | 'passwordHash'
>

/** The mark of an account: whoever can write into the database, and has no key, gives nobody rights. */
export function markAccount(keyring: Keyring, account: MarkedFields): string {
  return keyring.of(account.unit).mark(PURPOSE, ...markedParts(account))
}

/** Whether the account is as one of us has written it: what the mark binds fits it, and the rest has our form. */
export function isGenuine(keyring: Keyring, account: Account): boolean {
  const keys = keyring.of(account.unit)
  try {
    const isWhole = hasForm(account) && keys.isMarked(account.mark, PURPOSE, ...markedParts(account))
    return isWhole && hasOwnProfile(keyring, account)
  } catch (error) {
    // whoever writes past us may leave a field out, or write a number where a text belongs
    if (error instanceof TypeError || error instanceof RangeError) return false
    throw error
  }
}

/**
 * Whether what is sealed is found by the keys beside it: an older profile that is put back would have mails go to an
 * address that is the account's no more. One that does not open says nothing, and goes on saying nothing.
 */
function hasOwnProfile(keyring: Keyring, account: Account): boolean {
  const profile = openProfile(keyring, account)
  if (profile === undefined || account.status === 'decoy') return true
  const { email, substitute } = account.keys
  const isOwn = (kind: 'email' | 'substitute', key: string | undefined, normal: string | undefined): boolean =>
    key === undefined || normal === undefined
      ? key === normal
      : keyring.of(account.unit).isIdentifierKey(key, kind, normal)
  return isOwn('email', email, profile.email) && isOwn('substitute', substitute, profile.substituteId)
}

/** Whether seals are texts and lists are lists: whoever reads them further on must not stumble. */
function hasForm({ profile, addressWish, passwordHash, factors, tickets, objections = [], mails }: Account): boolean {
  return (
    typeof profile === 'string' &&
    typeof (addressWish?.email ?? '') === 'string' &&
    [passwordHash, factors].every((seal) => ['string', 'undefined'].includes(typeof seal)) &&
    tickets.every((ticket) => isHashWithEnd(ticket) && (ticket.code === undefined || isHashWithEnd(ticket.code))) &&
    objections.every(isHashWithEnd) &&
    mails.every(({ at }) => at instanceof Date)
  )
}

function isHashWithEnd({ hash, expiresAt }: Pick<StoredTicket, 'hash' | 'expiresAt'>): boolean {
  return typeof hash === 'string' && expiresAt instanceof Date
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
  passwordHash,
}: MarkedFields): string[] {
  const [form, formWithFactors] =
    passwordHash === undefined ? [FORM, FORM_WITH_FACTORS] : [FORM_WITH_PASSWORD, FORM_WITH_BOTH]
  const { login, email = '', pesel = '', substitute = '' } = keys
  return [
    factors === undefined ? form : formWithFactors,
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
    ...[factors, passwordHash].filter((seal) => seal !== undefined),
  ]
}
