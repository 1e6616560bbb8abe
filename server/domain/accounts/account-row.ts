import type { IdentifierKind } from '../identifiers/identifier.js'
import { readEmail } from '../identifiers/email.js'
import { readLogin } from '../../../contract/login.js'
import { explainPesel, readPesel } from '../../../contract/pesel.js'
import { holdsPesel } from '../identifiers/holds-pesel.js'
import { readSubstituteId } from '../identifiers/substitute-id.js'
import { CLASSES_MAX_LENGTH, NAME_MAX_LENGTH } from '../../../contract/field-lengths.js'
import { LANGUAGES, type Language } from '../../../contract/language.js'
import { isPlainName } from '../../../contract/plain-name.js'
import type { RowReason } from '../../../contract/row-reason.js'

/** One person as the school writes them down. A field left out stays as it is; an empty one is removed. */
export interface AccountRow {
  login: string
  email?: string | undefined
  pesel?: string | undefined
  /** Empty: keeps the one there is, or gets a generated one. */
  substituteId?: string | undefined
  firstName?: string | undefined
  lastName?: string | undefined
  class?: string | undefined
  language?: string | undefined
}

/** A row that cannot be stored, with every reason; it repeats nothing of what the row holds. */
export class RowRefused extends Error {
  override readonly name = 'RowRefused'
  readonly reasons: RowReason[]

  constructor(reasons: RowReason[]) {
    super(reasons.join(', '))
    this.reasons = reasons
  }
}

/** A row whose fields are sound: normal forms beside what is shown. */
export interface ReadRow {
  login: string
  loginNormal: string
  /** Normal forms by kind: undefined stays as it is, empty is removed. */
  identifiers: Partial<Record<Exclude<IdentifierKind, 'login'>, string>>
  firstName?: string
  lastName?: string
  class?: string
  language?: Language | ''
}

/** Checks every field. Throws {@link RowRefused} with all that is wrong. */
export function readRow(row: AccountRow): ReadRow {
  const reasons: RowReason[] = []
  const login = row.login.trim()
  const loginNormal = readLogin(login)
  if (login === '') reasons.push('LOGIN_MISSING')
  // a login may be an address or have dots, but a mail program must not make a link of it
  else if (loginNormal === undefined || loginNormal.includes('www.')) reasons.push('LOGIN_INVALID')
  // logins are stored and mailed as they are, and a PESEL never is
  else if (holdsPesel(login)) reasons.push('LOGIN_IS_PESEL')

  const field = <T>(
    text: string | undefined,
    read: (text: string) => T | undefined,
    reason: RowReason | ((text: string) => RowReason),
  ): T | '' | undefined => {
    const trimmed = text?.trim()
    if (trimmed === undefined || trimmed === '') return trimmed
    const value = read(trimmed)
    if (value === undefined) reasons.push(typeof reason === 'string' ? reason : reason(trimmed))
    return value
  }
  const read: Omit<Complete<ReadRow>, 'login' | 'loginNormal' | 'identifiers'> = {
    firstName: field(row.firstName, (text) => readName(text), 'NAME_INVALID'),
    lastName: field(row.lastName, (text) => readName(text), 'NAME_INVALID'),
    // a member's class is held to be shorter where their role is known
    class: field(row.class, (text) => readName(text, CLASSES_MAX_LENGTH), 'CLASS_INVALID'),
    language: field(row.language, readLanguage, 'LANGUAGE_UNKNOWN'),
  }
  // a column too many or too few, and a PESEL would stand in letters, mails and the history
  if ([read.firstName, read.lastName, read.class].some((text) => holdsPesel(text ?? '')))
    reasons.push('PESEL_MISPLACED')
  const identifiers = {
    email: field(row.email, readEmail, 'EMAIL_INVALID'),
    pesel: field(row.pesel, readPesel, (text) => `PESEL_${explainPesel(text) ?? 'DIGITS'}`),
    substitute: field(row.substituteId, readSubstituteId, 'SUBSTITUTE_ID_INVALID'),
  }
  if (reasons.length > 0 || loginNormal === undefined) throw new RowRefused(reasons)
  return { login, loginNormal, identifiers: defined(identifiers), ...defined(read) }
}

type Complete<T> = { [Key in keyof Required<T>]: T[Key] | undefined }

/** Leaves out what is undefined, so that spreading it overwrites nothing. */
function defined<T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>
  }
}

/** NFC, spaces folded; what a name may not hold is refused, since names stand in mails and letters. */
function readName(text: string, maxLength = NAME_MAX_LENGTH): string | undefined {
  const name = text.normalize('NFC').replace(/ +/g, ' ')
  return name.length <= maxLength && isPlainName(name) ? name : undefined
}

function readLanguage(text: string): Language | undefined {
  return LANGUAGES.find((language) => language === text.toLowerCase())
}
