import { simpleParser, type ParsedMail } from 'mailparser'
import type { UndeliveredReason } from '../../domain/account.js'
import type { Bounce } from '../../domain/ports/bounces.js'
import { reasonOfStatus } from '../reason-of-status.js'
import { readQsbmf } from './read-qsbmf.js'
import { readStatusFields, type StatusFields } from './status-fields.js'

/** A mail is none of our business, or no mail at all. */
export type SkipReason = 'not-a-report' | 'not-failed' | 'broken' | 'loop' | 'too-large'

/** Postfix drops a mail at as many (`hopcount_limit`). */
const MOST_HOPS = 50
const MOST_PARTS = 50
const LARGEST_HEAD = 64 * 1024

/**
 * Reads a delivery status notification (RFC 3464: `multipart/report`), or a bounce in qmail's format (QSBMF), whose mail
 * failed for good; otherwise says why the mail is none. Throws nothing.
 */
export async function readReport(raw: Buffer): Promise<Bounce | SkipReason> {
  let mail: ParsedMail
  try {
    mail = await simpleParser(raw, {
      keepDeliveryStatus: true,
      ignoreEmbedded: true,
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipImageLinks: true,
      checksumAlgo: false,
      maxHeadSize: LARGEST_HEAD,
      maxChildNodes: MOST_PARTS,
    })
  } catch {
    return 'broken'
  }
  if (mail.headerLines.filter(({ key }) => key === 'received').length > MOST_HOPS) return 'loop'
  if (!isReport(mail)) return readText(mail)
  const part = mail.attachments.find(({ contentType }) => /^message\/(global-)?delivery-status$/.test(contentType))
  if (part === undefined) return 'broken'
  const reason = readReason(readStatusFields(part.content.toString('utf8')))
  return reason === undefined ? 'not-failed' : { mails: mailsOf(mail), reason }
}

function isReport(mail: ParsedMail): boolean {
  const { value, params } = contentTypeOf(mail)
  return value === 'multipart/report' && params['report-type']?.toLowerCase() === 'delivery-status'
}

/** In lower case; RFC 2045 5.2: a mail that names no type is plain text. */
function contentTypeOf({ headers }: ParsedMail): { value: string; params: Record<string, string | undefined> } {
  const type = headers.get('content-type')
  if (typeof type !== 'object' || !('value' in type) || !('params' in type) || typeof type.value !== 'string')
    return { value: 'text/plain', params: {} }
  return { value: type.value.toLowerCase(), params: type.params as Record<string, string | undefined> }
}

function readText(mail: ParsedMail): Bounce | SkipReason {
  const report = contentTypeOf(mail).value === 'text/plain' ? readQsbmf(mail.text ?? '') : undefined
  if (report === undefined) return 'not-a-report'
  return report === 'not-failed' ? report : { mails: idsIn([messageIdOf(report.original)]), reason: report.reason }
}

/** Undefined while there is hope: something is only late, or the mail reached one of the addresses it was passed on to. */
function readReason(groups: StatusFields[]): UndeliveredReason | undefined {
  const actions = groups.map((group) => group.get('action')?.toLowerCase().split(/\s/)[0])
  if (actions.some((action) => action === 'delivered' || action === 'relayed' || action === 'expanded'))
    return undefined
  const failed = groups[actions.indexOf('failed')]
  return failed && reasonOfFields(failed)
}

function reasonOfFields(fields: StatusFields): UndeliveredReason {
  const given = /^([245]\.\d{1,3}\.\d{1,3})\b/.exec(fields.get('status') ?? '')?.[1]
  // Exim says 5.0.0 of everything; what the other server said stands in its reply
  const said = /\b\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(fields.get('diagnostic-code') ?? '')?.[1]
  for (const status of [given, said]) {
    const reason = status && reasonOfStatus(status)
    if (reason) return reason
  }
  return 'bounced'
}

/** What stands before the @ of the Message-ID of the mail that came back, or of the mails that the report refers to. */
function mailsOf(mail: ParsedMail): string[] {
  const original = mail.attachments.find(({ contentType }) =>
    /^(message\/rfc822|text\/rfc822-headers|message\/global(-headers)?)$/.test(contentType),
  )
  const { references = [], inReplyTo = '' } = mail
  const returned = messageIdOf(original?.content.toString('utf8') ?? '')
  return idsIn([returned, inReplyTo, ...[references].flat().toReversed()])
}

function messageIdOf(original: string): string {
  const [head] = readStatusFields(original)
  return head?.get('message-id') ?? ''
}

function idsIn(ids: string[]): string[] {
  return [...new Set(ids.map((id) => /<([^<>@\s]{1,300})@/.exec(id)?.[1] ?? '').filter(Boolean))]
}
