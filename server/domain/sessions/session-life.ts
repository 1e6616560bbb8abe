import type { Session } from '../ports/session-store.js'

/** Idle for so long, a session is over. */
export const SESSION_IDLE_MS = 30 * 60_000
/** However busy, a session is over after so long. */
export const SESSION_LONGEST_MS = 8 * 3_600_000
/** A sign-in that has steps left is over after so long. */
export const SIGN_IN_MS = 10 * 60_000
/** Setting up a first second factor is over after so long: an app may have to be found and installed. */
export const SETUP_MS = 30 * 60_000
/** What widens rights asks whoever signed in longer ago for their password or factor once more. */
export const FRESH_MS = 10 * 60_000
/** How often it is written down that a session is in use. */
const SEEN_EVERY_MS = 60_000

/** When a session ends unless it is used before. */
export function sessionEnd({ stage, createdAt, seenAt }: Pick<Session, 'stage' | 'createdAt' | 'seenAt'>): Date {
  if (stage !== 'in') return new Date(createdAt.getTime() + (stage === 'setup' ? SETUP_MS : SIGN_IN_MS))
  return new Date(Math.min(createdAt.getTime() + SESSION_LONGEST_MS, seenAt.getTime() + SESSION_IDLE_MS))
}

/** Whether the time of a session is up, whatever was written down as its end. */
export function isTimeUp(session: Pick<Session, 'stage' | 'createdAt' | 'seenAt' | 'expiresAt'>, now: Date): boolean {
  return session.expiresAt <= now || sessionEnd(session) <= now
}

/** Whether its owner has shown who they are just now, as what widens rights wants it. */
export function isFresh({ createdAt }: Pick<Session, 'createdAt'>, now: Date): boolean {
  return now.getTime() - createdAt.getTime() <= FRESH_MS
}

/** Whether it is time to write down that a session is in use. */
export function isSeenLongAgo({ seenAt }: Pick<Session, 'seenAt'>, now: Date): boolean {
  return now.getTime() - seenAt.getTime() >= SEEN_EVERY_MS
}
