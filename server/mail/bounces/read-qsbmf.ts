import type { UndeliveredReason } from '../../domain/account.js'
import { reasonOfStatus } from '../reason-of-status.js'
import { reasonOf } from '../smtp-failure.js'

/** What qmail says of a mail that came back. */
export interface QsbmfReport {
  reason: UndeliveredReason
  /** The mail that came back, from its first header field on. */
  original: string
}

/**
 * Reads the text of a bounce in qmail's format (QSBMF, https://cr.yp.to/proto/qsbmf.txt): paragraphs of which the first
 * begins with `Hi. This is the`, the next ones with `<address>:`, and the one before the original with `--- `. Undefined
 * when any paragraph has another form; `not-failed` when nothing in it is final.
 */
export function readQsbmf(text: string): QsbmfReport | 'not-failed' | undefined {
  if (!text.startsWith('Hi. This is the')) return undefined
  const [intro = '', ...paragraphs] = text.split(/\n[ \t]*\n/)
  const end = paragraphs.findIndex((paragraph) => paragraph.startsWith('--- '))
  const [first, ...others] = paragraphs.slice(0, Math.max(0, end))
  if (first === undefined || ![first, ...others].every((paragraph) => /^<[^\n]*>:[ \t]*(\n|$)/.test(paragraph)))
    return undefined
  const { statuses, replies } = codesOf(first)
  // programs that warn of a delay borrow the format
  const isFinal = /\b(permanent|given up)\b/.test(intro) || [...statuses, ...replies].some((code) => code[0] === '5')
  if (!isFinal) return 'not-failed'
  const reasons = [
    ...statuses.map(reasonOfStatus),
    ...replies.map((code) => reasonOf({ command: 'RCPT TO', responseCode: Number(code) })),
  ]
  return {
    reason: reasons.find((reason) => reason !== undefined) ?? 'bounced',
    original: paragraphs.slice(end + 1).join('\n\n'),
  }
}

/** Enhanced status codes (RFC 3463) and SMTP reply codes in a recipient's paragraph, but for the address in its first line. */
function codesOf(paragraph: string): { statuses: string[]; replies: string[] } {
  const said = paragraph.slice(paragraph.indexOf('\n') + 1)
  return {
    // as in `(#5.1.1)` and `550 5.1.1 no`; not in an IP address
    statuses: [...said.matchAll(/(?<![\w.])[245]\.\d{1,3}\.\d{1,3}(?![\w]|\.\w)/g)].map(([status]) => status),
    // as in `Remote host said: 550 no`
    replies: [...said.matchAll(/(?:^|: ?)([45]\d\d)(?=[ -]|$)/gm)].map(([, code = '']) => code),
  }
}
