import { openProfile } from '../accounts/profile.js'
import { MailRefused } from '../ports/mailer.js'
import type { PasswordNotice } from '../ports/outbox.js'
import type { Services } from '../services.js'
import type { Unit } from '../unit.js'
import { mailId } from './mail-id.js'

/** `done`: mailed, or there is nobody to mail. `void`: the account does not carry this notice, yet or ever. */
export type NoticeOutcome = 'done' | 'void'

/** Tells the person that the password was set. Throws what the mailer throws when it should be tried again. */
export async function tellPasswordSet(
  { accounts, keyring, log, mailer, now }: Pick<Services, 'accounts' | 'keyring' | 'log' | 'mailer' | 'now'>,
  unit: Unit,
  notice: PasswordNotice,
): Promise<NoticeOutcome> {
  const account = await accounts.findById(unit.id, notice.account)
  if (account?.passwordNotice !== notice.id) return 'void'
  const profile = openProfile(keyring, account)
  if (profile?.email === undefined) return 'done'
  try {
    await mailer.send({
      kind: 'password-set',
      id: mailId(keyring, { item: notice, account: account.id, to: profile.email }),
      unit,
      to: profile.email,
      language: account.language ?? unit.languages[0] ?? 'pl',
      login: account.login,
      at: notice.createdAt,
    })
    log.info('mail.notice-sent', { unit: unit.id })
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error
    log.warn('mail.refused', { unit: unit.id })
    await accounts.markDelivery(unit.id, [account.id], { at: now(), reason: error.reason })
  }
  return 'done'
}
