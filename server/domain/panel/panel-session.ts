import { createHash, randomBytes } from 'node:crypto'
import type { Account } from '../account.js'
import type { Keyring } from '../keyring.js'
import type { Services } from '../ports/services.js'
import type { Session } from '../ports/session-store.js'
import type { Unit } from '../unit.js'
import { reachOf, type Reach } from './reach.js'
import { isSeenLongAgo, isTimeUp, sessionEnd } from './session-life.js'

const TOKEN_BYTES = 32
const TOKEN = /^[\w-]{43}$/

/** Somebody at the panel. */
export interface PanelUser {
  account: Account
  reach: Reach
  session: Session
}

type Needs = Pick<Services, 'accounts' | 'keyring' | 'now' | 'sessions'>

/** Starts a session of a teacher or the office; resolves with the secret for the cookie, or undefined for a member. */
export async function startSession(
  { keyring, now, sessions }: Needs,
  account: Account,
): Promise<{ token: string; user: PanelUser } | undefined> {
  const reach = reachOf(account)
  const { id, unit, role, passwordHash } = account
  if (reach === undefined || role === undefined || passwordHash === undefined) return undefined
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const at = now()
  const session: Session = {
    id: sessionId(token),
    unit,
    account: id,
    role,
    passwordMark: keyring.passwordMark(id, passwordHash),
    createdAt: at,
    seenAt: at,
    expiresAt: sessionEnd({ createdAt: at, seenAt: at }),
  }
  await sessions.add(session)
  return { token, user: { account, reach, session } }
}

/**
 * Whose session this is; undefined when it never was one, is of another unit, has ended, or its account has another
 * password or role than at sign-in, or has been disabled since. What is over does not come back.
 */
export async function openSession(
  { accounts, keyring, now, sessions }: Needs,
  { unit, token }: { unit: Unit; token: string | undefined },
): Promise<PanelUser | undefined> {
  if (token === undefined || !TOKEN.test(token)) return undefined
  const session = await sessions.find(unit.id, sessionId(token))
  if (session === undefined) return undefined
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

function isOver(keyring: Keyring, { session, account, at }: { session: Session; account: Account; at: Date }): boolean {
  const { createdAt, role, passwordMark } = session
  return (
    isTimeUp(session, at) ||
    account.status !== 'active' ||
    account.role !== role ||
    (account.rightsAt !== undefined && account.rightsAt >= createdAt) ||
    account.passwordHash === undefined ||
    keyring.passwordMark(account.id, account.passwordHash) !== passwordMark
  )
}

/** Ends the session of a token, if there is one. */
export async function endSession({ sessions }: Pick<Needs, 'sessions'>, token: string | undefined): Promise<void> {
  if (token !== undefined && TOKEN.test(token)) await sessions.remove(sessionId(token))
}

function sessionId(token: string): string {
  return createHash('sha256').update(Buffer.from(token, 'base64url')).digest('base64url')
}
