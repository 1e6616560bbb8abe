import type { Services } from '../ports/services.js'
import { randomId } from '../random-id.js'
import type { Unit } from '../unit.js'

const PURPOSE = 'passkey challenge'
/** How long a challenge waits: a sign-in page that offers passkeys has one from the moment it is opened. */
const CHALLENGE_MS = 10 * 60_000

/** What a challenge is for: a new passkey of an account, its second factor, or signing in as whoever the passkey says. */
export type ChallengeUse = { for: 'add' | 'check'; account: string } | { for: 'sign-in' }

/** A challenge that lives nowhere but in its own sealed text, which a device signs: nothing else has to come back. */
export function newChallenge(
  { keyring, now }: Pick<Services, 'keyring' | 'now'>,
  unit: Unit,
  use: ChallengeUse,
): string {
  const sealed = JSON.stringify([randomId(), now().getTime() + CHALLENGE_MS])
  return keyring.of(unit.id).seal(PURPOSE, contextOf(use), sealed)
}

/** Spends a challenge; true for the one who is first with it, in time, and for what it was made for. */
export async function spendChallenge(
  { keyring, now, spent }: Pick<Services, 'keyring' | 'now' | 'spent'>,
  unit: Unit,
  { use, challenge }: { use: ChallengeUse; challenge: string },
): Promise<boolean> {
  const text = keyring.of(unit.id).open(PURPOSE, contextOf(use), challenge)
  if (text === undefined) return false
  const [id, until] = JSON.parse(text) as [string, number]
  return until > now().getTime() && (await spent.spend(id, new Date(until)))
}

function contextOf(use: ChallengeUse): string {
  return use.for === 'sign-in' ? use.for : `${use.for} ${use.account}`
}
