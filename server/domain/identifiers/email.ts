import { addressParts } from '../../../contract/address-parts.js'

/** RFC 5321 4.5.3.1.1; octets of UTF-8, since RFC 6531 counts a local part beyond ASCII so. */
const LOCAL_MAX_OCTETS = 64
/** RFC 5321 4.5.3.1.3: a path has 256 octets, two of which are its angle brackets. */
const ADDRESS_MAX_OCTETS = 254

/** RFC 1035 2.3.1, with the leading digit of RFC 1123 2.1. */
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/
/** No top-level domain is a number (RFC 3696 2), which leaves out whatever the URL parser read as an IPv4 address. */
const TOP_LABEL = /^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/

/**
 * An e-mail address in its normal form, the one it is stored in and mailed to: folded, its domain in punycode (UTS #46).
 * Dots and `+tags` in the local part stay, and so do letters of other scripts: `mıke@…` is not `mike@…`.
 * Undefined for what is no plain `local@domain`, and for address literals and domains without a dot.
 */
export function readEmail(typed: string): string | undefined {
  const { local, domain } = addressParts(typed) ?? {}
  if (local === undefined || Buffer.byteLength(local) > LOCAL_MAX_OCTETS) return undefined
  const host = readDomain(domain ?? '')
  if (host === undefined) return undefined
  const address = `${local}@${host}`
  return Buffer.byteLength(address) <= ADDRESS_MAX_OCTETS ? address : undefined
}

function readDomain(domain: string): string | undefined {
  const host = domainToAscii(domain)
  const labels = host.split('.')
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return undefined
  return TOP_LABEL.test(labels.at(-1) ?? '') ? host : undefined
}

/** The URL parser's `domain to ASCII` (UTS #46, non-transitional: `ß` is not `ss`); empty when it refuses. */
function domainToAscii(domain: string): string {
  try {
    // since Node 24 the parser looks into the punycode of a domain only where something beyond ASCII stands beside it
    const host = new URL(`http://ł.${domain}`).hostname
    return host.slice(host.indexOf('.') + 1)
  } catch {
    return ''
  }
}
