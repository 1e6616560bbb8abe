import { z } from 'zod'
import { disableAccount } from '../domain/accounts/disable-account.js'
import { registerAccount } from '../domain/accounts/register-account.js'
import { verifyPassword, type VerifiedAccount } from '../domain/accounts/verify-password.js'
import { formatSubstituteId } from '../domain/identifiers/substitute-id.js'
import { LANGUAGES } from '../domain/language.js'
import { refuseInput } from './refuse-input.js'
import { requireApiKey } from './require-api-key.js'
import { procedure, router } from './trpc.js'

const schoolProcedure = procedure.use(({ ctx, next }) => {
  requireApiKey(ctx)
  return next()
})

const text = z.string().max(254)

/** What became of an account. */
export interface UpsertAnswer {
  login: string
  /** In groups, as it is printed. */
  substituteId: string
  created: boolean
}

/** The answer to a sign-in. */
export type VerifyAnswer = { valid: true; account: VerifiedAccount } | { valid: false }

export const accountsRouter = router({
  verify: schoolProcedure
    .input(z.strictObject({ login: text, password: z.string() }))
    .mutation(({ ctx, input }): Promise<VerifyAnswer> => verifyPassword(ctx.services, { ...ctx, ...input })),

  upsert: schoolProcedure
    .input(
      z.strictObject({
        account: z.strictObject({
          login: text,
          email: text.optional(),
          pesel: text.optional(),
          substituteId: text.optional(),
          firstName: text.optional(),
          lastName: text.optional(),
          class: text.optional(),
          language: z.union([z.enum(LANGUAGES), z.literal('')]).optional(),
        }),
      }),
    )
    .mutation(async ({ ctx, input }): Promise<UpsertAnswer> => {
      const { unit, services } = ctx
      const { login, substituteId, created } = await registerAccount(services, { unit, row: input.account }).catch(
        refuseInput,
      )
      return { login, substituteId: formatSubstituteId(substituteId), created }
    }),

  disable: schoolProcedure
    .input(z.strictObject({ login: text }))
    .mutation(({ ctx, input }): Promise<{ login: string }> => disableAccount(ctx.services, { ...ctx, ...input })),
})
