import { z } from 'zod'
import { FUNNEL_STATES } from '../../domain/directory/funnel.js'
import type { Person } from '../../domain/directory/person.js'
import { Failure } from '../../domain/failure.js'
import { CLASSES_MAX_LENGTH } from '../../../contract/field-lengths.js'
import { IDENTIFIER_MAX_LENGTH } from '../../../contract/fold-typed.js'
import { LANGUAGES } from '../../../contract/language.js'
import { ROLES } from '../../../contract/role.js'
import { findReachable } from '../../domain/panel/find-reachable.js'
import { listPeople, searchPeople } from '../../domain/panel/look-up.js'
import { savePerson } from '../../domain/panel/save-person.js'
import { setPersonStatus } from '../../domain/panel/set-person-status.js'
import type { Context } from '../context.js'
import { refuseInput } from '../refuse-input.js'
import { router } from '../trpc.js'
import { panelProcedure } from './panel-procedure.js'
import { answerPeople, answerPerson, type PeopleAnswer, type PersonAnswer } from './person-answer.js'

const text = z.string().max(IDENTIFIER_MAX_LENGTH)
const place = { offset: z.int().min(0).max(10_000_000).default(0), limit: z.int().min(1).max(200).default(50) }

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
        class: text.optional(),
        state: z.enum(FUNNEL_STATES).optional(),
        status: z.enum(['active', 'disabled']).optional(),
        staff: z.boolean().optional(),
        ...place,
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
    .input(z.strictObject({ query: text, limit: z.int().min(1).max(50).default(20) }))
    .mutation(async ({ ctx, input }): Promise<PeopleAnswer> => {
      const { services, unit, user } = ctx
      const page = await searchPeople(services, { unit, reach: user.reach, ...input })
      return answerPeople(page, services.now())
    }),

  /** One person; whoever is beyond reach is as unknown as whoever is not there. */
  get: panelProcedure.input(z.strictObject({ login: text })).mutation(async ({ ctx, input }): Promise<PersonAnswer> => {
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
        person: z.strictObject({
          login: text,
          email: text.optional(),
          pesel: text.optional(),
          substituteId: text.optional(),
          firstName: text.optional(),
          lastName: text.optional(),
          class: z.string().max(CLASSES_MAX_LENGTH).optional(),
          language: z.union([z.enum(LANGUAGES), z.literal('')]).optional(),
        }),
      }),
    )
    .mutation(async ({ ctx, input }): Promise<SavedAnswer> => {
      const { services, unit, user } = ctx
      const { isNew, role, person: row } = input
      const { id, created } = await savePerson(services, { unit, user, isNew, role, row }).catch(refuseInput)
      return { person: await show(ctx, id), created }
    }),

  disable: panelProcedure
    .input(z.strictObject({ login: text }))
    .mutation(async ({ ctx, input }): Promise<PersonAnswer> => {
      const { id } = await setPersonStatus(ctx.services, { ...ctx, ...input, status: 'disabled' })
      return show(ctx, id)
    }),

  enable: panelProcedure
    .input(z.strictObject({ login: text }))
    .mutation(async ({ ctx, input }): Promise<PersonAnswer> => {
      const { id } = await setPersonStatus(ctx.services, { ...ctx, ...input, status: 'active' })
      return show(ctx, id)
    }),
})

async function show({ services, unit }: Context, id: string): Promise<PersonAnswer> {
  const person: Person | undefined = (await services.directory.peopleOf(unit.id)).byId(id)
  // its account was met just now: only somebody who deletes by hand can have been faster
  if (person === undefined) throw new Failure('UNAVAILABLE')
  return answerPerson(person, services.now())
}
