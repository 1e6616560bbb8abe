/** What a mail server says of a mail that it could not deliver. */
export interface SampleReport {
  /** Without angle brackets. */
  messageId?: string
  action?: string
  status?: string
  diagnostic?: string
  /** More groups of per-recipient fields. */
  more?: string
  /** What of the mail comes back; with `none` the report itself refers to it. */
  original?: 'message/rfc822' | 'text/rfc822-headers' | 'message/global-headers' | 'none'
  /** Instead of `multipart/report; report-type=delivery-status`. */
  type?: string
  /** More header fields of the report, each with its line end. */
  head?: string
}

/** A delivery status notification as Postfix writes it (RFC 3464). */
export function sampleReport({
  messageId = 'x@przykladowo.example',
  action = 'failed',
  status = '5.1.1',
  diagnostic = 'smtp; 550 5.1.1 <anna@example.org>: Recipient address rejected',
  more = '',
  original = 'text/rfc822-headers',
  type = 'multipart/report; report-type=delivery-status',
  head = '',
}: SampleReport = {}): string {
  const lines = [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.example.org (Mail Delivery System)',
    'To: konto@przykladowo.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    ...(original === 'none' ? [`References: <inny@example.org>\n <${messageId}>`] : []),
    ...(head === '' ? [] : [head.trimEnd()]),
    'MIME-Version: 1.0',
    `Content-Type: ${type};`,
    '\tboundary="4A1B2C.1/mx.example.org"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--4A1B2C.1/mx.example.org',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'I could not deliver your message.',
    '',
    '--4A1B2C.1/mx.example.org',
    'Content-Description: Delivery report',
    `Content-Type: message/${original === 'message/global-headers' ? 'global-' : ''}delivery-status`,
    '',
    'Reporting-MTA: dns; mx.example.org',
    'X-Postfix-Queue-ID: 4A1B2C',
    'Arrival-Date: Tue,  1 Sep 2026 08:00:00 +0200 (CEST)',
    '',
    'Final-Recipient: rfc822; anna@example.org',
    'Original-Recipient: rfc822;anna@example.org',
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mail.example.org',
    `Diagnostic-Code: ${diagnostic}`,
    ...(more === '' ? [] : ['', more]),
    '',
    ...(original === 'none'
      ? []
      : [
          '--4A1B2C.1/mx.example.org',
          'Content-Description: Undelivered Message',
          `Content-Type: ${original}`,
          '',
          'Received: from klucznik.example (unknown [192.0.2.1])',
          `Message-ID:\n <${messageId}>`,
          'To: anna@example.org',
          'Subject: Konto w =?UTF-8?Q?szkole?=',
          ...(original === 'message/rfc822' ? ['', 'Message-ID: <nie-to@example.org>'] : []),
          '',
        ]),
    '--4A1B2C.1/mx.example.org--',
    '',
  ]
  return lines.join('\n')
}
