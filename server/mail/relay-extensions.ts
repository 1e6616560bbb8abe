/** What a relay says it can do, read from the transcript of our sessions with it. */
export interface RelayExtensions {
  /** For nodemailer's options `logger` and `transactionLog`. */
  logger: { debug(entry: unknown, message?: unknown): void }
  /** Whether the relay took part in SMTPUTF8 (RFC 6531) when it last introduced itself; false before that. */
  offersSmtpUtf8(): boolean
}

/**
 * Listens to the replies to EHLO. nodemailer hands an address with letters beyond ASCII to a relay whether or not it
 * offers SMTPUTF8, and tells nobody; RFC 6531 3.2 forbids it.
 */
export function readRelayExtensions(): RelayExtensions {
  const greeting = new Set<unknown>()
  let smtpUtf8 = false
  return {
    offersSmtpUtf8: () => smtpUtf8,
    logger: {
      debug(entry, message) {
        if (!isLine(entry) || typeof message !== 'string') return
        if (entry.tnx === 'client' && /^(EHLO|HELO) /.test(message)) greeting.add(entry.sid)
        if (entry.tnx !== 'server' || !greeting.delete(entry.sid)) return
        smtpUtf8 = /^250[ -]SMTPUTF8\s*$/im.test(message)
      },
    },
  }
}

function isLine(entry: unknown): entry is { tnx?: unknown; sid?: unknown } {
  return typeof entry === 'object' && entry !== null
}
