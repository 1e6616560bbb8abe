import { explainPesel } from '../../contract/pesel.js'
import type { PersonError } from '../i18n/messages.js'
import type { Role } from '../../contract/role.js'
import type { Person, PersonEntry } from '../kit/panel-client.js'

/** What somebody types about a person; `class` lists the classes of a teacher, and means nothing for the office. */
export type FieldName = 'firstName' | 'lastName' | 'login' | 'email' | 'pesel' | 'role' | 'class' | 'language'
export type Typed = Record<Exclude<FieldName, 'role'>, string> & { role: Role }
export type FieldErrors = Partial<Record<FieldName, PersonError>>

export const FIELD_ORDER: readonly FieldName[] = [
  'firstName',
  'lastName',
  'login',
  'email',
  'pesel',
  'role',
  'class',
  'language',
]

/** What is done with a PESEL that is on record. */
export type PeselPlan = 'keep' | 'replace' | 'remove'

/** Somebody of whom nothing is known yet. */
export const NOBODY: Typed = {
  firstName: '',
  lastName: '',
  login: '',
  email: '',
  pesel: '',
  role: 'member',
  class: '',
  language: '',
}

/** The fields as they are stored; the PESEL never comes to a browser. */
export function storedFields(person: Person): Typed {
  const { firstName, lastName, login, email, role, classes, language } = person
  const ofClass = role === 'teacher' ? classes.join('|') : person.class
  return { firstName, lastName, login, email, pesel: '', role, class: ofClass, language: language ?? '' }
}

/** What is stored now, and over it whatever was typed after the save was sent; undefined when nothing was. */
export function typedSince({ typed, sent, stored }: { typed: Typed; sent: Typed; stored: Typed }): Typed | undefined {
  const since = FIELD_ORDER.filter((name) => typed[name] !== sent[name])
  if (since.length === 0) return undefined
  return { ...stored, ...Object.fromEntries(since.map((name) => [name, typed[name]])) }
}

/** What the form sees by itself before anything is sent. */
export function checkFields(typed: Typed, { plan, needsClass }: { plan: PeselPlan; needsClass: boolean }): FieldErrors {
  const errors: FieldErrors = {}
  if (typed.login === '') errors.login = 'LOGIN_MISSING'
  // the server knows better; this is for a slip of the finger
  if (typed.email !== '' && !/^\S+@\S+\.\S+$/.test(typed.email)) errors.email = 'EMAIL_INVALID'
  if (typed.pesel !== '') {
    const fault = explainPesel(typed.pesel)
    if (fault) errors.pesel = `PESEL_${fault}`
  } else if (plan === 'replace') errors.pesel = 'PESEL_MISSING'
  if (needsClass && typed.class === '') errors.class = 'CLASS_MISSING'
  return errors
}

/** What is sent: the login and whatever differs from what is stored; undefined when nothing of a known person differs. */
export function changedFields(
  typed: Typed,
  { stored, plan }: { stored: Typed | undefined; plan: PeselPlan },
): Pick<PersonEntry, 'person' | 'role'> | undefined {
  const person: PersonEntry['person'] = { login: typed.login }
  const before = stored ?? NOBODY
  for (const name of ['firstName', 'lastName', 'email'] as const)
    if (typed[name] !== before[name]) person[name] = typed[name]
  const isRoleNew = typed.role !== before.role
  // the same text means one class for a member and a list for a teacher
  if (typed.role !== 'office' && (isRoleNew || typed.class !== before.class)) person.class = typed.class
  if (typed.language !== before.language) person.language = typed.language as NonNullable<typeof person.language>
  if (plan === 'remove') person.pesel = ''
  else if (typed.pesel !== '') person.pesel = typed.pesel
  if (stored && Object.keys(person).length === 1 && !isRoleNew) return undefined
  return { person, ...(isRoleNew && { role: typed.role }) }
}

const FIELDS: Record<PersonError, FieldName | undefined> = {
  LOGIN_MISSING: 'login',
  LOGIN_INVALID: 'login',
  LOGIN_IS_PESEL: 'login',
  LOGIN_TAKEN: 'login',
  EMAIL_INVALID: 'email',
  EMAIL_LATER: 'email',
  PESEL_MISSING: 'pesel',
  PESEL_DIGITS: 'pesel',
  PESEL_LENGTH: 'pesel',
  PESEL_CHECK: 'pesel',
  PESEL_DATE: 'pesel',
  PESEL_TAKEN: 'pesel',
  PESEL_MISPLACED: 'lastName',
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
