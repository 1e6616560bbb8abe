import { awaitsOffice } from '../is-usable.js'
import type { Person } from '../directory/person.js'

/** Whoever was mailed so lately, and can still use it, is left alone when many are invited. */
const JUST_MAILED_MS = 3_600_000

/** What becomes of somebody who is to be invited. */
export type InvitationOutcome = 'queued' | 'withoutEmail' | 'alreadySet' | 'disabled' | 'justMailed'

/** Whether somebody can be invited, and if not, why. */
export function judgeInvitation(
  { email, hasPassword, heldUntil, addressBarred, mailedAt, status, ticketUntil, undelivered }: Person,
  now: Date,
): InvitationOutcome {
  if (status === 'disabled' || awaitsOffice({ heldUntil, addressBarred }, now)) return 'disabled'
  if (hasPassword) return 'alreadySet'
  if (email === '') return 'withoutEmail'
  const isLive = ticketUntil !== undefined && ticketUntil > now && undelivered === undefined
  const isNew = mailedAt !== undefined && now.getTime() - mailedAt.getTime() < JUST_MAILED_MS
  return isLive && isNew ? 'justMailed' : 'queued'
}
