import { BlockList, isIP } from 'node:net'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/**
 * Whether what is sent to this host stays on this machine: 127/8, `::1` (with or without brackets), `localhost`.
 * Any other name is not, whatever it resolves to today.
 */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  const family = isIP(bare)
  return family === 0 ? bare.toLowerCase() === 'localhost' : loopback.check(bare, family === 6 ? 'ipv6' : 'ipv4')
}
