import { createHash, randomBytes } from 'node:crypto'
import { factorSet } from '../accounts/factors-seal.js'
import { isUsable } from '../is-usable.js'
import { openPasswordHash } from '../accounts/password-seal.js'
import type { Account } from '../account.js'
import type { Keyring } from '../keyring.js'
import type { Services } from '../ports/services.js'
import type { Session } from '../ports/session-store.js'
import type { Unit } from '../unit.js'
import { reachOf, type Reach } from './reach.js'
import { isSeenLongAgo, isTimeUp, sessionEnd } from './session-life.js'

const PURPOSE = 'session'
const PASSWORD = 'session password'

const TOKEN_BYTES = 32
const TOKEN = /^[\w-]{43}$/

/** Somebody at the panel. */
export interface PanelUser {
  account: Account
  reach: Reach
  session: Session
}

type Needs = Pick<Services, 'accounts' | 'keyring' | 'log' | 'now' | 'sessions'>
type FixedSession = Pick<Session, 'id' | 'unit' | 'account' | 'role' | 'passwordMark' | 'createdAt'>

/** Starts a session of a teacher or the office; resolves with the secret for the cookie, or undefined for a member. */
export async function startSession(
  { keyring, now, sessions }: Pick<Needs, 'keyring' | 'now' | 'sessions'>,
  account: Account,
): Promise<{ token: string; user: PanelUser } | undefined> {
  const reach = reachOf(account)
  const { id, unit, role } = account
  const passwordMark = markOfPassword(keyring, account)
  if (reach === undefined || role === undefined || passwordMark === undefined) return undefined
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const at = now()
  const fixed = { id: sessionId(token), unit, account: id, role, passwordMark, createdAt: at }
  const session: Session = {
    ...fixed,
    mark: keyring.of(unit).mark(PURPOSE, ...fixedParts(fixed)),
    seenAt: at,
    expiresAt: sessionEnd({ createdAt: at, seenAt: at }),
  }
  await sessions.add(session)
  return { token, user: { account, reach, session } }
}

/**
 * Whose session this is; undefined when it never was one, is of another unit, has ended, or its account has another
 * password, second factor or role than at sign-in, or has been disabled since. What is over does not come back.
 */
export async function openSession(
  { accounts, keyring, log, now, sessions }: Needs,
  { unit, token }: { unit: Unit; token: string | undefined },
): Promise<PanelUser | undefined> {
  if (token === undefined || !TOKEN.test(token)) return undefined
  const session = await sessions.find(unit.id, sessionId(token))
  if (session === undefined) return undefined
  if (isForged(keyring, session)) {
    log.warn('session.mark-broken', { unit: unit.id })
    return undefined
  }
  const at = now()
  const account = await accounts.findById(unit.id, session.account)
  const reach = account && reachOf(account)
  if (account === undefined || reach === undefined || isOver(keyring, { session, account, at })) {
    await sessions.remove(session.id)
    return undefined
  }
  if (isSeenLongAgo(session, at)) {
    const expiresAt = sessionEnd({ createdAt: session.createdAt, seenAt: at })
    await sessions.touch(unit.id, session.id, { seenAt: at, expiresAt })
  }
  return { account, reach, session }
}

function isGenuine(keyring: Keyring, session: Session): boolean {
  return hasForm(session) && keyring.of(session.unit).isMarked(session.mark, PURPOSE, ...fixedParts(session))
}

/** Written into the database by somebody without a key; one from before the unit was keyed anew is just over. */
function isForged(keyring: Keyring, session: Session): boolean {
  return !hasForm(session) || (!isGenuine(keyring, session) && !keyring.of(session.unit).isFormerMark(session.mark))
}

/** Whoever writes past us may leave a field out, or write a number where a text belongs. */
function hasForm({ mark, role, passwordMark, createdAt, seenAt, expiresAt }: Session): boolean {
  return (
    [mark, role, passwordMark].every((text) => typeof text === 'string') &&
    [createdAt, seenAt, expiresAt].every((time) => time instanceof Date)
  )
}

function isOver(keyring: Keyring, { session, account, at }: { session: Session; account: Account; at: Date }): boolean {
  const { createdAt, role, passwordMark } = session
  return (
    !isGenuine(keyring, session) ||
    isTimeUp(session, at) ||
    !isUsable(account, at) ||
    account.role !== role ||
    (account.rightsAt !== undefined && account.rightsAt >= createdAt) ||
    !isMarkOfPassword(keyring, account, passwordMark)
  )
}

/** What is settled when a session begins, as its mark binds it. */
function fixedParts({ id, unit, account, role, passwordMark, createdAt }: FixedSession): string[] {
  return [id, unit, account, role, passwordMark, createdAt.toISOString()]
}

/** Of the password and the second factors there are now; undefined when there is no password. */
function markOfPassword(keyring: Keyring, account: Account): string | undefined {
  const parts = signInParts(keyring, account)
  return parts && keyring.of(account.unit).mark(PASSWORD, ...parts)
}

function isMarkOfPassword(keyring: Keyring, account: Account, mark: string): boolean {
  const parts = signInParts(keyring, account)
  return parts !== undefined && keyring.of(account.unit).isMarked(mark, PASSWORD, ...parts)
}

/** What one signs in with: once a part of it is another one, sessions from before are over. */
function signInParts(keyring: Keyring, account: Account): string[] | undefined {
  const hash = openPasswordHash(keyring, account)
  const factors = factorSet(keyring, account)
  if (hash === undefined || factors === undefined) return undefined
  return [account.id, hash, ...(factors === '' ? [] : [factors])]
}

/** Ends the session of a token, if there is one. */
export async function endSession({ sessions }: Pick<Needs, 'sessions'>, token: string | undefined): Promise<void> {
  if (token !== undefined && TOKEN.test(token)) await sessions.remove(sessionId(token))
}

function sessionId(token: string): string {
  return createHash('sha256').update(Buffer.from(token, 'base64url')).digest('base64url')
}
