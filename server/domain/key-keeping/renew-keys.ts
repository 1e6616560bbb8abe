import type { Account } from '../account.js'
import { resealedWish } from '../accounts/address-wish.js'
import { isGenuine, markAccount } from '../accounts/account-mark.js'
import { openFactors, sealFactors } from '../accounts/factors-seal.js'
import { objectorOf, rekeyedObjection } from '../accounts/objector-seal.js'
import { openPassword, sealPasswordHash } from '../accounts/password-seal.js'
import { openProfile, sealProfile } from '../accounts/profile.js'
import type { Keyring } from '../keyring.js'
import { sealVersion } from '../keys/sealing.js'
import type { StoredKey } from '../ports/key-store.js'
import type { Services } from '../ports/services.js'
import { KeysStrange, loadUnitKeys } from './load-unit-keys.js'
import { createStoredKey, resealStoredKey } from './stored-key.js'
import { KEYS_HOLD_MS } from './unit-key-keeper.js'

/**
 * After so many milliseconds every server has read what was written, or uses no key at all; the half more is for what
 * was under way. Nobody's clock is compared with another's.
 */
const SETTLED_AFTER_MS = 1.5 * KEYS_HOLD_MS

/** Passes in a row in which nothing could be written: what stops them will not go away. */
const MOST_IDLE_PASSES = 5

/** What a renewal has done so far. */
export interface Renewal {
  /** Accounts that the new key holds now, and did not before. */
  rekeyed: number
  /** Accounts that do not fit their own mark: they stay as they are, and are not used. */
  broken: number
}

type Needs = Pick<Services, 'accounts' | 'keyring' | 'keys' | 'now'>

/** Accounts that cannot be written under the new key, since another one took their identifier meanwhile. */
export class RenewalStuck extends Error {
  override readonly name = 'RenewalStuck'

  constructor(unit: string, count: number) {
    super(
      `${count} accounts of ${unit} stay under the old key: another account has the same PESEL, login or substitute`,
    )
  }
}

/**
 * Keys a unit anew, beside running servers, from what is stored: nobody is asked for anything. Makes a new data key, waits
 * until every server knows it, has it used, waits until nobody uses the old one, and then writes each account under it,
 * over the very one that was read. Whoever calls it again after it was broken off goes on with the key that is there.
 * `wait` resolves after so many milliseconds; `report` hears of each page. Throws {@link RenewalStuck}.
 */
export async function renewKeys(
  services: Needs,
  unit: string,
  { wait, report }: { wait: (ms: number) => Promise<void>; report?: (renewal: Renewal) => void },
): Promise<Renewal> {
  const { accounts, keyring, now } = services
  const newest = await newKey(services, unit)
  // what was broken off may not have come so far
  const former = (await services.keys.list(unit)).find(({ step }) => step === newest.step - 1)
  if (former && former.succeededAt === undefined) await note(services, former, { succeededAt: newest.createdAt })
  if (newest.activeAt === undefined) {
    await wait(SETTLED_AFTER_MS)
    await note(services, newest, { activeAt: now() })
  }
  await wait(SETTLED_AFTER_MS)
  await loadUnitKeys(services, [unit])

  const renewal: Renewal = { rekeyed: 0, broken: 0 }
  // whoever writes meanwhile, and whatever moved in the list, is met in the next pass; the last one finds nothing to do
  for (let idle = 0; ;) {
    let [written, missed] = [0, 0]
    renewal.broken = 0
    for (let after: string | undefined = ''; after !== undefined;) {
      const page = await accounts.rewritePage(unit, after, (account) => {
        const change = rekeyed(keyring, account)
        if (change === 'broken') renewal.broken++
        return typeof change === 'object' ? change : undefined
      })
      written += page.written
      missed += page.missed
      after = page.next
      renewal.rekeyed += page.written
      report?.(renewal)
    }
    if (written + missed === 0) break
    idle = written === 0 ? idle + 1 : 0
    if (idle === MOST_IDLE_PASSES) throw new RenewalStuck(unit, missed)
  }
  await note(services, newest, { rekeyedAt: now() })
  await loadUnitKeys(services, [unit])
  return renewal
}

/** The key that the unit is to be under: the one of a renewal that was broken off, or a fresh one. */
async function newKey(services: Needs, unit: string): Promise<StoredKey> {
  const { keyring, keys, now } = services
  await loadUnitKeys(services, [unit])
  if (!keyring.of(unit).isBeingRenewed) {
    const step = (await keys.list(unit)).length
    await keys.add([createStoredKey(keyring.own, { unit, step, createdAt: now() })])
    await loadUnitKeys(services, [unit])
  }
  const newest = (await keys.list(unit)).at(-1)
  if (newest === undefined) throw new Error(`no key of ${unit}`)
  return newest
}

/** Writes down what is new of a key, beside somebody who seals it anew. */
async function note(
  { keyring, keys }: Needs,
  { unit, step }: StoredKey,
  news: Pick<StoredKey, 'activeAt'> | Pick<StoredKey, 'rekeyedAt'> | Pick<StoredKey, 'succeededAt'>,
): Promise<void> {
  for (;;) {
    const key = (await keys.list(unit)).find((stored) => stored.step === step)
    const noted = key && resealStoredKey(keyring.own, key, news)
    if (key === undefined || noted === undefined) throw new KeysStrange([unit])
    if (await keys.rewrite(key, noted)) return
  }
}

/** The account under the newest key; `done` when it is already, `broken` when it is not as one of us wrote it. */
function rekeyed(keyring: Keyring, account: Account): Account | 'done' | 'broken' {
  const keys = keyring.of(account.unit)
  if (!isGenuine(keyring, account)) return 'broken'
  const identifiers = keys.followKeys(account.keys, account.keyVersion)
  const profile = openProfile(keyring, account)
  if (identifiers === undefined || profile === undefined) return 'broken'
  const isOld = (made: string): boolean => sealVersion(made) !== keys.version
  const password = openPassword(keyring, account)
  const factors = account.factors === undefined ? undefined : openFactors(keyring, account)
  const followed = <Hashed extends { hash: string }>(each: Hashed): Hashed => ({
    ...each,
    hash: keys.followTicket(each.hash),
  })
  const tickets = account.tickets.map((ticket) => ({
    ...followed(ticket),
    ...(ticket.code && { code: followed(ticket.code) }),
  }))
  const objections = account.objections?.map((each) => rekeyedObjection(keyring, account, each))
  // a seal or a ticket that is not ours opens nothing: it stays as it is
  const isDone =
    account.keyVersion === keys.version &&
    !isOld(account.mark) &&
    !isOld(account.profile) &&
    (account.passwordHash === undefined || password === undefined || !isOld(account.passwordHash)) &&
    (account.factors === undefined || factors === undefined || !isOld(account.factors)) &&
    tickets.every(
      ({ hash, code }, at) => hash === account.tickets[at]?.hash && code?.hash === account.tickets[at]?.code?.hash,
    ) &&
    (account.objections ?? []).every(
      (each, at) =>
        each.hash === objections?.[at]?.hash &&
        (!isOld(each.former) || objectorOf(keyring, account, each) === undefined),
    )
  if (isDone) return 'done'
  const wish = resealedWish(keyring, account)
  const moved: Account = {
    ...account,
    keys: identifiers,
    keyVersion: keys.version,
    profile: sealProfile(keyring, account, profile),
    ...(password && { passwordHash: sealPasswordHash(keyring, account, password.phc, password.from) }),
    ...(factors !== undefined && { factors: sealFactors(keyring, account, factors) }),
    tickets,
    ...(objections && { objections }),
    ...(wish && { addressWish: wish }),
  }
  return { ...moved, mark: markAccount(keyring, moved) }
}
