import type { UndeliveredReason } from '../account.js'

/** A mail server's word that it could not deliver a mail, for good (RFC 3464, `Action: failed`, or QSBMF). */
export interface Bounce {
  /** Ids of mails that it may speak of, as we made them, the likeliest first; none of them is to be trusted. */
  mails: string[]
  reason: UndeliveredReason
}

/** Where mails that come back arrive. */
export interface Bounces {
  /**
   * Hands over what has arrived since the last time, one after the other. What `take` throws ends the reading and is
   * thrown; that bounce comes again.
   */
  read(take: (bounce: Bounce) => Promise<void>): Promise<void>
}
