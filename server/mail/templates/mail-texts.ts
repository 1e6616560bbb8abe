import type { TicketPurpose } from '../../domain/account.js'
import type { LocalMoment } from '../../typography/local-moment.js'

/** An access mail about one account is one of two; about several, a third. */
export type AccessKind = TicketPurpose | 'several'

/** What somebody reads when something of an account is another. */
export interface NoticeTexts {
  subject(unit: string): string
  title: string
  intro(unit: string): string
  notes: string[]
  notYou: { title: string; text: string[] }
  /** Instead of the one that every other mail has. */
  footer?: string
}

/** Everything that mails say in one language; `unit` is the unit's name, which no language can inflect. */
export interface MailTexts {
  /** Of nobody by name: what the school writes must not be the first that a mail says. */
  greeting: string
  /** Labels of facts, and what a login is. */
  account: { person: string; class: string; login: string; loginHint: string; setAt: string }
  /** That nobody will ask for the password: said before somebody does. */
  secrecy: string
  contact: { title: string; text(contact: string): string }
  /** When something was done. */
  moment(moment: LocalMoment): string
  footer: string
  access: {
    subject: Record<AccessKind, (unit: string) => string>
    title: Record<AccessKind, string>
    intro: Record<AccessKind, (unit: string) => string[]>
    /** Instead of the one above when the school sends a link to somebody who has a password and has not asked. */
    introUnasked(unit: string): string[]
    /** What the button says: a verb. */
    action: Record<TicketPurpose, string>
    until(moment: LocalMoment): string
    fallback: string
    /** What is typed where the link is of no use; behind `where` the address of the page follows. */
    code: { label: string; where: string; until(moment: LocalMoment): string }
    /** What a link can and cannot do. */
    once: { one: string; several: string }
    /** When this mail was asked for. */
    asked(moment: string): string
    /** How often within the last day; `times` is a number, or what {@link moreThan} says. */
    askedOften(times: string): string
    moreThan(count: number): string
    notYou: { title: string; text: Record<TicketPurpose, string>; repeats: string }
  }
  passwordSet: {
    subject(unit: string): string
    title: string
    intro(unit: string): string
    wasYou: string
    notYou: { title: string; text: string[] }
  }
  factorsChanged: { changedAt: string; added: NoticeTexts; removed: NoticeTexts }
  /** The one mail that a person has sent to an address of their choice. */
  addressProof: NoticeTexts & { changedAt: string; action: string; until(moment: LocalMoment): string }
  addressChanged: {
    changedAt: string
    /** The button that leads to where a change is objected to, and what it does. */
    objection: { action: string; text: string }
    former: NoticeTexts
    removed: NoticeTexts
    restored: NoticeTexts
    new: NoticeTexts
  }
}
