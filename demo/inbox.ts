import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

const MOST_BYTES = 1024 * 1024

/** A mail as people see it, and as `GET /demo/inbox` gives it. */
export interface InboxMail {
  /** Everyone it was delivered to, comma between. */
  to: string
  subject: string
  text: string
  html: string
  /** When it was sent: ISO 8601, UTC. */
  date: string
}

/** A mail as it came over the wire. */
export interface ReceivedMail {
  mail: InboxMail
  /** `MAIL FROM` and each `RCPT TO`. */
  envelope: { from: string; to: string[] }
  parsed: ParsedMail
  raw: Buffer
}

export interface InboxOptions {
  /** 0 takes a free one. */
  port?: number
  host?: string
  /** Older mails go. */
  keep?: number
  /** For whoever needs another kind of server: TLS, sign-in, no SMTPUTF8. */
  smtp?: SMTPServerOptions
}

/** A mail server in this process, and the mails that it took. */
export interface Inbox {
  /** For `SMTP_URL`. */
  readonly url: string
  readonly port: number
  /** Newest first. */
  mails(): InboxMail[]
  /** The same mails, in the same order, with all that is known of them. */
  received(): ReceivedMail[]
  /** The newest mail for which it is true, now or within the time (5 s). Rejects when none comes. */
  waitFor(predicate: (mail: InboxMail) => boolean, timeoutMs?: number): Promise<InboxMail>
  /** Forgets all mails. */
  clear(): void
  /** Takes nothing for this address from now on and says so with this reply, `550 5.1.1` by default. */
  refuse(address: string, reply?: string): void
  /** Takes mails for this address again. */
  welcome(address: string): void
  /** While true, takes nothing for anybody and says that it will later: `451 4.3.0`. */
  fail(failing: boolean): void
  /** Goes away, as a server that is down; mails stay. */
  stop(): Promise<void>
  /** Comes back on the same port. */
  start(): Promise<void>
  close(): Promise<void>
}

/** Starts a real SMTP server that keeps what it is sent in memory, for the demo and the tests. */
export async function startInbox({
  port = 0,
  host = '127.0.0.1',
  keep = 500,
  smtp = {},
}: InboxOptions = {}): Promise<Inbox> {
  const received: ReceivedMail[] = []
  const refused = new Map<string, Error>()
  const watchers = new Set<() => void>()
  let isFailing = false
  let server: SMTPServer | undefined
  let ownPort = port

  const options: SMTPServerOptions = {
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    // replies are sent word for word, with the enhanced code that they carry
    hideENHANCEDSTATUSCODES: true,
    size: MOST_BYTES,
    rejectOversized: true,
    logger: false,
    closeTimeout: 50,
    onRcptTo({ address }, _session, answer) {
      if (isFailing) return answer(reply(451, '4.3.0 not now'))
      answer(refused.get(address.toLowerCase()))
    },
    onData(stream, { envelope }, answer) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        const to = envelope.rcptTo.map(({ address }) => address)
        keepMail(Buffer.concat(chunks), { from, to }).then(() => answer(), answer)
      })
    },
    ...smtp,
  }

  async function keepMail(raw: Buffer, envelope: ReceivedMail['envelope']): Promise<void> {
    const parsed = await simpleParser(raw, { skipTextToHtml: true, skipHtmlToText: true, skipImageLinks: true })
    const { subject = '', text = '', html, date = new Date() } = parsed
    const mail = { to: envelope.to.join(', '), subject, text, html: html || '', date: date.toISOString() }
    received.unshift({ mail, envelope, parsed, raw })
    received.splice(keep)
    for (const look of watchers) look()
  }

  async function start(): Promise<void> {
    if (server !== undefined) return
    // the server writes into its options
    const next = new SMTPServer({ ...options })
    // a client that breaks off is its own business
    next.on('error', () => {})
    const listening = next.listen(ownPort, host)
    await once(listening, 'listening')
    ownPort = (listening.address() as AddressInfo).port
    server = next
  }

  async function stop(): Promise<void> {
    const last = server
    server = undefined
    if (last === undefined) return
    await new Promise<void>((resolve) => last.close(resolve))
  }

  await start()
  return {
    url: `${options.secure ? 'smtps' : 'smtp'}://${host.includes(':') ? `[${host}]` : host}:${ownPort}`,
    port: ownPort,
    mails: () => received.map(({ mail }) => mail),
    received: () => [...received],
    waitFor(predicate, timeoutMs = 5_000) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const found = received.find(({ mail }) => predicate(mail))
          if (found === undefined) return
          done()
          resolve(found.mail)
        }
        const timer = setTimeout(() => {
          done()
          const subjects = received.map(({ mail }) => `${mail.to}: ${mail.subject}`)
          reject(new Error(`no such mail within ${timeoutMs} ms; there are: ${subjects.join(' | ') || 'none'}`))
        }, timeoutMs)
        const done = (): void => {
          clearTimeout(timer)
          watchers.delete(look)
        }
        watchers.add(look)
        look()
      })
    },
    clear: () => void received.splice(0),
    refuse: (address, text = '550 5.1.1 nobody here by that name') =>
      void refused.set(address.toLowerCase(), reply(Number(text.slice(0, 3)), text.slice(4))),
    welcome: (address) => void refused.delete(address.toLowerCase()),
    fail: (failing) => void (isFailing = failing),
    stop,
    start,
    close: stop,
  }
}

function reply(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode })
}
