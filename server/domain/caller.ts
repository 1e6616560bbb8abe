import { networksOf, type Networks } from './networks.js'

/** Who calls, as far as the server knows. */
export interface Caller {
  /** Network address, IPv4 or IPv6, after trusted proxies; for keyed hashes only. */
  address: string
  /** What limits count, the narrowest first. */
  networks: Networks
  /** The bearer key of the `Authorization` header, if there is one. */
  key?: string
}

/** Somebody at an address. */
export function callerAt(address: string): Caller {
  return { address, networks: networksOf(address) }
}
