import type { AuditAction } from '../../../contract/audit-action.js'
import type { Account } from '../account.js'
import type { AuditEntry } from '../ports/audit-log.js'
import type { Services } from '../ports/services.js'

/** Acts that a person is told of; what was refused is the school's own matter, and would tell of somebody else. */
const TOLD = [
  'person.added',
  'person.changed',
  'person.disabled',
  'person.enabled',
  'person.held',
  'person.released',
  'person.invited',
  'letter.coded',
  'password.changed',
  'session.ended',
  'factor.added',
  'factor.removed',
  'factor.reset',
] as const satisfies AuditAction[]
export type ToldAction = (typeof TOLD)[number]

/** Who did it, as far as the person is told: no login of anybody who works at the school. */
export type ActBy = 'person' | 'school' | 'former-address'

/** Something that was done to somebody's account. */
export interface OwnAct {
  at: Date
  action: ToldAction
  by: ActBy
  /** Names of fields, a role, a kind of factor, or which sessions; may be empty. */
  detail: string
}

/** What was done to somebody's account since it is theirs, the latest first. `most` entries are looked through. */
export async function listOwnHistory(
  { audit }: Pick<Services, 'audit'>,
  { account, most }: { account: Account; most: number },
): Promise<OwnAct[]> {
  const entries = await audit.listOf(account.unit, account.login, most)
  return entries.flatMap(({ at, action, via, actor, detail = '' }) => {
    const told = TOLD.find((each) => each === action)
    return told === undefined || at < account.createdAt
      ? []
      : [{ at, action: told, by: byWhom(account, { via, actor }), detail }]
  })
}

/** Whoever works at the school may do something to their own account in the panel: that is the school's act. */
function byWhom({ login }: Account, { via, actor }: Pick<AuditEntry, 'via' | 'actor'>): ActBy {
  if (via === 'mail') return 'former-address'
  return via === 'page' && actor === login ? 'person' : 'school'
}
