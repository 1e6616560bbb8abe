import { recordAct, type Actor } from '../audit/record-act.js'
import { Failure } from '../failure.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'

/** What is needed to refuse a system somebody who works with the panel. */
export type StaffWatch = Pick<Services, 'audit' | 'log' | 'now'>

/** Logs and writes down that a system's key tried to touch whoever works with the panel. Throws {@link Failure} `OFFICE_ONLY`. */
export async function refuseStaff(
  services: StaffWatch,
  { unit, actor, login }: { unit: Unit; actor: Actor; login: string },
): Promise<never> {
  services.log.warn('system-key.refused', { unit: unit.id, why: 'staff', key: actor.actor })
  await recordAct(services, { unit, ...actor, action: 'staff.refused', subject: login })
  throw new Failure('OFFICE_ONLY')
}
