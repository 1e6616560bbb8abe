import type { Caller } from '../caller.js'
import type { Keyring } from '../keyring.js'
import type { Session, SessionOrigin } from '../ports/session-store.js'
import { randomId } from '../random-id.js'
import { browserName } from './browser-name.js'

const PURPOSE = 'network of a session'

/** Where somebody signs in from: who reads the store learns neither the network, nor who else was in it. */
export function sessionOrigin(
  keyring: Keyring,
  { unit, caller, userAgent }: { unit: string; caller: Caller; userAgent: string | undefined },
): SessionOrigin {
  const salt = randomId()
  return { browser: browserName(userAgent), salt, network: networkName(keyring, { unit, salt, caller }) }
}

/** Whether a session began in the network of whoever calls now; undefined when nobody noted it. */
export function isFromNetworkOf(keyring: Keyring, { unit, from }: Session, caller: Caller): boolean | undefined {
  return from && from.network === networkName(keyring, { unit, salt: from.salt, caller })
}

/** Of the narrowest network: a household, or a school. */
function networkName(
  keyring: Keyring,
  { unit, salt, caller }: { unit: string; salt: string; caller: Pick<Caller, 'networks'> },
): string {
  return keyring.of(unit).sign(PURPOSE, salt, caller.networks[0].name)
}
