import { createHash, randomBytes } from 'node:crypto'
import type { Account } from '../account.js'
import { isUsable } from '../is-usable.js'
import type { Keyring } from '../keyring.js'
import type { Services } from '../ports/services.js'
import type { Session, SessionOrigin, SessionStage } from '../ports/session-store.js'
import type { Unit } from '../unit.js'
import { nextStage, stageNow } from './next-stage.js'
import { isSeenLongAgo, isTimeUp, sessionEnd } from './session-life.js'
import { choiceOf, isForgedSession, isGenuineSession, isStill, markSession } from './session-mark.js'

const TOKEN_BYTES = 32
const TOKEN = /^[\w-]{43}$/

/** Somebody who signs in, or has done so. */
export interface SessionUser {
  account: Account
  session: Session
  /** How far they are by what the unit asks for today. */
  stage: SessionStage
}

/** A session that has just begun, and the secret for the cookie. */
export interface Begun extends SessionUser {
  token: string
}

/** What opening a session works with. */
export type SessionOpening = Pick<Services, 'accounts' | 'keyring' | 'log' | 'now' | 'sessions'>

/** Whose session it is to be, and what they have shown. */
interface Shown {
  unit: Unit
  /** Of several it is asked first whose. */
  accounts: [Account, ...Account[]]
  /** A second factor, beside the password or in its place. */
  isFactorShown?: boolean
  /** Where they are; a session that goes on keeps what was noted when it began. */
  from?: SessionOrigin | undefined
}

/**
 * Begins the sign-in of one of these accounts, whose password or passkey was right. Undefined when the first has no
 * password any more.
 */
export async function beginSession(
  services: Pick<Services, 'keyring' | 'now' | 'sessions'>,
  shown: Shown,
): Promise<Begun | undefined> {
  const begun = newSession(services, shown)
  if (begun !== undefined) await services.sessions.add(begun.session)
  return begun
}

/**
 * Goes on from a step, under a fresh secret: whoever knows the former one has nothing, and of many who go on at once one
 * does. Undefined for the others.
 */
export async function advanceSession(
  services: Pick<Services, 'keyring' | 'now' | 'sessions'>,
  from: Session,
  shown: Shown,
): Promise<Begun | undefined> {
  const begun = newSession(services, { from: from.from, ...shown })
  return begun !== undefined && (await services.sessions.advance(from.id, begun.session)) ? begun : undefined
}

function newSession(
  { keyring, now }: Pick<Services, 'keyring' | 'now'>,
  { unit, accounts, isFactorShown = false, from }: Shown,
): Begun | undefined {
  const choices = accounts.map((account) => choiceOf(keyring, account)).filter((choice) => choice !== undefined)
  const [first] = choices
  if (first === undefined) return undefined
  const account = accounts.find(({ id }) => id === first.account) ?? accounts[0]
  const stage = choices.length > 1 ? 'choose' : nextStage(unit, account, { isFactorShown })
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const at = now()
  const fixed = {
    id: sessionId(token),
    unit: account.unit,
    ...first,
    stage,
    ...(stage === 'choose' && { choices }),
    ...(from && { from }),
    createdAt: at,
  }
  const session: Session = {
    ...fixed,
    mark: markSession(keyring, fixed),
    seenAt: at,
    expiresAt: sessionEnd({ stage, createdAt: at, seenAt: at }),
  }
  return { token, account, session, stage }
}

/**
 * Whose session this is; undefined when it never was one, is of another unit or at another step, has ended, or its account
 * has another password, second factor or role than at sign-in, or has been disabled since. What is over does not come back.
 */
export async function openSession(
  services: SessionOpening,
  { unit, token, stages }: { unit: Unit; token: string | undefined; stages: SessionStage[] },
): Promise<SessionUser | undefined> {
  const { accounts, keyring, log, now, sessions } = services
  if (token === undefined || !TOKEN.test(token)) return undefined
  const session = await sessions.find(unit.id, sessionId(token))
  if (session === undefined) return undefined
  if (isForgedSession(keyring, session)) {
    log.warn('session.mark-broken', { unit: unit.id })
    return undefined
  }
  const at = now()
  const account = await accounts.findById(unit.id, session.account)
  if (account === undefined || isOver(keyring, { session, account, at })) {
    await sessions.remove(session.id)
    return undefined
  }
  const stage = stageNow(unit, account, session)
  if (!stages.includes(stage)) return undefined
  if (stage === 'in' && isSeenLongAgo(session, at)) {
    const expiresAt = sessionEnd({ ...session, seenAt: at })
    await sessions.touch(unit.id, session.id, { seenAt: at, expiresAt })
  }
  return { account, session, stage }
}

/** Whether a session may not go on, as this account. */
export function isOver(
  keyring: Keyring,
  { session, account, at }: { session: Session; account: Account; at: Date },
): boolean {
  return (
    !isGenuineSession(keyring, session) ||
    isTimeUp(session, at) ||
    !isUsable(account, at) ||
    (account.rightsAt !== undefined && account.rightsAt >= session.createdAt) ||
    !isStill(keyring, account, session)
  )
}

/** Ends the session of a token, if there is one. */
export async function endSession({ sessions }: Pick<Services, 'sessions'>, token: string | undefined): Promise<void> {
  if (token !== undefined && TOKEN.test(token)) await sessions.remove(sessionId(token))
}

function sessionId(token: string): string {
  return createHash('sha256').update(Buffer.from(token, 'base64url')).digest('base64url')
}
