import { domainToASCII } from 'node:url'
import { isLoopback } from './is-loopback.js'

/** Where a DKIM key lies, and for whom it signs (RFC 6376 3.5: `d=` and `s=`). */
export interface DkimKeyPlace {
  domain: string
  selector: string
  /** Path of a PEM file with an RSA private key. */
  file: string
}

/** The relay, as `SMTP_URL` names it. */
export interface Relay {
  /** Never a name that could lead plain text off this machine: `localhost` is read as `127.0.0.1`. */
  host: string
  port: number
  /** TLS from the first byte; otherwise STARTTLS. */
  implicitTls: boolean
  /** TLS with a certificate that verifies, or no mail. False on loopback alone. */
  tlsRequired: boolean
  user?: string
  password?: string
  /** What we call ourselves in EHLO. */
  name?: string
  dkim: DkimKeyPlace[]
}

/** Thrown by {@link parseSmtpUrl}; the message names every mistake and repeats no password. */
export class SmtpUrlInvalid extends Error {
  override readonly name = 'SmtpUrlInvalid'
}

const PARAMETERS = ['name', 'dkimDomain', 'dkimSelector', 'dkimKeyFile']

/**
 * Reads `SMTP_URL`: `smtp[s]://[user:password@]host[:port][?…]`, user and password percent-encoded.
 *
 * `smtps:` is TLS from the first byte (port 465), `smtp:` is STARTTLS (port 587; 25 on loopback). Off loopback TLS is
 * required and the certificate is verified, always; a relay with a private authority needs `NODE_EXTRA_CA_CERTS`.
 *
 * Parameters: `name` is said in EHLO, for relays that refuse a made-up one. `dkimDomain`, `dkimSelector` and
 * `dkimKeyFile` (path of a PEM file with an RSA private key) together make every mail signed; repeated, they name a key
 * for each sender's domain: `?dkimDomain=a.pl&dkimSelector=s1&dkimKeyFile=/keys/a.pem&dkimDomain=b.pl&…`.
 *
 * Throws {@link SmtpUrlInvalid}.
 */
export function parseSmtpUrl(text: string): Relay {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    throw new SmtpUrlInvalid('SMTP_URL must look like smtp://host:port or smtps://user:password@host')
  }
  const mistakes: string[] = []
  const host = hostOf(url)
  if (host === '') mistakes.push('the host is no host name')
  const local = isLoopback(host)
  const implicitTls = url.protocol === 'smtps:' || url.port === '465'
  const user = decode(url.username, 'user', mistakes)
  const password = decode(url.password, 'password', mistakes)
  if ((user === '') !== (password === '')) mistakes.push('user and password go together')
  if (/^\/.+/.test(url.pathname)) mistakes.push('it has a path, and a relay has none')
  for (const key of new Set(url.searchParams.keys())) {
    if (!PARAMETERS.includes(key)) mistakes.push(`it has no parameter ${key}: there are ${PARAMETERS.join(', ')}`)
  }
  const name = url.searchParams.get('name') ?? ''
  if (/[^\w.[\]:-]/.test(name)) mistakes.push('name must be a host name')
  const dkim = readDkim(url.searchParams, mistakes)
  if (mistakes.length > 0) throw new SmtpUrlInvalid(mistakes.map((mistake) => `SMTP_URL: ${mistake}`).join('\n'))
  return {
    host: host === 'localhost' ? '127.0.0.1' : host,
    port: Number(url.port) || (implicitTls ? 465 : local ? 25 : 587),
    implicitTls,
    tlsRequired: !local,
    ...(user !== '' && { user, password }),
    ...(name !== '' && { name }),
    dkim,
  }
}

// smtp: is no scheme that URL knows, so it leaves names beyond ASCII percent-encoded, and letters as they were typed
function hostOf(url: URL): string {
  const literal = /^\[(.*)\]$/.exec(url.hostname)?.[1]
  try {
    return literal ?? domainToASCII(decodeURIComponent(url.hostname))
  } catch {
    return ''
  }
}

function decode(text: string, what: string, mistakes: string[]): string {
  try {
    return decodeURIComponent(text)
  } catch {
    mistakes.push(`the ${what} is not percent-encoded rightly (a % is written %25)`)
    return text
  }
}

function readDkim(parameters: URLSearchParams, mistakes: string[]): DkimKeyPlace[] {
  const domains = parameters.getAll('dkimDomain')
  const selectors = parameters.getAll('dkimSelector')
  const files = parameters.getAll('dkimKeyFile')
  if (domains.length !== selectors.length || domains.length !== files.length) {
    mistakes.push('dkimDomain, dkimSelector and dkimKeyFile go together')
    return []
  }
  return domains.map((domain, at) => {
    const selector = selectors[at] ?? ''
    const file = files[at] ?? ''
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain)) mistakes.push('dkimDomain must be a domain name')
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(selector)) mistakes.push('dkimSelector must be letters, digits and dashes')
    if (file === '') mistakes.push('dkimKeyFile must be the path of a PEM file')
    return { domain: domain.toLowerCase(), selector, file }
  })
}
