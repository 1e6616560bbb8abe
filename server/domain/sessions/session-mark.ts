import { factorSet } from '../accounts/factors-seal.js'
import { openPasswordHash } from '../accounts/password-seal.js'
import type { Account } from '../account.js'
import type { Keyring } from '../keyring.js'
import type { Session, SessionChoice, SessionOrigin } from '../ports/session-store.js'

const PURPOSE = 'session'
const PASSWORD = 'session password'

/** What is settled when a session begins. */
type FixedSession = Omit<Session, 'mark' | 'seenAt' | 'expiresAt'>

/** Binds all that is settled when a session begins. */
export function markSession(keyring: Keyring, session: FixedSession): string {
  return keyring.of(session.unit).mark(PURPOSE, ...fixedParts(session))
}

/** Whether the session is as one of us has written it, with the keys of now. */
export function isGenuineSession(keyring: Keyring, session: Session): boolean {
  return hasForm(session) && keyring.of(session.unit).isMarked(session.mark, PURPOSE, ...fixedParts(session))
}

/** Written into the database by somebody without a key; one from before the unit was keyed anew is just over. */
export function isForgedSession(keyring: Keyring, session: Session): boolean {
  return (
    !hasForm(session) || (!isGenuineSession(keyring, session) && !keyring.of(session.unit).isFormerMark(session.mark))
  )
}

/** The account as it is now; undefined when there is no password. */
export function choiceOf(keyring: Keyring, account: Account): SessionChoice | undefined {
  const parts = signInParts(keyring, account)
  if (parts === undefined) return undefined
  const passwordMark = keyring.of(account.unit).mark(PASSWORD, ...parts)
  return { account: account.id, role: account.role ?? 'member', passwordMark }
}

/** Whether the account is still as it was when its password was right. */
export function isStill(keyring: Keyring, account: Account, { role, passwordMark }: SessionChoice): boolean {
  const parts = signInParts(keyring, account)
  return (
    parts !== undefined &&
    (account.role ?? 'member') === role &&
    keyring.of(account.unit).isMarked(passwordMark, PASSWORD, ...parts)
  )
}

/** What one signs in with: once a part of it is another one, sessions from before are over. */
function signInParts(keyring: Keyring, account: Account): string[] | undefined {
  const hash = openPasswordHash(keyring, account)
  const factors = factorSet(keyring, account)
  if (hash === undefined || factors === undefined) return undefined
  return [account.id, hash, ...(factors === '' ? [] : [factors])]
}

function fixedParts({ id, unit, stage, choices = [], from, createdAt, ...choice }: FixedSession): string[] {
  return [id, unit, stage, createdAt.toISOString(), ...[choice, ...choices].flatMap(partsOf), ...originParts(from)]
}

function partsOf({ account, role, passwordMark }: SessionChoice): string[] {
  return [account, role, passwordMark]
}

/** Four texts, so that they are never taken for a choice, which is three. */
function originParts(from: SessionOrigin | undefined): string[] {
  return from === undefined ? [] : [from.browser, from.network, from.salt, 'from']
}

/** Whoever writes past us may leave a field out, or write a number where a text belongs. */
function hasForm({ mark, stage, choices = [], from, createdAt, seenAt, expiresAt, ...choice }: Session): boolean {
  return (
    Array.isArray(choices) &&
    choices.every((each) => typeof each === 'object' && each !== null) &&
    [mark, stage, ...[choice, ...choices].flatMap(partsOf), ...originParts(from)].every(
      (text) => typeof text === 'string',
    ) &&
    [createdAt, seenAt, expiresAt].every((time) => time instanceof Date)
  )
}
