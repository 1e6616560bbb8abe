import type { UndeliveredReason } from '../domain/account.js'
import { MailDelayed, MailRefused } from '../domain/ports/mailer.js'
import { reasonOfStatus } from './reason-of-status.js'

/** A mail that did not go out and should be tried again; says what failed and nothing of the mail. */
export class SmtpFailure extends MailDelayed {
  override readonly name = 'SmtpFailure'
}

/** What the relay answered, or what stood in its place. */
export interface SmtpReply {
  /** nodemailer's own code, such as `ETIMEDOUT`. */
  code?: string | undefined
  /** The command that was answered: `RCPT TO`, `DATA`, `MAIL FROM`, `AUTH PLAIN`… */
  command?: string | undefined
  /** Three digits, RFC 5321 4.2. */
  responseCode?: number | undefined
  /** The whole reply. */
  response?: string | undefined
}

// replies of the class "never again" that speak of the session, of its rights or of our grammar, not of this mail
const ABOUT_THE_SESSION = new Set([
  500,
  502,
  503,
  504,
  555, // command or parameter not understood, out of order
  521, // the host takes no mail at all (RFC 7504)
  530,
  534,
  535,
  538, // not signed in, or not well enough (RFC 4954)
])

/**
 * Whether the relay will never take this mail, so that trying again makes no sense. Only a 5xx reply to the recipient or
 * to the mail itself counts (RFC 5321 4.2.1), and of these not the ones about the session or about policy: a relay that
 * has forgotten our rights says `554 5.7.1` to every recipient, and no mail may be lost for that.
 *
 * | reply to `RCPT TO`, `DATA` | is |
 * |---|---|
 * | 5xx without an enhanced code, or with x.1.x (address), x.2.x (mailbox), x.6.x (content) | a refusal |
 * | x.1.7, x.1.8 (our own address), x.3.x (mail system), x.4.x (network), x.5.x (protocol), x.7.x (policy) | tried again |
 * | 500, 502–504, 521, 530, 534, 535, 538, 555 | tried again |
 * | 4xx, no reply, any reply to another command | tried again |
 */
export function isRefusal(reply: SmtpReply): boolean {
  const { responseCode = 0, response = '' } = reply
  if (!isAboutTheMail(reply) || responseCode < 500 || responseCode > 599) return false
  const enhanced = enhancedCode(response)
  if (enhanced === undefined) return true
  return /^5\.[126]\./.test(enhanced) && enhanced !== '5.1.7' && enhanced !== '5.1.8'
}

// three codes that say as much without an enhanced one (RFC 5321 4.2.3)
const REASONS: Record<number, UndeliveredReason> = {
  551: 'no-such-address',
  552: 'mailbox-full',
  553: 'no-such-address',
}

/** What a reply says of the recipient, in the words for the school; undefined when it says nothing of them. */
export function reasonOf(reply: SmtpReply): UndeliveredReason | undefined {
  if (!isAboutTheMail(reply)) return undefined
  const enhanced = enhancedCode(reply.response ?? '')
  return enhanced === undefined ? REASONS[reply.responseCode ?? 0] : reasonOfStatus(enhanced)
}

function isAboutTheMail({ command, responseCode = 0 }: SmtpReply): boolean {
  return (command === 'RCPT TO' || command === 'DATA') && !ABOUT_THE_SESSION.has(responseCode)
}

/** Turns what nodemailer threw into {@link MailRefused} or {@link SmtpFailure}, with no word of the mail left in it. */
export function toMailFailure(error: unknown): MailRefused | SmtpFailure {
  const reply = readReply(error)
  const said = describe(reply)
  return isRefusal(reply)
    ? new MailRefused(`the relay refused the mail: ${said}`, reasonOf(reply))
    : new SmtpFailure(`no mail to the relay: ${said}`, reasonOf(reply))
}

function readReply(error: unknown): SmtpReply & { originalCode?: string | undefined } {
  return typeof error === 'object' && error !== null ? error : {}
}

// the text of a reply may hold the address, its codes cannot
function describe(reply: SmtpReply & { originalCode?: string | undefined }): string {
  const { code = 'unknown error', command, originalCode, responseCode, response = '' } = reply
  const status = [responseCode, enhancedCode(response)].filter(Boolean).join(' ')
  return [originalCode ?? code, status, command && `at ${command}`].filter(Boolean).join(', ')
}

/** RFC 3463: class, subject, detail. */
function enhancedCode(response: string): string | undefined {
  return /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]
}
