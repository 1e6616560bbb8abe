import { openProfile } from '../accounts/profile.js'
import type { Invitation } from '../ports/outbox.js'
import type { Services } from '../services.js'
import type { Unit } from '../unit.js'
import { mailAccess } from './answer-request.js'

/**
 * Mails the link that lets an invited person set their first password, under the same caps as what they ask for
 * themselves. Whoever has a password by now, or no address any more, gets none.
 * Throws what the mailer throws when the mail should be tried again.
 */
export async function answerInvitation(
  services: Pick<Services, 'accounts' | 'keyring' | 'log' | 'mailer' | 'now' | 'outbox' | 'publicUrl'>,
  unit: Unit,
  invitation: Invitation,
  lease: string,
): Promise<void> {
  const { accounts, keyring } = services
  if (invitation.mailed.includes(invitation.account)) return
  const account = await accounts.findById(unit.id, invitation.account)
  if (account?.status !== 'active' || account.passwordHash !== undefined) return
  const profile = openProfile(keyring, account)
  if (profile?.email === undefined) return
  await mailAccess(services, {
    unit,
    request: invitation,
    envelope: { to: profile.email, people: [{ account, profile }] },
    held: { id: invitation.id, lease },
  })
}
