import type { Account } from '../account.js'
import type { Keyring } from '../keyring.js'
import type { Services } from '../ports/services.js'
import { randomId } from '../random-id.js'
import type { Unit } from '../unit.js'
import { changeFactorSet, ownActor, type FactorSetServices } from './change-factor-set.js'
import { newTotpSecret, readDigits, stepOf, totpUri } from './totp.js'

const PURPOSE = 'totp setup'
/** How long somebody may take to bring the secret into their telephone. */
const SETUP_MS = 10 * 60_000

/** What somebody brings into their app, and what comes back with its first digits. */
export interface TotpSetup {
  /** Base32 in groups of four, for typing. */
  secret: string
  /** `otpauth://totp/…`, for a link or a QR code. */
  uri: string
  /** The same secret, sealed for this account and ten minutes: it lies nowhere until its digits were right. */
  setup: string
}

/** What became of the digits; `over`: the set-up took too long, or was used, or is another account's. */
export type TotpOutcome = { outcome: 'confirmed'; account: Account } | { outcome: 'wrong' | 'over' }

interface SealedSetup {
  id: string
  secret: string
  /** Milliseconds since 1970. */
  until: number
}

interface SetupOwner {
  unit: Unit
  account: Pick<Account, 'id' | 'login'>
}

/** Begins to set up a TOTP; nothing is written. */
export function beginTotp({ keyring, now }: { keyring: Keyring; now: () => Date }, owner: SetupOwner): TotpSetup {
  const { unit, account } = owner
  const secret = newTotpSecret()
  const sealed: SealedSetup = { id: randomId(), secret, until: now().getTime() + SETUP_MS }
  return shownSetup(owner, secret, keyring.of(unit.id).seal(PURPOSE, account.id, JSON.stringify(sealed)))
}

/** What was begun before, for another try with the same secret; undefined once its time is up, or it is another account's. */
export function resumeTotp(
  services: { keyring: Keyring; now: () => Date },
  owner: SetupOwner,
  setup: string,
): TotpSetup | undefined {
  const opened = openSetup(services, owner, setup)
  return opened && shownSetup(owner, opened.secret, setup)
}

function shownSetup({ unit, account: { login } }: SetupOwner, secret: string, setup: string): TotpSetup {
  const groups = secret.match(/.{1,4}/g)?.join(' ') ?? secret
  return { secret: groups, uri: totpUri({ secret, issuer: unit.name, login }), setup }
}

function openSetup(
  { keyring, now }: { keyring: Keyring; now: () => Date },
  { unit, account }: SetupOwner,
  setup: string,
): SealedSetup | undefined {
  const text = keyring.of(unit.id).open(PURPOSE, account.id, setup)
  if (text === undefined) return undefined
  const opened = JSON.parse(text) as SealedSetup
  return opened.until > now().getTime() ? opened : undefined
}

/**
 * Writes the TOTP, in the place of a former one, once the digits of now show that the telephone has it. They count as used.
 */
export async function confirmTotp(
  services: FactorSetServices & Pick<Services, 'spent'>,
  { unit, account, setup, code }: { unit: Unit; account: Account; setup: string; code: string },
): Promise<TotpOutcome> {
  const opened = openSetup(services, { unit, account }, setup)
  if (opened === undefined) return { outcome: 'over' }
  const { id, secret, until } = opened
  const addedAt = services.now()
  const digits = readDigits(code)
  const lastStep = digits && stepOf(secret, digits, addedAt)
  if (lastStep === undefined || lastStep === '') return { outcome: 'wrong' }
  // once: a form that lies open somewhere brings back no secret that was taken away meanwhile
  if (!(await services.spent.spend(id, new Date(until)))) return { outcome: 'over' }
  const changed = await changeFactorSet(services, {
    unit,
    account,
    actor: ownActor(account),
    done: 'added',
    detail: 'totp',
    plan: (factors, { status }) =>
      factors && status === 'active' ? { ...factors, totp: { id, secret, lastStep, addedAt } } : undefined,
  })
  return changed === undefined ? { outcome: 'over' } : { outcome: 'confirmed', account: changed }
}
