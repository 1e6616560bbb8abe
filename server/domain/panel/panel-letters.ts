import type { Person } from '../directory/person.js'
import { Failure } from '../failure.js'
import { isUsable } from '../is-usable.js'
import { chooseRecipients, type ChosenRecipients } from '../letters/choose-recipients.js'
import { mayGetCode } from '../letters/give-letters.js'
import { orderLetters } from '../letters/order-letters.js'
import { recordLetters } from '../letters/record-letters.js'
import type { LetterOrder } from '../ports/letter-writer.js'
import { requireFresh } from '../sessions/require-fresh.js'
import type { Unit } from '../unit.js'
import type { PanelServices } from './panel-services.js'
import type { PanelUser } from './panel-user.js'
import { isReachable } from './reach.js'

/** Whose letters: somebody's, those of a class, or those of the unit, which the office alone prints at once. */
export type LettersOf = { kind: 'person'; login: string } | { kind: 'class'; class: string } | { kind: 'unit' }

/** Somebody who wants letters. */
export interface LettersWanted {
  unit: Unit
  user: PanelUser
  of: LettersOf
}

/** What would be printed. */
export interface FoundLetters {
  chosen: ChosenRecipients
  /** Letters that open the account. */
  codes: number
  /** Of those: whose former letter opens it until then. */
  replaced: number
  /** A teacher does not print what opens an account that has a password: the office does. */
  isForOffice: boolean
}

/**
 * Who would get a letter: members who have no password yet, and one person alone whether they have one or not. Nobody when
 * there is nobody like that, and for whoever is not there or beyond reach.
 */
export async function findLetters(
  services: Pick<PanelServices, 'directory' | 'now'>,
  { unit, user, of }: LettersWanted,
): Promise<FoundLetters> {
  const { sorted } = await services.directory.peopleOf(unit.id)
  const isOffice = user.reach === 'unit'
  const isMeant = (person: Person): boolean =>
    of.kind === 'person' ? person.login === of.login : person.role === 'member' && (of.kind === 'class' || isOffice)
  const people = sorted.filter((person) => isReachable(user.reach, person) && isMeant(person))
  const chosen = chooseRecipients(people, {
    ...(of.kind === 'class' && { class: of.class }),
    all: of.kind === 'person' && isOffice,
  })
  const now = services.now()
  const codes = chosen.recipients.filter((person) => mayGetCode(unit, person, now))
  const replaced = codes.filter(({ letterUntil }) => letterUntil !== undefined && letterUntil > now).length
  return { chosen, codes: codes.length, replaced, isForOffice: of.kind === 'person' && chosen.havePassword > 0 }
}

/** A list that is read slowly takes long: whoever lost their rights meanwhile gets no more of it. */
async function refuseWhoeverIsOut(
  { accounts, now }: Pick<PanelServices, 'accounts' | 'now'>,
  { account: { unit, id, rightsAt } }: PanelUser,
): Promise<void> {
  const account = await accounts.findById(unit, id)
  if (account === undefined || !isUsable(account, now()) || account.rightsAt?.getTime() !== rightsAt?.getTime())
    throw new Failure('UNAUTHORIZED')
}

/**
 * The same, to be printed; it is written down before anything is handed out. Throws {@link Failure} `REAUTHENTICATE` where
 * a letter opens an account that has a password, or works at the school, and the session is not fresh.
 */
export async function printLetters(
  services: Pick<PanelServices, 'accounts' | 'audit' | 'directory' | 'keyring' | 'now' | 'publicUrl'>,
  wanted: LettersWanted,
): Promise<FoundLetters & { order: LetterOrder }> {
  const { unit, user, of } = wanted
  const found = await findLetters(services, wanted)
  const { chosen, codes } = found
  const [first] = chosen.recipients
  const isKey = codes > 0 && chosen.recipients.some(({ hasPassword, role }) => hasPassword || role !== 'member')
  if (isKey) requireFresh({ session: user.session, now: services.now() })
  const actor = { via: 'panel', actor: user.account.login } as const
  if (first !== undefined) {
    // as the school writes the class, however it was asked for
    const ofClass = of.kind === 'class' ? first.class : undefined
    const subject = of.kind === 'person' ? first.login : undefined
    await recordLetters(services, { unit, actor, class: ofClass, subject }, chosen)
  }
  const goOn = () => refuseWhoeverIsOut(services, user)
  return { ...found, order: orderLetters(services, { unit, actor, chosen, goOn }) }
}
