import type { AuditAction } from '../../../contract/audit-action.js'
import type { Account } from '../account.js'
import type { AuditEntry } from '../ports/audit-log.js'
import type { Services } from '../ports/services.js'

/** Acts that a person is told of; what was refused is the school's own matter, and would tell of somebody else. */
const TOLD = [
  'account.signed-in',
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
  /** Of a sign-in to a school's system: its name. */
  system?: string
}

const DAY_MS = 86_400_000
/** Systems that one person signs in to on one day, with our own pages. */
const SYSTEMS_MOST = 10

type Needs = Pick<Services, 'audit'>

/**
 * What was done to somebody's account since it is theirs, and where they signed in, the latest first. `most` entries of either
 * are looked through.
 */
export async function listOwnHistory(services: Needs, asked: { account: Account; most: number }): Promise<OwnAct[]> {
  const acts = [
    ...(await listEntries(services, { ...asked, kind: 'act' })),
    ...(await listEntries(services, { ...asked, kind: 'sign-in' })),
  ]
  return acts.toSorted((one, other) => other.at.getTime() - one.at.getTime())
}

/** Where somebody signed in during the last so many days, a day and a system each; the latest first. */
export async function listOwnSignIns(
  services: Needs & Pick<Services, 'now'>,
  { account, days }: { account: Account; days: number },
): Promise<OwnAct[]> {
  const since = services.now().getTime() - days * DAY_MS
  const signIns = await listEntries(services, { account, kind: 'sign-in', most: days * SYSTEMS_MOST })
  return signIns.filter(({ at }) => at.getTime() > since)
}

async function listEntries(
  { audit }: Needs,
  { account, most, kind }: { account: Account; most: number; kind: 'act' | 'sign-in' },
): Promise<OwnAct[]> {
  const entries = await audit.list(account.unit, { subject: account.login, kind, limit: most })
  return entries.flatMap((entry): OwnAct[] => {
    const { at, action, via, actor, detail = '' } = entry
    const told = TOLD.find((each) => each === action)
    if (told === undefined || at < account.createdAt) return []
    return kind === 'sign-in'
      ? [{ at, action: told, by: 'person', detail, ...(via === 'api' && { system: actor }) }]
      : [{ at, action: told, by: byWhom(account, entry), detail }]
  })
}

/** Whoever works at the school may do something to their own account in the panel: that is the school's act. */
function byWhom({ login }: Account, { via, actor }: Pick<AuditEntry, 'via' | 'actor'>): ActBy {
  if (via === 'mail') return 'former-address'
  return via === 'page' && actor === login ? 'person' : 'school'
}
