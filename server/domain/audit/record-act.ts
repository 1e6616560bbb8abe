import type { AuditEntry } from '../ports/audit-log.js'
import { randomId } from '../random-id.js'
import type { Services } from '../ports/services.js'
import type { SystemKey } from '../system-key.js'
import type { Unit } from '../unit.js'
import { forgottenAt } from './audit-days.js'

/** What was done, but for when. Acts with the same `id` are written down once; absent: each is another one. */
export type Act = Pick<AuditEntry, 'via' | 'actor' | 'action' | 'subject' | 'detail'> & { id?: string }

/** Whoever acts: at the panel under a login, a school's system under its key's name, or the command line. */
export type Actor = Pick<AuditEntry, 'via' | 'actor'>

/** The command line. */
export const CLI: Actor = { via: 'cli', actor: 'cli' }

/** A school's own system, by the name of its key. */
export function systemActor({ name }: Pick<SystemKey, 'name'>): Actor {
  return { via: 'api', actor: name }
}

type Needs = Pick<Services, 'audit' | 'now'>

/** Writes down what was done, for the unit's number of days. */
export function recordAct(services: Needs, { unit, ...act }: Act & { unit: Unit }): Promise<void> {
  return recordActs(services, unit, [act])
}

/** Writes several acts down at once. */
export async function recordActs({ audit, now }: Needs, unit: Unit, acts: Act[]): Promise<void> {
  const at = now()
  const expiresAt = forgottenAt(unit, at)
  await audit.add(acts.map((act) => ({ id: randomId(), unit: unit.id, at, ...act, expiresAt })))
}
