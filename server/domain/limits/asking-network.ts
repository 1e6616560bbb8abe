import type { Caller } from '../caller.js'
import type { Keyring } from '../keyring.js'

const ASKING = 'asking network'
const ASKING_FOR = 'network that asked for an account'

/**
 * Keyed name of the network that a wish comes from, for as long as the wish waits: of the widest, since a /48 of IPv6, or a
 * /24 of IPv4, may be one asker's as a whole. 32 hex digits.
 */
export function askingNetwork(keyring: Keyring, unit: string, { networks }: Pick<Caller, 'networks'>): string {
  return keyring.of(unit).sign(ASKING, networks.at(-1)?.name ?? '')
}

/** The same as it lies in an account: another name in every account, so that nobody reads there who asked for several. */
export function networkInAccount(
  keyring: Keyring,
  unit: string,
  { account, network }: { account: string; network: string },
): string {
  return keyring.of(unit).sign(ASKING_FOR, account, network)
}
