import { z } from 'zod'
import { IDENTIFIER_MAX_LENGTH } from '../../contract/fold-typed.js'
import { LANGUAGES } from '../../contract/language.js'
import type { PasswordRules } from '../domain/passwords/password-rules.js'
import { completeRecovery } from '../domain/recovery/complete-recovery.js'
import { inspectTicket } from '../domain/recovery/inspect-ticket.js'
import { requestRecovery } from '../domain/recovery/request-recovery.js'
import { procedure, router } from './trpc.js'

/** Whose ticket it is and until when it holds. */
export interface TicketAnswer {
  login: string
  purpose: 'activation' | 'recovery'
  /** ISO 8601, UTC. */
  expiresAt: string
  passwordRules: PasswordRules
}

const ticket = z.string().max(128)

export const recoveryRouter = router({
  request: procedure
    .input(
      z.strictObject({
        identifier: z.string().min(1).max(IDENTIFIER_MAX_LENGTH),
        challenge: z.string().max(4096),
        solution: z.strictObject({ counter: z.int().min(0).max(0xffffffff), derivedKey: z.string().max(128) }),
        answer: z.string().max(64).optional(),
        language: z.enum(LANGUAGES),
      }),
    )
    .mutation(async ({ ctx, input }): Promise<{ accepted: true }> => {
      await requestRecovery(ctx.services, { ...ctx, ...input })
      return { accepted: true }
    }),

  inspect: procedure.input(z.strictObject({ ticket })).mutation(async ({ ctx, input }): Promise<TicketAnswer> => {
    const found = await inspectTicket(ctx.services, { ...ctx, ...input })
    return { ...found, expiresAt: found.expiresAt.toISOString() }
  }),

  complete: procedure
    // a longer password than any rule allows is refused as such by the domain, and costs nothing there
    .input(z.strictObject({ ticket, password: z.string() }))
    .mutation(({ ctx, input }): Promise<{ login: string }> => completeRecovery(ctx.services, { ...ctx, ...input })),
})
