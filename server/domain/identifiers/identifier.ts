import { readEmail } from './email.js'
import { readLogin } from '../../../contract/login.js'
import { readPesel } from '../../../contract/pesel.js'
import { stripPaste } from '../../../contract/strip-paste.js'
import { readSubstituteId } from './substitute-id.js'

/** What a person may type to be found. */
export type IdentifierKind = 'email' | 'pesel' | 'login' | 'substitute'

/** Every kind, in the order in which they are looked up. */
export const IDENTIFIER_KINDS = ['email', 'pesel', 'login', 'substitute'] as const satisfies readonly IdentifierKind[]

/**
 * What was typed, read as every kind it could be, each in its normal form; undefined for the kinds it cannot be. For those
 * it is read once more without what comes along with pasting. Most texts can be several: an address of up to 64 characters
 * may be a login too, and so may a PESEL.
 */
export function readIdentifier(typed: string): Record<IdentifierKind, string | undefined> {
  const bare = stripPaste(typed)
  return {
    email: readEmail(typed) ?? readEmail(bare),
    pesel: readPesel(typed) ?? readPesel(bare),
    login: readLogin(typed) ?? readLogin(bare),
    substitute: readSubstituteId(typed) ?? readSubstituteId(bare),
  }
}
