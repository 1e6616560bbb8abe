import type { Author } from '../author.js'
import type { Person } from '../directory/person.js'
import type { Invitation } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { invitation } from './invitation.js'
import { judgeInvitation, type InvitationOutcome } from './judge-invitation.js'

/** Invitations fall due one after another, so that whoever asks meanwhile does not wait behind thousands of them. */
const INVITATION_SPACING_MS = 10

/** How many met each outcome. */
export type InvitationCounts = Record<InvitationOutcome, number>

/**
 * Puts an invitation into the outbox for everybody who can be invited, and counts the others by why they cannot; whoever
 * has one waiting there counts as just mailed.
 */
export async function invitePeople(
  { keyring, now, outbox }: Pick<Services, 'keyring' | 'now' | 'outbox'>,
  unit: Unit,
  people: readonly Person[],
  by?: Author,
): Promise<InvitationCounts> {
  const at = now()
  const counts: InvitationCounts = { queued: 0, withoutEmail: 0, alreadySet: 0, disabled: 0, justMailed: 0 }
  const items: Invitation[] = []
  for (const person of people) {
    const outcome = judgeInvitation(person, at)
    counts[outcome]++
    const dueAt = new Date(at.getTime() + items.length * INVITATION_SPACING_MS)
    if (outcome === 'queued') items.push({ ...invitation({ keyring }, unit, person, { at, by }), dueAt })
  }
  const queued = await outbox.addAll(items)
  return { ...counts, queued, justMailed: counts.justMailed + items.length - queued }
}
