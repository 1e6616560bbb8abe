import type { StoredRow } from './row-order.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { recordAct, type Act, type Actor } from '../audit/record-act.js'

/**
 * The entry of the history for a row: which fields changed, by their names alone, and what the role is now. Undefined
 * when the row changed nothing, as when the same file comes again.
 */
export function rowAct(actor: Actor, { login, created, changed, address, role }: StoredRow): Act | undefined {
  const fields = Object.keys(changed).filter((name) => name !== 'email' || address !== 'wished')
  // in no language: asked for, or refused
  if (address !== undefined) fields.push(`email=${address === 'wished' ? '?' : '–'}`)
  if (!created && fields.length === 0) return undefined
  const said = created && role !== 'member' ? ['role'] : fields
  const detail = said.map((name) => (name === 'role' ? `role=${role}` : name)).join(' ')
  const action = created ? 'person.added' : 'person.changed'
  return { ...actor, action, subject: login, ...(detail !== '' && { detail }) }
}

/** Writes the row's entry into the history, if there is anything to write. */
export async function recordRow(
  services: Pick<Services, 'audit' | 'now'>,
  unit: Unit,
  actor: Actor,
  registered: StoredRow,
): Promise<void> {
  const act = rowAct(actor, registered)
  if (act !== undefined) await recordAct(services, { unit, ...act })
}
