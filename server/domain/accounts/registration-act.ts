import type { Registered } from './registration.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { recordAct, type Act, type Actor } from '../audit/record-act.js'

/**
 * What is kept of a row that was stored: names of the fields that are others now, and of the role which it is. Undefined
 * when the row changed nothing: the same call, or the same file, again does nothing to anybody.
 */
export function registrationAct(actor: Actor, { login, created, changed, role }: Registered): Act | undefined {
  const fields = Object.keys(changed)
  if (!created && fields.length === 0) return undefined
  const said = created && role !== 'member' ? ['role'] : fields
  const detail = said.map((name) => (name === 'role' ? `role=${role}` : name)).join(' ')
  const action = created ? 'person.added' : 'person.changed'
  return { ...actor, action, subject: login, ...(detail !== '' && { detail }) }
}

/** Writes it down, if there is anything to write. */
export async function recordRegistration(
  services: Pick<Services, 'audit' | 'now'>,
  unit: Unit,
  actor: Actor,
  registered: Registered,
): Promise<void> {
  const act = registrationAct(actor, registered)
  if (act !== undefined) await recordAct(services, { unit, ...act })
}
