import type { ChangedField } from '../../../contract/field-changes.js'
import type { RowReason } from '../../../contract/row-reason.js'
import { recordAct, type Actor } from '../audit/record-act.js'
import type { TakenLimit } from '../limits/taken-limit.js'
import { IdentifierTaken } from '../ports/account-store.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { RowRefused, type ReadRow } from './account-row.js'

/** What a refusal tells that an identifier is somebody else's, by the field that the history names. */
const TAKEN: Partial<Record<RowReason, ChangedField>> = {
  LOGIN_TAKEN: 'login',
  PESEL_TAKEN: 'pesel',
  SUBSTITUTE_ID_TAKEN: 'substituteId',
}

const REASONS: Record<IdentifierTaken['kind'], RowReason> = {
  login: 'LOGIN_TAKEN',
  pesel: 'PESEL_TAKEN',
  substitute: 'SUBSTITUTE_ID_TAKEN',
}

/** Whether a reason tells of somebody else's identifier. */
export function tellsTaken(reason: RowReason): boolean {
  return reason in TAKEN
}

/** Who is told that identifiers are taken. */
export interface TakenWatch {
  services: Pick<Services, 'audit' | 'log' | 'now'>
  unit: Unit
  actor: Actor
  /** Left out for the operator, who may know everything: it is written down all the same. */
  limit?: TakenLimit
  /** Stands in the history before the field: `import`. */
  note?: string
}

/**
 * Refuses a row for what went wrong with it. That an identifier is taken is counted and written into the history before it
 * is told, and is `TOO_MANY_REQUESTS` when it is one too many. Anything but a refusal is thrown as it is.
 */
export async function refuseRow(error: unknown, read: ReadRow, watch: TakenWatch | undefined): Promise<never> {
  const refusal = error instanceof IdentifierTaken ? new RowRefused([REASONS[error.kind]]) : error
  const fields = refusal instanceof RowRefused ? refusal.reasons.flatMap((reason) => TAKEN[reason] ?? []) : []
  if (watch === undefined || fields.length === 0) throw refusal
  const { services, unit, actor, limit, note } = watch
  await limit?.count(toldOf(fields, read))
  const detail = [...(note === undefined ? [] : [note]), ...fields].join(' ')
  await recordAct(services, { unit, ...actor, action: 'identifier.taken', subject: read.login, detail })
  services.log.info('identifier.taken', { unit: unit.id, via: actor.via })
  throw refusal
}

function toldOf(fields: ChangedField[], { loginNormal, identifiers }: ReadRow): string[] {
  const values: Partial<Record<ChangedField, string | undefined>> = {
    login: loginNormal,
    pesel: identifiers.pesel,
    substituteId: identifiers.substitute,
  }
  return fields.flatMap((field) => [field, values[field] ?? ''])
}
