import nodemailer, { type SendMailOptions } from 'nodemailer'
import type { EventLog } from '../domain/ports/event-log.js'
import { MailRefused, type Mail, type Mailer } from '../domain/ports/mailer.js'
import { composeMail } from './compose-mail.js'
import { dkimKeyFor, readDkimKeys, type DkimKey } from './dkim-keys.js'
import { domainOf, needsSmtpUtf8 } from './headers/mailbox.js'
import { readRelayExtensions } from './relay-extensions.js'
import { SmtpFailure, toMailFailure } from './smtp-failure.js'
import { parseSmtpUrl } from './smtp-url.js'

const CONNECTIONS = 5

/** How long things may take, in milliseconds. */
export interface SmtpPatience {
  /** From the look-up of the relay's name until TLS stands. */
  connect: number
  /** Without a byte from the relay. */
  silence: number
  /** For one mail as a whole, its wait for a free connection included; shorter than the lease of an outbox item. */
  mail: number
}

const PATIENCE: SmtpPatience = { connect: 20_000, silence: 60_000, mail: 90_000 }

export interface SmtpMailerOptions {
  /** As {@link parseSmtpUrl} reads it: the relay, credentials, DKIM. */
  smtpUrl: string
  log: EventLog
  /** Asks for TLS that verifies on loopback too. */
  tlsRequired?: boolean
  patience?: Partial<SmtpPatience>
}

/** A mailer with connections to let go of. */
export interface SmtpMailer extends Mailer {
  /** Takes no more mails, waits for those under way, closes the connections. */
  close(): Promise<void>
}

/**
 * Mails over SMTP through a relay, with at most five connections, kept open between mails.
 *
 * `send` throws {@link MailRefused} when the relay will never take the mail (see `isRefusal`) and when the address is
 * none that mail can be sent to; {@link SmtpFailure} when it should be tried again. Neither says anything of the mail.
 * A relay without SMTPUTF8 and an address that needs it: the event `mail.smtputf8-missing`, and `MailRefused`.
 *
 * Throws `SmtpUrlInvalid` when the URL or a DKIM key is wrong.
 */
export function createSmtpMailer({ smtpUrl, log, tlsRequired, patience }: SmtpMailerOptions): SmtpMailer {
  const relay = parseSmtpUrl(smtpUrl)
  const strict = tlsRequired ?? relay.tlsRequired
  const keys = readDkimKeys(relay.dkim)
  const wait = { ...PATIENCE, ...patience }
  const extensions = readRelayExtensions()
  const rehearsal = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const pool = nodemailer.createTransport({
    pool: true,
    maxConnections: CONNECTIONS,
    host: relay.host,
    port: relay.port,
    ...(relay.name !== undefined && { name: relay.name }),
    ...(relay.user !== undefined && { auth: { user: relay.user, pass: relay.password } }),
    secure: relay.implicitTls,
    requireTLS: strict && !relay.implicitTls,
    // said aloud, so that no NODE_TLS_REJECT_UNAUTHORIZED turns it off
    tls: { rejectUnauthorized: strict, minVersion: 'TLSv1.2' },
    connectionTimeout: wait.connect,
    greetingTimeout: wait.connect,
    dnsTimeout: wait.connect,
    socketTimeout: wait.silence,
    logger: extensions.logger,
    transactionLog: true,
  })
  pool.on('error', (error) => log.warn('mail.pool', {}, toMailFailure(error)))
  const underWay = new Set<Promise<unknown>>()
  let isClosed = false

  async function handOver(mail: Mail): Promise<void> {
    const message = compose(mail, keys)
    try {
      if (!message.needsSmtpUtf8 || (await relayTakesUtf8())) {
        await pool.sendMail({ ...message.options, signal: AbortSignal.timeout(wait.mail) })
        return
      }
    } catch (error) {
      throw toMailFailure(error)
    }
    log.warn('mail.smtputf8-missing', { unit: mail.unit.id })
    throw new MailRefused('the relay takes no address with letters beyond ASCII before the @ (RFC 6531)')
  }

  // asked on a connection of its own when the last greeting did not offer it: the relay may have learnt it since
  async function relayTakesUtf8(): Promise<boolean> {
    if (!extensions.offersSmtpUtf8()) await pool.verify()
    return extensions.offersSmtpUtf8()
  }

  return {
    async send(mail) {
      if (isClosed) throw new SmtpFailure('no mail to the relay: the mailer is closed')
      const sending = handOver(mail)
      underWay.add(sending)
      await sending.finally(() => underWay.delete(sending))
    },

    async rehearse(mail) {
      await rehearsal.sendMail(compose(mail, keys).options)
    },

    async close() {
      isClosed = true
      await Promise.allSettled(underWay)
      pool.close()
    },
  }
}

function compose(mail: Mail, keys: readonly DkimKey[]): { options: SendMailOptions; needsSmtpUtf8: boolean } {
  const { from, to, ...rest } = composeMail(mail)
  const key = dkimKeyFor(keys, domainOf(from.address))
  const options: SendMailOptions = {
    ...rest,
    // objects, not strings: what they hold is never read as a list of addresses
    from,
    to,
    envelope: { from, to: [to] },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(key && { dkim: { domainName: key.domain, keySelector: key.selector, privateKey: key.privateKey } }),
  }
  return { options, needsSmtpUtf8: needsSmtpUtf8(from.address) || needsSmtpUtf8(to.address) }
}
