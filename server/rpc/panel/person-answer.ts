import { teacherBehind } from '../../domain/directory/teacher-behind.js'
import { awaitsOffice } from '../../domain/is-usable.js'
import { funnelState, type FunnelState } from '../../domain/directory/funnel.js'
import { mailTrouble, type MailTrouble } from '../../domain/panel/mail-trouble.js'
import type { Person } from '../../domain/directory/person.js'
import type { Language } from '../../../contract/language.js'
import type { Role } from '../../../contract/role.js'
import type { PeoplePage } from '../../domain/panel/look-up.js'

/** A person as the panel shows them; times are ISO 8601 in UTC. */
export interface PersonAnswer {
  login: string
  firstName: string
  lastName: string
  /** Empty when there is none. */
  email: string
  /** In groups, as it is printed. */
  substituteId: string
  /** Whether a PESEL is on record; which one, nobody can see. */
  hasPesel: boolean
  class: string
  role: Role
  /** A teacher's classes. */
  classes: string[]
  language: Language | null
  status: 'active' | 'disabled'
  state: FunnelState
  /**
   * Until when nobody gets in by the account, since somebody objected to a change of its address; gone by when the office
   * has not looked yet, and no link goes to that address. Null: neither.
   */
  heldUntil: string | null
  /** Whether signing in asks for more than the password. */
  hasFactor: boolean
  /** Another address that a teacher asks the office for, and who asks. */
  addressWish: { email: string; login: string } | null
  /** Who wrote the address down, a teacher, after which a password was set lately; for the office to look at. */
  addressBy: string | null
  mailedAt: string | null
  /** Until when the mailed link holds. */
  linkUntil: string | null
  undelivered: { reason: MailTrouble['reason']; at: string } | null
}

/** People of a list, and how many the whole list has. */
export interface PeopleAnswer {
  people: PersonAnswer[]
  total: number
}

/** What the panel gets to see of a person. */
export function answerPerson(person: Person, now: Date): PersonAnswer {
  const { login, firstName, lastName, email, substituteId, hasPesel, role, language, status } = person
  const { mailedAt, ticketUntil } = person
  const trouble = mailTrouble(person, now)
  return {
    login,
    firstName,
    lastName,
    email,
    substituteId,
    hasPesel,
    class: person.class,
    role,
    classes: [...person.classes],
    language: language ?? null,
    status,
    state: funnelState(person, now),
    heldUntil: awaitsOffice(person, now) ? (person.heldUntil?.toISOString() ?? null) : null,
    hasFactor: person.hasFactor,
    addressWish: person.addressWish ?? null,
    addressBy: teacherBehind(person, now) ?? null,
    mailedAt: mailedAt?.toISOString() ?? null,
    linkUntil: ticketUntil !== undefined && ticketUntil > now ? ticketUntil.toISOString() : null,
    undelivered: trouble === undefined ? null : { reason: trouble.reason, at: trouble.at.toISOString() },
  }
}

/** What the panel gets to see of a list. */
export function answerPeople({ people, total }: PeoplePage, now: Date): PeopleAnswer {
  return { people: people.map((person) => answerPerson(person, now)), total }
}
