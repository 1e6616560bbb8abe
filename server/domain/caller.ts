import ipaddr from 'ipaddr.js'
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

/** Ranges whose addresses are the same in many places, as `ipaddr.js` names them. */
const PRIVATE = ['private', 'uniqueLocal', 'loopback', 'linkLocal', 'carrierGradeNat', 'unspecified']

/** Somebody at an address. */
export function callerAt(address: string): Caller {
  return { address, networks: networksOf(address) }
}

/**
 * The networks of a visitor by what a system says of them. Undefined when that says nothing: no address, a private one, or
 * the system's own, as a system behind a proxy that it does not know sends for everybody.
 */
export function visitorNetworks(system: Caller, client: string | undefined): Networks | undefined {
  if (client === undefined || PRIVATE.includes(ipaddr.process(client).range())) return undefined
  const networks = networksOf(client)
  return networks[0].name === system.networks[0].name ? undefined : networks
}
