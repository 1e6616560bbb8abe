import { Failure } from '../failure.js'
import type { Session } from '../ports/session-store.js'
import { isFresh } from './session-life.js'

/**
 * Refuses what widens somebody's rights, or leads their mail elsewhere, to whoever showed long ago who they are: a browser
 * that was left open, or a session that was taken, does not do it (ASVS 7.5.1). Throws {@link Failure} `REAUTHENTICATE`.
 */
export function requireFresh({ session, now }: { session: Pick<Session, 'createdAt'>; now: Date }): void {
  if (!isFresh(session, now)) throw new Failure('REAUTHENTICATE')
}
