import { readLogin } from '../identifiers/login.js'

/** The form of a typed login that is counted; what cannot be a login counts too, under a name that nobody has. */
export function countedLogin(typed: string): string {
  return readLogin(typed) ?? `\0${typed}`
}
