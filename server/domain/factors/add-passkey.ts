import type { Account } from '../account.js'
import { openFactors } from '../accounts/factors-seal.js'
import type { PasskeyOptions } from '../ports/passkeys.js'
import type { Services } from '../ports/services.js'
import type { Passkey } from '../second-factors.js'
import type { Unit } from '../unit.js'
import { changeFactorSet, ownActor, type FactorSetServices } from './change-factor-set.js'
import { newChallenge, spendChallenge } from './passkey-challenge.js'

/** Passkeys of one account. */
export const MOST_PASSKEYS = 10

/** Characters of what somebody calls a passkey. */
export const PASSKEY_NAME_MAX_LENGTH = 40

const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]+/gu

/** What became of a new passkey; `full`: there are ten. */
export type PasskeyOutcome = { outcome: 'added'; account: Account } | { outcome: 'refused' | 'full' }

/** What the browser needs to make a passkey; undefined when there are ten. */
export async function beginPasskey(
  { keyring, now, passkeys }: Pick<Services, 'keyring' | 'now' | 'passkeys'>,
  { unit, account }: { unit: Unit; account: Account },
): Promise<PasskeyOptions | undefined> {
  const known = openFactors(keyring, account)?.passkeys
  if (known === undefined || known.length >= MOST_PASSKEYS) return undefined
  return passkeys.askToMake({
    owner: { id: account.id, name: account.login, unitName: unit.name },
    challenge: newChallenge({ keyring, now }, unit, { for: 'add', account: account.id }),
    known,
  })
}

/** Adds the passkey that a browser has made, under a name that its owner gives; a challenge brings one. */
export async function finishPasskey(
  services: FactorSetServices & Pick<Services, 'passkeys' | 'spent'>,
  { unit, account, answer, name }: { unit: Unit; account: Account; answer: string; name: string },
): Promise<PasskeyOutcome> {
  const claim = services.passkeys.readMade(answer)
  const use = { for: 'add', account: account.id } as const
  if (claim === undefined || !(await spendChallenge(services, unit, { use, challenge: claim.challenge })))
    return { outcome: 'refused' }
  const made = await claim.verify()
  if (made === undefined) return { outcome: 'refused' }
  const passkey: Passkey = { ...made, name: tidyName(name), addedAt: services.now() }
  let isFull = false
  const changed = await changeFactorSet(services, {
    unit,
    account,
    actor: ownActor(account),
    done: 'added',
    detail: 'passkey',
    plan(factors, { status }) {
      if (factors === undefined || status !== 'active') return undefined
      isFull = factors.passkeys.length >= MOST_PASSKEYS
      const isKnown = factors.passkeys.some(({ id }) => id === passkey.id)
      return isFull || isKnown ? undefined : { ...factors, passkeys: [...factors.passkeys, passkey] }
    },
  })
  if (changed !== undefined) return { outcome: 'added', account: changed }
  return { outcome: isFull ? 'full' : 'refused' }
}

/** The device has made its key by then, so that a name is never refused. */
function tidyName(name: string): string {
  const line = name.normalize('NFC').replace(INVISIBLE, ' ').trim()
  return Array.from(line).slice(0, PASSKEY_NAME_MAX_LENGTH).join('')
}
