import { MailRefused, type Mail } from '../ports/mailer.js'
import type { Services } from '../ports/services.js'
import { noteUndelivered, type MissedMail } from './note-undelivered.js'

/**
 * Sends a mail; when its address is refused for good, that is noted of its people, and the answer is false. Throws what
 * the mailer throws when it should be tried again.
 */
export async function sendOrNote(
  services: Pick<Services, 'accounts' | 'log' | 'mailer' | 'now' | 'outbox'>,
  mail: Mail,
  { people, item }: Omit<MissedMail, 'reason'>,
): Promise<boolean> {
  try {
    await services.mailer.send(mail)
    return true
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error
    services.log.warn('mail.refused', { unit: mail.unit.id })
    await noteUndelivered(services, mail.unit, { people, item, reason: error.reason })
    return false
  }
}
