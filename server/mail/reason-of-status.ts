import type { UndeliveredReason } from '../domain/account.js'

/**
 * What an enhanced status code (RFC 3463: class, subject, detail) says of the recipient, temporary or permanent alike;
 * undefined when it speaks of something else, such as our own address (x.1.7, x.1.8) or the protocol.
 *
 * | code | reason |
 * |---|---|
 * | x.1.x, x.4.4 (no route: no such host) | `no-such-address` |
 * | x.2.2 | `mailbox-full` |
 * | x.7.x | `blocked` |
 * | 4.4.1, x.4.7 (no answer until the time was over) | `expired` |
 */
export function reasonOfStatus(status: string): UndeliveredReason | undefined {
  const [, subject, detail] = status.split('.')
  const about = `${subject}.${detail}`
  if (about === '1.7' || about === '1.8') return undefined
  if (subject === '1' || about === '4.4') return 'no-such-address'
  if (about === '2.2') return 'mailbox-full'
  if (subject === '7') return 'blocked'
  // 5.4.1 is no lack of an answer: Exchange says it of people whom it does not know, and of much else
  return status === '4.4.1' || about === '4.7' ? 'expired' : undefined
}
