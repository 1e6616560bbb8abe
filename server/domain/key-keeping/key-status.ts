import type { Account } from '../account.js'
import { isGenuine } from '../accounts/account-mark.js'
import { placesIn } from '../keys/data-key.js'
import { sealVersion } from '../keys/sealing.js'
import { secretOf } from '../keys/secret.js'
import type { StoredKey } from '../ports/key-store.js'
import type { Services } from '../ports/services.js'
import { loadUnitKeys } from './load-unit-keys.js'
import { openStoredKey } from './stored-key.js'

/** What is to be said of one data key. */
interface DataKeyStatus {
  /** Undefined when none of the secret keys opens it. */
  version: string | undefined
  /** Version of the `SECRET_KEY` that sealed it. */
  sealedBy: string
  /** `waiting`: other servers are still to see it. `current`: makes what is new. `former`: reads what it made. */
  state: 'former' | 'current' | 'renewing' | 'waiting'
}

export interface UnitKeyStatus {
  unit: string
  /** The oldest first. */
  keys: DataKeyStatus[]
  /** Of one unit that was asked for. */
  accounts?: { byVersion: Map<string, number>; broken: number }
}

/** Which key seals and holds what. Accounts are counted for one unit, since each is read. */
export async function keyStatus(
  services: Pick<Services, 'accounts' | 'keyring' | 'keys' | 'now' | 'units'>,
  only?: string,
): Promise<{ own: string[]; units: UnitKeyStatus[] }> {
  const { keyring, keys, units } = services
  const stored = await keys.list(only)
  const wanted = only === undefined ? [...new Set([...units.keys(), ...stored.map(({ unit }) => unit)])] : [only]
  const found: UnitKeyStatus[] = wanted.map((unit) => {
    const chain = stored.filter((key) => key.unit === unit)
    return { unit, keys: chain.map((key, at) => describe(keyring, key, { at, chain })) }
  })
  const [one] = found
  const isOpen = one !== undefined && one.keys.length > 0 && one.keys.every(({ version }) => version !== undefined)
  // never for a unit without keys: to load would be to make them
  if (only !== undefined && isOpen) {
    await loadUnitKeys(services, [only])
    one.accounts = await countAccounts(services, only)
  }
  return { own: keyring.own.versions, units: found }
}

function describe(
  keyring: Services['keyring'],
  key: StoredKey,
  { at, chain }: { at: number; chain: StoredKey[] },
): DataKeyStatus {
  const bytes = openStoredKey(keyring.own, key)
  const { current, oldest } = placesIn(chain)
  const state = at < current ? 'former' : at > current ? 'waiting' : oldest === current ? 'current' : 'renewing'
  return { version: bytes && secretOf(bytes).version, sealedBy: sealVersion(key.sealed), state }
}

async function countAccounts(
  { accounts, keyring }: Pick<Services, 'accounts' | 'keyring'>,
  unit: string,
): Promise<{ byVersion: Map<string, number>; broken: number }> {
  const byVersion = new Map<string, number>()
  let broken = 0
  const count = (account: Account): undefined => {
    if (account.status === 'decoy') return
    byVersion.set(account.keyVersion, (byVersion.get(account.keyVersion) ?? 0) + 1)
    if (!isGenuine(keyring, account)) broken++
  }
  // not by `list`, which leaves out what does not fit
  for (let after: string | undefined = ''; after !== undefined;)
    after = (await accounts.rewritePage(unit, after, count)).next
  return { byVersion, broken }
}
