import type { TicketPurpose } from '../account.js'
import { passwordRules, type PasswordRules } from '../passwords/password-rules.js'
import type { Services } from '../ports/services.js'
import { findLiveTicket, type TicketShown } from '../tickets/find-live-ticket.js'

/** What the holder of a live ticket is shown. */
export interface TicketFacts {
  login: string
  purpose: TicketPurpose
  expiresAt: Date
  passwordRules: PasswordRules
}

/** Says whose ticket it is; spends nothing. Throws {@link Failure} `TICKET_INVALID` or `TOO_MANY_REQUESTS`. */
export async function inspectTicket(
  services: Pick<Services, 'accounts' | 'keyring' | 'limiter' | 'log' | 'now'>,
  shown: TicketShown,
): Promise<TicketFacts> {
  const { account, ticket } = await findLiveTicket(services, shown)
  const { purpose, expiresAt } = ticket
  return { login: account.login, purpose, expiresAt, passwordRules: passwordRules(shown.unit.passwordMinLength) }
}
