import { LOGIN_MAX_LENGTH } from './field-lengths.js'
import { foldTyped } from './fold-typed.js'

/** A mark alone at the start would cling to the word before it in a mail. */
const LOGIN = new RegExp(`^(?!\\p{M})[\\p{L}\\p{M}\\p{Nd}._@+-]{1,${LOGIN_MAX_LENGTH}}$`, 'u')

/**
 * A login in the form that it is matched by: folded, 1–64 code points out of letters and digits of any script and
 * `. _ - @ +`, with no white space. Undefined for anything else. What is shown and mailed is what the school wrote.
 */
export function readLogin(typed: string): string | undefined {
  const login = foldTyped(typed)
  return login !== undefined && LOGIN.test(login) ? login : undefined
}
