import { checkPesel } from './check-pesel.js'
import type { PersonError } from './i18n/messages.js'
import type { Person, PersonFields } from './panel-client.js'

/** What somebody types about a person. */
export type FieldName = 'firstName' | 'lastName' | 'login' | 'email' | 'pesel' | 'class' | 'language'
export type Typed = Record<FieldName, string>
export type FieldErrors = Partial<Record<FieldName, PersonError>>

/** What is done with a PESEL that is on record. */
export type PeselPlan = 'keep' | 'replace' | 'remove'

const EMPTY: Typed = { firstName: '', lastName: '', login: '', email: '', pesel: '', class: '', language: '' }

/** The fields as they are stored; the PESEL is nowhere to be had. */
export function storedFields(person: Person | undefined): Typed {
  if (person === undefined) return EMPTY
  const { firstName, lastName, login, email, role, classes, language } = person
  const ofClass = role === 'teacher' ? classes.join('|') : person.class
  return { firstName, lastName, login, email, pesel: '', class: ofClass, language: language ?? '' }
}

/** What the form sees by itself before anything is sent. */
export function checkFields(typed: Typed, { plan, needsClass }: { plan: PeselPlan; needsClass: boolean }): FieldErrors {
  const errors: FieldErrors = {}
  if (typed.login === '') errors.login = 'LOGIN_MISSING'
  // the server knows better; this is for a slip of the finger
  if (typed.email !== '' && !/^\S+@\S+\.\S+$/.test(typed.email)) errors.email = 'EMAIL_INVALID'
  if (typed.pesel !== '') {
    const error = checkPesel(typed.pesel)
    if (error) errors.pesel = error
  } else if (plan === 'replace') errors.pesel = 'PESEL_MISSING'
  if (needsClass && typed.class === '') errors.class = 'CLASS_MISSING'
  return errors
}

/** What is sent: the login, and what differs from what is stored. */
export function changedFields(typed: Typed, stored: Typed, plan: PeselPlan): PersonFields {
  const fields: PersonFields = { login: typed.login }
  for (const name of ['firstName', 'lastName', 'email', 'class'] as const)
    if (typed[name] !== stored[name]) fields[name] = typed[name]
  if (typed.language !== stored.language) fields.language = typed.language as NonNullable<PersonFields['language']>
  if (plan === 'remove') fields.pesel = ''
  else if (typed.pesel !== '') fields.pesel = typed.pesel
  return fields
}

const FIELDS: Record<PersonError, FieldName | undefined> = {
  LOGIN_MISSING: 'login',
  LOGIN_INVALID: 'login',
  LOGIN_IS_PESEL: 'login',
  LOGIN_TAKEN: 'login',
  EMAIL_INVALID: 'email',
  PESEL_MISSING: 'pesel',
  PESEL_DIGITS: 'pesel',
  PESEL_LENGTH: 'pesel',
  PESEL_CHECK: 'pesel',
  PESEL_DATE: 'pesel',
  PESEL_TAKEN: 'pesel',
  NAME_INVALID: 'lastName',
  CLASS_INVALID: 'class',
  CLASS_MISSING: 'class',
  CLASS_NOT_YOURS: 'class',
  LANGUAGE_UNKNOWN: 'language',
  OTHER: undefined,
}

/** The server's reasons, each at its field; empty when it names none that belongs to a field. */
export function refusedFields(reason: string | undefined): FieldErrors {
  const errors: FieldErrors = {}
  for (const word of (reason ?? '').split(' ')) {
    const name = FIELDS[word as PersonError]
    if (name !== undefined) errors[name] = word as PersonError
  }
  return errors
}
