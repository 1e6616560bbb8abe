import type { Account } from '../account.js'
import type { Session } from '../ports/session-store.js'
import { openSession, type SessionOpening } from '../sessions/session.js'
import type { Unit } from '../unit.js'
import { reachOf, type Reach } from './reach.js'

/** Somebody at the panel. */
export interface PanelUser {
  account: Account
  reach: Reach
  session: Session
}

/** Who is at the panel; undefined for whoever is not signed in, and for members. */
export async function openPanel(
  services: SessionOpening,
  { unit, token }: { unit: Unit; token: string | undefined },
): Promise<PanelUser | undefined> {
  const user = await openSession(services, { unit, token, stages: ['in'] })
  const reach = user && reachOf(user.account)
  return reach && { ...user, reach }
}
