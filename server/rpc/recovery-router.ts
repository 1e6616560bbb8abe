import { z } from 'zod'
import { IDENTIFIER_MAX_LENGTH } from '../../contract/field-lengths.js'
import { LANGUAGES } from '../../contract/language.js'
import { redeemChallenge } from '../domain/captcha/redeem-challenge.js'
import { rememberBrowser } from '../domain/limits/known-browser.js'
import type { PasswordRules } from '../domain/passwords/password-rules.js'
import { completeRecovery, type Completed } from '../domain/recovery/complete-recovery.js'
import { exchangeCode } from '../domain/recovery/exchange-code.js'
import { inspectTicket } from '../domain/recovery/inspect-ticket.js'
import { requestRecovery } from '../domain/recovery/request-recovery.js'
import { ownPageOnly } from './procedure/own-page-only.js'
import { shortText } from './procedure/short-text.js'
import { procedure, router } from './procedure/trpc.js'

/** Whose ticket it is and until when it holds. */
export interface TicketAnswer {
  login: string
  purpose: 'activation' | 'recovery'
  /** ISO 8601, UTC. */
  expiresAt: string
  passwordRules: PasswordRules
  /** Whoever else the same mail has a live ticket for. */
  others: { login: string; firstName: string }[]
  /** Whether one password for all of them is to be offered as the usual thing. */
  forAll: boolean
}

/** Characters; what is longer is no challenge, solution or ticket of ours, and is not looked at. */
const MOST = { challenge: 4_096, derivedKey: 128, answer: 64, ticket: 128 } as const
/** ALTCHA's counter has 32 bits. */
const MOST_COUNTER = 0xffff_ffff

const ticket = z.string().max(MOST.ticket)

/** Somebody is named, and a challenge answered. */
const named = z.strictObject({
  identifier: z.string().min(1).max(IDENTIFIER_MAX_LENGTH),
  challenge: z.string().max(MOST.challenge),
  solution: z.strictObject({
    counter: z.int().min(0).max(MOST_COUNTER),
    derivedKey: z.string().max(MOST.derivedKey),
  }),
  answer: z.string().max(MOST.answer).optional(),
})

export const recoveryRouter = router({
  request: procedure
    .input(named.extend({ language: z.enum(LANGUAGES) }))
    .mutation(async ({ ctx, input }): Promise<{ accepted: true }> => {
      await requestRecovery(ctx.services, { ...ctx, ...input })
      return { accepted: true }
    }),

  exchange: ownPageOnly
    .input(named.extend({ code: shortText }))
    .mutation(async ({ ctx, input }): Promise<{ ticket: string }> => {
      const shown = { ...ctx, ...input }
      await redeemChallenge(ctx.services, shown)
      return exchangeCode(ctx.services, shown)
    }),

  inspect: procedure.input(z.strictObject({ ticket })).mutation(async ({ ctx, input }): Promise<TicketAnswer> => {
    const found = await inspectTicket(ctx.services, { ...ctx, ...input })
    return { ...found, expiresAt: found.expiresAt.toISOString() }
  }),

  complete: procedure
    // a longer password than any rule allows is refused as such by the domain, and costs nothing there
    .input(z.strictObject({ ticket, password: z.string(), forAll: z.boolean().optional() }))
    .mutation(async ({ ctx, input }): Promise<Omit<Completed, 'isAll'>> => {
      const { services, unit, cookie, browser } = ctx
      const { isAll, ...completed } = await completeRecovery(services, { ...ctx, ...input })
      // on our own page alone: from a municipality's no browser would take a cookie of ours; and it is known for nobody else
      if (isAll && cookie.origin === services.publicUrl)
        browser.keep(
          rememberBrowser(services.keyring, {
            unit,
            identifier: completed.login,
            shown: browser.shown,
            now: services.now(),
          }),
        )
      return completed
    }),
})
