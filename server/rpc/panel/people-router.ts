import { z } from 'zod'
import { FUNNEL_STATES } from '../../domain/directory/funnel.js'
import type { Person } from '../../domain/directory/person.js'
import { Failure } from '../../domain/failure.js'
import { CLASSES_MAX_LENGTH } from '../../../contract/field-lengths.js'
import { ROLES } from '../../../contract/role.js'
import { findReachable } from '../../domain/panel/find-reachable.js'
import { listPeople, searchPeople } from '../../domain/panel/look-up.js'
import { resetFactors } from '../../domain/panel/reset-factors.js'
import { savePerson } from '../../domain/panel/save-person.js'
import { setPersonStatus } from '../../domain/panel/set-person-status.js'
import type { Context } from '../procedure/context.js'
import { refuseInput } from '../procedure/refuse-input.js'
import { accountFields } from '../procedure/account-fields.js'
import { pageLimit, pageOffset, PEOPLE_PAGE, SEARCH_PAGE } from '../procedure/page-size.js'
import { shortText } from '../procedure/short-text.js'
import { router } from '../procedure/trpc.js'
import { panelProcedure } from './panel-procedure.js'
import { answerPeople, answerPerson, type PeopleAnswer, type PersonAnswer } from './person-answer.js'

/** A person who was saved. */
export interface SavedAnswer {
  person: PersonAnswer
  created: boolean
}

export const peopleRouter = router({
  /** By name. `state` leaves the disabled out; `staff` lists teachers and the office instead of members. */
  list: panelProcedure
    .input(
      z.strictObject({
        class: shortText.optional(),
        state: z.enum(FUNNEL_STATES).optional(),
        status: z.enum(['active', 'disabled']).optional(),
        staff: z.boolean().optional(),
        offset: pageOffset,
        limit: pageLimit(PEOPLE_PAGE),
      }),
    )
    .mutation(async ({ ctx, input }): Promise<PeopleAnswer> => {
      const { services, unit, user } = ctx
      const { offset, limit, ...filter } = input
      const page = await listPeople(services, { unit, reach: user.reach, filter, offset, limit })
      return answerPeople(page, services.now())
    }),

  /** Every word has to stand in a name, the login, the address or the substitute identifier; marks and case do not count. */
  search: panelProcedure
    .input(z.strictObject({ query: shortText, limit: pageLimit(SEARCH_PAGE) }))
    .mutation(async ({ ctx, input }): Promise<PeopleAnswer> => {
      const { services, unit, user } = ctx
      const page = await searchPeople(services, { unit, reach: user.reach, ...input })
      return answerPeople(page, services.now())
    }),

  /** One person; whoever is beyond reach is as unknown as whoever is not there. */
  get: panelProcedure
    .input(z.strictObject({ login: shortText }))
    .mutation(async ({ ctx, input }): Promise<PersonAnswer> => {
      const { services, unit, user } = ctx
      const { id } = await findReachable(services, { unit, reach: user.reach, ...input })
      return show(ctx, id)
    }),

  /**
   * Adds (`isNew`) or changes a person. A field left out stays, an empty one is removed; the office alone gives roles.
   * Refusals are `INPUT_INVALID` with `data.reason`: `RowReason`s with spaces between, `LOGIN_UNKNOWN` or `SELF`.
   */
  save: panelProcedure
    .input(
      z.strictObject({
        isNew: z.boolean(),
        role: z.enum(ROLES).optional(),
        person: z.strictObject({ ...accountFields, class: z.string().max(CLASSES_MAX_LENGTH).optional() }),
      }),
    )
    .mutation(async ({ ctx, input }): Promise<SavedAnswer> => {
      const { services, unit, user } = ctx
      const { isNew, role, person: row } = input
      const { id, created } = await savePerson(services, { unit, user, isNew, role, row }).catch(refuseInput)
      return { person: await show(ctx, id), created }
    }),

  disable: panelProcedure
    .input(z.strictObject({ login: shortText }))
    .mutation(async ({ ctx, input }): Promise<PersonAnswer> => {
      const { id } = await setPersonStatus(ctx.services, { ...ctx, ...input, status: 'disabled' })
      return show(ctx, id)
    }),

  /** For the office it ends a hold too. */
  enable: panelProcedure
    .input(z.strictObject({ login: shortText }))
    .mutation(async ({ ctx, input }): Promise<PersonAnswer> => {
      const { id } = await setPersonStatus(ctx.services, { ...ctx, ...input, status: 'active' })
      return show(ctx, id)
    }),

  /** For the office: all second factors of somebody who has lost them go, but for the office's own. */
  resetFactors: panelProcedure
    .input(z.strictObject({ login: shortText }))
    .mutation(async ({ ctx, input }): Promise<PersonAnswer> => {
      const { id } = await resetFactors(ctx.services, { ...ctx, ...input })
      return show(ctx, id)
    }),
})

async function show({ services, unit }: Context, id: string): Promise<PersonAnswer> {
  const person: Person | undefined = (await services.directory.peopleOf(unit.id)).byId(id)
  // its account was found just now: only somebody who deletes by hand can have taken it away since
  if (person === undefined) throw new Failure('UNAVAILABLE')
  return answerPerson(person, services.now())
}
