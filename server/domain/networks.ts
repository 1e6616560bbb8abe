import ipaddr from 'ipaddr.js'

/** A network that acts count in: the narrower it is, the fewer people share it. */
export interface Network {
  /** In CIDR notation, but for a single IPv4 address. */
  name: string
  /** Its limit is so many times that of one address. */
  times: number
}

/** The networks around an address, the narrowest first. */
export type Networks = readonly [Network, ...Network[]]

/** A household or a school has a /64, a line of a provider's a /56 or a /48 (RFC 6177). */
const IPV6_LINE = {
  narrow: 64,
  wider: [
    { bits: 56, times: 4 },
    { bits: 48, times: 16 },
  ],
} as const

/** An IPv4 address may be a whole school; its /24 is neighbours, or one owner of them all. */
const IPV4_RANGE = { bits: 24, times: 16 } as const

/**
 * The networks that an address counts in: its /64, /56 and /48 of IPv6 (1, 4 and 16 times a limit), the IPv4 address
 * itself and its /24 (1 and 16 times). IPv4 inside IPv6 (RFC 4291, 2.5.5.2) is IPv4. A text that is no address is a network
 * of its own.
 */
export function networksOf(address: string): Networks {
  const [bare = ''] = address.split('%', 1)
  if (ipaddr.IPv6.isValid(bare)) {
    const read = ipaddr.IPv6.parse(bare)
    return read.isIPv4MappedAddress() ? ipv4Networks(read.toIPv4Address()) : ipv6Networks(read)
  }
  // not `isValid`: it takes 1 and 0x7f.1 for addresses
  return ipaddr.IPv4.isValidFourPartDecimal(bare)
    ? ipv4Networks(ipaddr.IPv4.parse(bare))
    : [{ name: address, times: 1 }]
}

function ipv4Networks(address: ipaddr.IPv4): Networks {
  const { bits, times } = IPV4_RANGE
  const range = ipaddr.IPv4.networkAddressFromCIDR(`${address.toString()}/${bits}`)
  return [
    { name: address.toString(), times: 1 },
    { name: `${range.toString()}/${bits}`, times },
  ]
}

function ipv6Networks(address: ipaddr.IPv6): Networks {
  const nameOf = (bits: number): string =>
    `${ipaddr.IPv6.networkAddressFromCIDR(`${address.toNormalizedString()}/${bits}`).toString()}/${bits}`
  const { narrow, wider } = IPV6_LINE
  return [{ name: nameOf(narrow), times: 1 }, ...wider.map(({ bits, times }) => ({ name: nameOf(bits), times }))]
}

/** The name of the widest of them. */
export function widestOf(networks: Networks): string {
  return (networks.at(-1) ?? networks[0]).name
}
