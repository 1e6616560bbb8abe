import { z } from 'zod'
import type { Role } from '../../../contract/role.js'
import { openProfile } from '../../domain/accounts/profile.js'
import { recordAct } from '../../domain/audit/record-act.js'
import type { Language } from '../../../contract/language.js'
import type { InvitationCounts } from '../../domain/invitations/invite-people.js'
import { invite } from '../../domain/panel/invite.js'
import { countClasses, listUndelivered, type ClassFunnel } from '../../domain/panel/look-up.js'
import type { PanelUser } from '../../domain/panel/panel-user.js'
import { endSession } from '../../domain/sessions/session.js'
import { SESSION_IDLE_MS, SESSION_LONGEST_MS } from '../../domain/sessions/session-life.js'
import type { Context } from '../procedure/context.js'
import { pageLimit, pageOffset, PEOPLE_PAGE } from '../procedure/page-size.js'
import { shortText } from '../procedure/short-text.js'
import { router } from '../procedure/trpc.js'
import { auditRouter } from './audit-router.js'
import { panelProcedure } from './panel-procedure.js'
import { peopleRouter } from './people-router.js'
import { answerPeople, type PeopleAnswer } from './person-answer.js'

/** Who is signed in. */
export interface MeAnswer {
  login: string
  firstName: string
  lastName: string
  role: Exclude<Role, 'member'>
  /** A teacher's classes; the office has all. */
  classes: string[]
  unit: { id: string; name: string; languages: Language[] }
  /** When the session ends, however busy it is; ISO 8601, UTC. */
  endsAt: string
  /** Idle minutes after which it ends before. */
  idleMinutes: number
}

export const panelRouter = router({
  signOut: panelProcedure.input(z.undefined()).mutation(async ({ ctx }): Promise<{ signedOut: true }> => {
    const { services, unit, user, cookie } = ctx
    await endSession(services, cookie.token)
    cookie.keep(undefined)
    await recordAct(services, { unit, via: 'panel', actor: user.account.login, action: 'panel.signed-out' })
    return { signedOut: true }
  }),

  me: panelProcedure.input(z.undefined()).mutation(({ ctx }): MeAnswer => answerMe(ctx, ctx.user)),

  /** How far the members of each class have come. */
  classes: panelProcedure.input(z.undefined()).mutation(async ({ ctx }): Promise<{ classes: ClassFunnel[] }> => {
    const { services, unit, user } = ctx
    return { classes: await countClasses(services, { unit, reach: user.reach }) }
  }),

  people: peopleRouter,

  audit: auditRouter,

  /** People whose last mail did not arrive, or did not go out since they were asked for too often; the latest first. */
  undelivered: panelProcedure
    .input(
      z.strictObject({
        offset: pageOffset,
        limit: pageLimit(PEOPLE_PAGE),
      }),
    )
    .mutation(async ({ ctx, input }): Promise<PeopleAnswer> => {
      const { services, unit, user } = ctx
      return answerPeople(await listUndelivered(services, { unit, reach: user.reach, ...input }), services.now())
    }),

  /** Queues invitations and says how many, and for how many there was a reason not to. */
  invite: panelProcedure
    .input(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('person'), login: shortText }),
        z.strictObject({ kind: z.literal('class'), class: shortText }),
        z.strictObject({ kind: z.literal('unit') }),
      ]),
    )
    .mutation(({ ctx, input }): Promise<InvitationCounts> => invite(ctx.services, { ...ctx, to: input })),
})

function answerMe({ services, unit }: Context, { account, reach, session }: PanelUser): MeAnswer {
  const { firstName = '', lastName = '' } = openProfile(services.keyring, account) ?? {}
  return {
    login: account.login,
    firstName,
    lastName,
    role: reach === 'unit' ? 'office' : 'teacher',
    classes: account.classes ?? [],
    unit: { id: unit.id, name: unit.name, languages: unit.languages },
    endsAt: new Date(session.createdAt.getTime() + SESSION_LONGEST_MS).toISOString(),
    idleMinutes: SESSION_IDLE_MS / 60_000,
  }
}
