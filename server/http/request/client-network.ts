import { isIPv6 } from 'node:net'

/**
 * What limits count a client by: the IPv4 address itself, or the /64 of an IPv6 address, since that is what one
 * household or school gets (RFC 6177). IPv4 inside IPv6 (RFC 4291, 2.5.5.2) is IPv4.
 */
export function clientNetwork(address: string): string {
  const [bare = ''] = address.split('%', 1)
  if (!isIPv6(bare)) return address
  // the URL parser writes an IPv6 address in the one form of RFC 5952, IPv4 tails included
  const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
  return mappedIPv4(groups) ?? `${groups.slice(0, 4).join(':')}::/64`
}

/** The IPv4 address that an IPv6 address of eight groups stands for, however it was spelt. */
function mappedIPv4(groups: string[]): string | undefined {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return undefined
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16))
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}
