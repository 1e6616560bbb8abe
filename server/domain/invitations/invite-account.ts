import type { InviteRefusal } from '../../../contract/invite-refusal.js'
import type { Account } from '../account.js'
import type { Author } from '../author.js'
import { readPerson } from '../directory/person.js'
import { Failure } from '../failure.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { invitation } from './invitation.js'
import { judgeInvitation, type InvitationOutcome } from './judge-invitation.js'

const REASONS: Partial<Record<InvitationOutcome, InviteRefusal>> = {
  withoutEmail: 'EMAIL_MISSING',
  alreadySet: 'PASSWORD_SET',
  disabled: 'ACCOUNT_DISABLED',
}

/**
 * Invites one person, however lately they were mailed; false when an invitation of theirs waits already. `renews`: who has
 * a password gets a link to a new one. Throws {@link Failure} `INPUT_INVALID` with the reason `EMAIL_MISSING`,
 * `PASSWORD_SET` (but for `renews`) or `ACCOUNT_DISABLED`.
 */
export async function inviteAccount(
  { keyring, now, outbox }: Pick<Services, 'keyring' | 'now' | 'outbox'>,
  unit: Unit,
  account: Account,
  { by, renews = false }: { by?: Author | undefined; renews?: boolean } = {},
): Promise<boolean> {
  const person = readPerson(keyring, account, undefined)
  const reason = REASONS[judgeInvitation({ ...person, hasPassword: person.hasPassword && !renews }, now())]
  if (reason !== undefined) throw new Failure('INPUT_INVALID', { reason })
  return outbox.add(invitation({ keyring }, unit, person, { at: now(), by }))
}
