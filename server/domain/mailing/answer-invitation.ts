import type { Account } from '../account.js'
import { mayBeMailed } from '../is-usable.js'
import { openProfile } from '../accounts/profile.js'
import { takeFromAuthor } from '../limits/author-limits.js'
import { dayEnd } from '../limits/day-of.js'
import { capsFreeAt, mailCaps } from '../limits/mail-caps.js'
import { takeForSchool } from '../limits/recipient-limits.js'
import type { Invitation, Lease } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import { mailedTickets } from '../tickets/letter-ticket.js'
import type { Unit } from '../unit.js'
import { asRequest } from '../invitations/invitation.js'
import { mailAccess } from './mail-access.js'

/**
 * Mails the link that the school sends to somebody, under the caps of what it sends, and those of whoever sent it. Whoever
 * set a password meanwhile, has no address any more, or got a link, gets none.
 * Returns when to try again if the caps let none through now; throws what the mailer throws when the mail should be tried
 * again.
 */
export async function answerInvitation(
  services: Pick<Services, 'accounts' | 'keyring' | 'limiter' | 'log' | 'mailer' | 'now' | 'outbox' | 'publicUrl'>,
  unit: Unit,
  invitation: Invitation,
  held: Lease,
): Promise<Date | undefined> {
  const { accounts, keyring, now } = services
  if (invitation.mailed.includes(invitation.account)) return
  const account = await accounts.findById(unit.id, invitation.account)
  if (account === undefined || !mayBeMailed(account, now()) || gotInWithout(account, invitation)) return
  if (isMailedSince(account, invitation.createdAt, now())) return
  const profile = openProfile(keyring, account)
  if (profile?.email === undefined) return
  const request = asRequest(invitation)
  // a retry, which has given a ticket before, counts once
  if (!account.mails.some((mail) => mail.request === request.id)) {
    const free = capsFreeAt(account.mails, mailCaps(unit), now())
    if (free > now()) return free
    if (!(await hasRoom(services, unit, { invitation, to: profile.email }))) return dayEnd(now())
  }
  const envelope = { to: profile.email, people: [{ account, profile }] }
  const isMailed = await mailAccess(services, { unit, request, envelope, held })
  return isMailed ? undefined : capsFreeAt(account.mails, mailCaps(unit), now())
}

/** Whether they got in without it. */
function gotInWithout({ passwordHash, passwordSetAt }: Account, { isRenewal, createdAt }: Invitation): boolean {
  return isRenewal ? passwordSetAt !== undefined && passwordSetAt > createdAt : passwordHash !== undefined
}

async function hasRoom(
  services: Pick<Services, 'keyring' | 'limiter' | 'log' | 'now'>,
  unit: Unit,
  { invitation, to }: { invitation: Invitation; to: string },
): Promise<boolean> {
  return (
    (await takeFromAuthor(services, unit, { by: invitation.by, mail: 'invitation' })) &&
    takeForSchool(services, unit, to)
  )
}

/** Two may invite somebody at once, and the mail of the one be out before the other has queued theirs. */
function isMailedSince(account: Account, at: Date, now: Date): boolean {
  const { mailedAt } = account
  return mailedAt !== undefined && mailedAt > at && mailedTickets(account).some(({ expiresAt }) => expiresAt > now)
}
