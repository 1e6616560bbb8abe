import { authorOf } from '../accounts/author-of.js'
import { recordAct } from '../audit/record-act.js'
import { Failure } from '../failure.js'
import { inviteAccount } from '../invitations/invite-account.js'
import { invitePeople, type InvitationCounts } from '../invitations/invite-people.js'
import { takeFromInvitations } from '../limits/limits.js'
import type { Unit } from '../unit.js'
import { findReachable } from './find-reachable.js'
import type { PanelServices } from './panel-services.js'
import type { PanelUser } from './panel-user.js'
import { isReachable } from './reach.js'

/** Whom to invite: somebody, the members of a class, or those of the unit. */
export type Invited = { kind: 'person'; login: string } | { kind: 'class'; class: string } | { kind: 'unit' }

/**
 * Queues invitations, one a person; whoever has one waiting counts as just mailed. One person alone gets a link whether or
 * not they have a password: their own teacher may send it too, since it goes where everybody's wish would. Throws
 * {@link Failure} `INPUT_INVALID` with the reason for a person who cannot be invited or is not there, `OFFICE_ONLY` for a
 * teacher who invites the unit, `TOO_MANY_REQUESTS` for a class or the unit within a minute.
 */
export async function invite(
  services: PanelServices,
  { unit, user, to }: { unit: Unit; user: PanelUser; to: Invited },
): Promise<InvitationCounts> {
  const act = { unit, via: 'panel', actor: user.account.login } as const
  const { reach } = user
  if (to.kind === 'person') {
    const account = await findReachable(services, { unit, reach, login: to.login })
    const isNew = await inviteAccount(services, unit, account, { by: authorOf(user.account), renews: true })
    if (isNew) await recordAct(services, { ...act, action: 'person.invited', subject: account.login })
    return { queued: Number(isNew), withoutEmail: 0, alreadySet: 0, disabled: 0, justMailed: Number(!isNew) }
  }
  if (to.kind === 'unit' && reach !== 'unit') throw new Failure('OFFICE_ONLY')
  const { sorted } = await services.directory.peopleOf(unit.id)
  // those whom the table of classes counts; who works at the school is invited one by one
  const people = sorted.filter(
    (person) =>
      person.role === 'member' && isReachable(reach, person) && (to.kind === 'unit' || person.class === to.class),
  )
  // a class that is not there, or beyond reach, is a class without people
  if (people.length > 0) await takeFromInvitations(services, unit, to.kind === 'class' ? ['class', to.class] : ['unit'])
  const counts = await invitePeople(services, unit, people, authorOf(user.account))
  if (counts.queued > 0) {
    const place = to.kind === 'class' ? `class=${to.class} ` : ''
    const action = to.kind === 'class' ? 'class.invited' : 'unit.invited'
    await recordAct(services, { ...act, action, detail: `${place}queued=${counts.queued}` })
  }
  return counts
}
