import type { UndeliveredReason } from '../../domain/account.js'

/** What `accounts list` says of each reason. */
export const UNDELIVERED_WORDS: Record<UndeliveredReason, string> = {
  'no-such-address': 'no such address',
  'mailbox-full': 'mailbox full',
  blocked: 'blocked by a mail server',
  refused: 'refused by a mail server',
  expired: 'no mail server took it for a day',
  bounced: 'came back',
  'no-address': 'asked, and has no address here',
  'said-wrong': 'somebody says that the address is wrong or gone',
}
