import { isIP } from 'node:net'

/** Whether a text is an IP address, or a network in CIDR notation (RFC 4632, RFC 4291 2.3) that is not everybody. */
export function isAddressOrNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/')
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  if (prefix === undefined) return bits > 0
  return more.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= bits
}
