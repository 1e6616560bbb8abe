import { readIdentifier } from '../identifiers/identifier.js'

/** The form of a typed identifier that is counted; what cannot be one counts too, under a name that nobody has. */
export function countedIdentifier(typed: string): string {
  const { email, pesel, login, substitute } = readIdentifier(typed)
  return email ?? pesel ?? substitute ?? login ?? `\0${typed}`
}
