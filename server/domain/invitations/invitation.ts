import type { Author } from '../author.js'
import { derivedId } from '../derived-id.js'
import type { Person } from '../directory/person.js'
import { languageOf } from '../language-of.js'
import type { Invitation } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'

const PURPOSE = 'invitation'

/**
 * An invitation of a person with an address. Its id is that of every invitation of the account to this address, so that
 * the outbox holds one of them at a time, whoever invites; a changed address is another one's, and so is a first password.
 */
export function invitation(
  { keyring }: Pick<Services, 'keyring'>,
  unit: Unit,
  { id, email, hasPassword, language }: Pick<Person, 'id' | 'email' | 'hasPassword' | 'language'>,
  { at, by }: { at: Date; by: Author | undefined },
): Invitation {
  return {
    kind: 'invitation',
    id: keyring.of(unit.id).sign(PURPOSE, id, email, ...(hasPassword ? ['renewal'] : [])),
    unit: unit.id,
    account: id,
    language: languageOf(unit, { language }),
    createdAt: at,
    dueAt: at,
    attempts: 0,
    mailed: [],
    ...(by && { by }),
    ...(hasPassword && { isRenewal: true }),
  }
}

/**
 * The invitation under an id of its own, the same at every try. In the outbox all invitations of an account to one address
 * share an id, one after another; their tickets, mails and marks must not be taken for each other.
 */
export function asRequest(invited: Invitation): Invitation {
  return { ...invited, id: derivedId(JSON.stringify([PURPOSE, invited.id, invited.createdAt])) }
}
