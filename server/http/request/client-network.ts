import { isIPv6 } from 'node:net'

/**
 * What limits count a client by: the IPv4 address itself, or the /64 of an IPv6 address, since that is what one
 * household or school gets (RFC 6177). IPv4 inside IPv6 (RFC 4291, 2.5.5.2) is IPv4.
 */
export function clientNetwork(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1] !== undefined) return mapped[1]
  const [bare = ''] = address.split('%', 1)
  if (!isIPv6(bare)) return address
  // the URL parser writes an IPv6 address in the one form of RFC 5952, IPv4 tails included
  const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
  return `${groups.slice(0, 4).join(':')}::/64`
}
