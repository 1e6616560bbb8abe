import { createHash } from 'node:crypto'
import { MailRefused, type Mail } from '../domain/ports/mailer.js'
import { domainOf, isPlainAddress, parseMailbox, type Mailbox } from './headers/mailbox.js'
import { oneLine } from './headers/one-line.js'
import { writeAccessMail } from './templates/access-mail.js'
import { writeAddressChangedMail } from './templates/address-changed-mail.js'
import { writeAddressProofMail } from './templates/address-proof-mail.js'
import { writeFactorsChangedMail } from './templates/factors-changed-mail.js'
import type { MailContent } from './templates/mail-content.js'
import { writePasswordSetMail } from './templates/password-set-mail.js'
import { renderHtml } from './templates/render-html.js'
import { renderText } from './templates/render-text.js'
import { unitText } from '../domain/unit-text.js'

/** A mail in words, before it becomes MIME. */
export interface ComposedMail {
  from: Mailbox
  to: Mailbox
  subject: string
  text: string
  /** A whole page that asks for nothing from outside. */
  html: string
  headers: Record<string, string>
  /** With its angle brackets (RFC 5322 3.6.4); the same whenever the same mail is composed. */
  messageId: string
}

/**
 * Puts a mail into words. The sender is the unit's, by the unit's name when its address has none.
 * Throws {@link MailRefused} when the stored address is more or less than one plain address.
 */
export function composeMail(mail: Mail): ComposedMail {
  const from = parseMailbox(mail.unit.from)
  if (from === undefined) throw new Error(`the sender of unit ${mail.unit.id} is no address`)
  if (!isPlainAddress(mail.to)) {
    throw new MailRefused('the stored address is none that mail can be sent to', 'no-such-address')
  }
  const content = writeContent(mail)
  return {
    from: { name: from.name || oneLine(unitText(mail.unit, 'name', mail.language).text), address: from.address },
    to: { name: '', address: mail.to },
    subject: content.subject,
    text: renderText(content),
    html: renderHtml(content),
    headers: {
      // RFC 3834 5: no vacation message comes back; the second says it to Exchange, which still reports what it cannot deliver
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': mail.language,
    },
    messageId: `<${idText(mail.id)}@${domainOf(from.address)}>`,
  }
}

function writeContent(mail: Mail): MailContent {
  switch (mail.kind) {
    case 'access':
      return writeAccessMail(mail)
    case 'password-set':
      return writePasswordSetMail(mail)
    case 'address-changed':
      return writeAddressChangedMail(mail)
    case 'address-proof':
      return writeAddressProofMail(mail)
    case 'factors-changed':
      return writeFactorsChangedMail(mail)
  }
}

/** The id itself where it may stand in a Message-ID, else its hash. */
function idText(id: string): string {
  return /^[\w-]+(\.[\w-]+)*$/.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 32)
}
