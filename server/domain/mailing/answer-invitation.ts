import type { Account } from '../account.js'
import { openProfile } from '../accounts/profile.js'
import { capsFreeAt, mailCaps } from '../limits/mail-caps.js'
import type { Invitation, Lease } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { asRequest } from '../invitations/invitation.js'
import { mailAccess } from './mail-access.js'

/**
 * Mails the link that the school sends to somebody, under the caps of what it sends. Whoever set a password meanwhile, has
 * no address any more, or got a link, gets none.
 * Returns when to try again if the caps let none through now; throws what the mailer throws when the mail should be tried
 * again.
 */
export async function answerInvitation(
  services: Pick<Services, 'accounts' | 'keyring' | 'log' | 'mailer' | 'now' | 'outbox' | 'publicUrl'>,
  unit: Unit,
  invitation: Invitation,
  held: Lease,
): Promise<Date | undefined> {
  const { accounts, keyring, now } = services
  if (invitation.mailed.includes(invitation.account)) return
  const account = await accounts.findById(unit.id, invitation.account)
  if (account?.status !== 'active' || gotInWithout(account, invitation)) return
  if (isMailedSince(account, invitation.createdAt, now())) return
  const profile = openProfile(keyring, account)
  if (profile?.email === undefined) return
  const isMailed = await mailAccess(services, {
    unit,
    request: asRequest(invitation),
    envelope: { to: profile.email, people: [{ account, profile }] },
    held,
  })
  return isMailed ? undefined : capsFreeAt(account.mails, mailCaps(unit), now())
}

/** Whether they got in without it. */
function gotInWithout({ passwordHash, passwordSetAt }: Account, { isRenewal, createdAt }: Invitation): boolean {
  return isRenewal ? passwordSetAt !== undefined && passwordSetAt > createdAt : passwordHash !== undefined
}

/** Two may invite somebody at once, and the mail of the one be out before the other has queued theirs. */
function isMailedSince({ mailedAt, tickets }: Account, at: Date, now: Date): boolean {
  return mailedAt !== undefined && mailedAt > at && tickets.some(({ expiresAt }) => expiresAt > now)
}
