import type { TicketPurpose } from '../account.js'
import { passwordRules, type PasswordRules } from '../passwords/password-rules.js'
import type { Services } from '../ports/services.js'
import { findLiveTicket, type TicketShown } from '../tickets/find-live-ticket.js'
import { isOnePassword, othersOfMail } from './others-of-mail.js'

/** What the holder of a live ticket is shown. */
export interface TicketFacts {
  login: string
  purpose: TicketPurpose
  expiresAt: Date
  passwordRules: PasswordRules
  /** Whoever else the same mail has a live ticket for, as it names them. */
  others: { login: string; firstName: string }[]
  /** Whether one password for all of them is what their reader expects. */
  forAll: boolean
}

/** Says whose ticket it is; spends nothing. Throws {@link Failure} `TICKET_INVALID` or `TOO_MANY_REQUESTS`. */
export async function inspectTicket(
  services: Pick<Services, 'accounts' | 'keyring' | 'limiter' | 'log' | 'now'>,
  shown: TicketShown,
): Promise<TicketFacts> {
  const live = await findLiveTicket(services, shown)
  const { account, ticket } = live
  const { purpose, expiresAt } = ticket
  const others = await othersOfMail(services, shown.unit, live)
  return {
    login: account.login,
    purpose,
    expiresAt,
    passwordRules: passwordRules(shown.unit.passwordMinLength),
    others: others.map(({ account: { login }, firstName }) => ({ login, firstName })),
    forAll: others.length > 0 && isOnePassword(services.keyring, account, others),
  }
}
