import { domainToASCII } from 'node:url'
import { oneLine } from './one-line.js'

/** A name and the address behind it (RFC 5322 3.4); the name may be empty. */
export interface Mailbox {
  name: string
  address: string
}

const LONGEST_ADDRESS = 254

// a dot-atom and a host name, letters of every script included (RFC 6531 3.3): no quotes, no comments, no groups
const ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+"
const LABEL = '[\\p{L}\\p{M}\\p{N}-]+'
const ADDRESS = new RegExp(`^${ATOM}(?:\\.${ATOM})*@${LABEL}(?:\\.${LABEL})*$`, 'u')

/** Whether mail can be sent to it: one plain address, in which nothing can hide a second one or a header. */
export function isPlainAddress(address: string): boolean {
  return address.length <= LONGEST_ADDRESS && ADDRESS.test(address)
}

/** Reads `address` or `Name <address>`, the name with or without quotes. Undefined when it is neither. */
export function parseMailbox(text: string): Mailbox | undefined {
  const trimmed = text.trim()
  const open = trimmed.endsWith('>') ? trimmed.lastIndexOf('<') : -1
  const address = open < 0 ? trimmed : trimmed.slice(open + 1, -1)
  const before = open < 0 ? '' : trimmed.slice(0, open).trim()
  const name = /^"[^"\\]*"$/.test(before) ? before.slice(1, -1) : before
  return isPlainAddress(address) && !/[<>]/.test(name) ? { name: oneLine(name), address } : undefined
}

/** Whether the relay must offer SMTPUTF8 for it (RFC 6531): a host name alone would travel as punycode. */
export function needsSmtpUtf8(address: string): boolean {
  return /[^\x20-\x7e]/.test(address.slice(0, address.lastIndexOf('@')))
}

/** The host name after the `@`, as punycode. */
export function domainOf(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return domainToASCII(domain) || domain
}
