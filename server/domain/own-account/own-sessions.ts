import type { Account } from '../account.js'
import { recordAct } from '../audit/record-act.js'
import type { Caller } from '../caller.js'
import { derivedId } from '../derived-id.js'
import { ownActor } from '../factors/change-factor-set.js'
import type { Services } from '../ports/services.js'
import type { Session } from '../ports/session-store.js'
import { isFromNetworkOf } from '../sessions/session-origin.js'
import { isOver } from '../sessions/session.js'
import type { Unit } from '../unit.js'

/** A session as its owner is shown it. */
export interface OwnSession {
  id: string
  /** The one that asks. */
  isThis: boolean
  /** When its owner last showed who they are. */
  since: Date
  /** To the minute. */
  seenAt: Date
  /** As in `Firefox, Windows`; empty when nobody knows. */
  browser: string
  /** Whether it began in the network of the one that asks; undefined when nobody noted it. */
  isSameNetwork: boolean | undefined
}

interface Asked {
  account: Account
  /** The one that asks. */
  session: Session
}

type Needs = Pick<Services, 'audit' | 'keyring' | 'log' | 'now' | 'sessions'>

/** Where somebody is signed in, the session that asks first, then the one used last. */
export async function listOwnSessions(
  services: Pick<Needs, 'keyring' | 'now' | 'sessions'>,
  { account, session, caller }: Asked & { caller: Caller },
): Promise<OwnSession[]> {
  const own = await openSessions(services, account)
  return own
    .map((each) => ({
      id: each.id,
      isThis: each.id === session.id,
      since: each.createdAt,
      seenAt: each.seenAt,
      browser: each.from?.browser ?? '',
      isSameNetwork: isFromNetworkOf(services.keyring, each, caller),
    }))
    .toSorted(
      (one, other) => Number(other.isThis) - Number(one.isThis) || other.seenAt.getTime() - one.seenAt.getTime(),
    )
}

/** Ends one of one's own sessions; false when there is none with this id any more. */
export async function endOwnSession(
  services: Needs,
  { unit, account, id }: { unit: Unit; account: Account; id: string },
): Promise<boolean> {
  const own = await openSessions(services, account)
  if (!own.some((each) => each.id === id)) return false
  await noteEnded(services, { unit, account, detail: 'one', ids: [id] })
  return services.sessions.removeOf(unit.id, account.id, id)
}

/**
 * Ends all sessions of somebody but the one that asks, sign-ins that have steps left too; `isNotMe`: since one of them is
 * somebody else's.
 */
export async function endOtherSessions(
  services: Needs,
  { unit, account, session, isNotMe }: Asked & { unit: Unit; isNotMe: boolean },
): Promise<void> {
  const others = (await openSessions(services, account)).map(({ id }) => id).filter((id) => id !== session.id)
  // that something was not theirs is written down even if nobody is there any more
  if (isNotMe) await noteEnded(services, { unit, account, detail: 'not-me', ids: [session.id, ...others] })
  else if (others.length > 0) await noteEnded(services, { unit, account, detail: 'others', ids: others })
  await services.sessions.removeOthers(unit.id, account.id, session.id)
}

/** Those that are signed in, and may go on. */
async function openSessions(
  { keyring, now, sessions }: Pick<Needs, 'keyring' | 'now' | 'sessions'>,
  account: Account,
): Promise<Session[]> {
  const at = now()
  const all = await sessions.listOf(account.unit, account.id)
  return all.filter((session) => session.stage === 'in' && !isOver(keyring, { session, account, at }))
}

/** Written down before they end, and once however often somebody presses. */
async function noteEnded(
  services: Needs,
  { unit, account, detail, ids }: { unit: Unit; account: Account; detail: 'one' | 'others' | 'not-me'; ids: string[] },
): Promise<void> {
  const id = derivedId(`session.ended ${detail} ${ids.toSorted().join(' ')}`)
  await recordAct(services, { id, unit, ...ownActor(account), action: 'session.ended', subject: account.login, detail })
  if (detail === 'not-me') services.log.warn('session.not-me', { unit: unit.id })
  else services.log.info('session.ended', { unit: unit.id })
}
