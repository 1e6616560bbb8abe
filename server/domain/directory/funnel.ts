import type { Person } from './person.js'

/** How far somebody has come on the way to a password; everybody is in exactly one. */
export const FUNNEL_STATES = ['no-email', 'entered', 'mailed', 'expired', 'undelivered', 'set'] as const

/**
 * `set`: has a password. `no-email`: nothing can be mailed. `undelivered`: the last mail did not arrive. `entered`: no
 * mail with a link went out yet. `mailed`: one did, and a link is alive. `expired`: one did, and none is.
 */
export type FunnelState = (typeof FUNNEL_STATES)[number]

/** How many are in each state. */
export type FunnelCounts = Record<FunnelState, number>

/** Where somebody stands at a moment. */
export function funnelState(person: Person, now: Date): FunnelState {
  if (person.hasPassword) return 'set'
  if (person.email === '') return 'no-email'
  if (person.undelivered !== undefined) return 'undelivered'
  // a link that is granted and waits for the relay is with nobody yet
  if (person.mailedAt === undefined) return 'entered'
  return person.ticketUntil !== undefined && person.ticketUntil > now ? 'mailed' : 'expired'
}

/** Nobody in any state. */
export function emptyCounts(): FunnelCounts {
  return { 'no-email': 0, entered: 0, mailed: 0, expired: 0, undelivered: 0, set: 0 }
}
