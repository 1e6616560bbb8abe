import { z } from 'zod'
import { disableAccount } from '../domain/accounts/disable-account.js'
import { RowRefused } from '../domain/accounts/account-row.js'
import { registerAccount, type Registered } from '../domain/accounts/register-account.js'
import { verifyPassword, type VerifiedAccount } from '../domain/accounts/verify-password.js'
import { Failure } from '../domain/failure.js'
import { formatSubstituteId } from '../domain/identifiers/substitute-id.js'
import { LANGUAGES } from '../domain/language.js'
import { requireApiKey } from './require-api-key.js'
import { procedure, router } from './trpc.js'

const schoolProcedure = procedure.use(({ ctx, next }) => {
  requireApiKey(ctx)
  return next()
})

const text = z.string().max(254)

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
    .mutation(async ({ ctx, input }): Promise<Registered> => {
      const done = await registerAccount(ctx.services, { ...ctx, row: input.account }).catch(refuseInput)
      return { ...done, substituteId: formatSubstituteId(done.substituteId) }
    }),

  disable: schoolProcedure
    .input(z.strictObject({ login: text }))
    .mutation(({ ctx, input }): Promise<{ login: string }> => disableAccount(ctx.services, { ...ctx, ...input })),
})

function refuseInput(error: unknown): never {
  throw error instanceof RowRefused ? new Failure('INPUT_INVALID', { reason: error.reasons.join(' ') }) : error
}
