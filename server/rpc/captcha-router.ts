import { z } from 'zod'
import { issueChallenge } from '../domain/captcha/issue-challenge.js'
import { CHALLENGE_KINDS } from '../../contract/challenge-kind.js'
import { LANGUAGES } from '../../contract/language.js'
import type { WorkParameters } from '../domain/ports/challenges.js'
import { procedure, router } from './procedure/trpc.js'

/** A fresh challenge, as the browser gets it. */
export interface ChallengeAnswer {
  challenge: string
  /** ISO 8601, UTC. */
  expiresAt: string
  work: WorkParameters
  /** Path of the picture or the sound on this server; absent when the kind is `work`. */
  url?: string
  /** Which way the unit offers first; the page's own word wins. */
  first: 'picture' | 'work'
}

export const captchaRouter = router({
  issue: procedure
    .input(z.strictObject({ kind: z.enum(CHALLENGE_KINDS), language: z.enum(LANGUAGES) }))
    .mutation(async ({ ctx, input }): Promise<ChallengeAnswer> => {
      const { challenge, expiresAt, work, drawing } = await issueChallenge(ctx.services, { ...ctx, ...input })
      return {
        challenge,
        expiresAt: expiresAt.toISOString(),
        work,
        first: ctx.unit.captcha.first,
        ...(drawing !== undefined && { url: `/captcha/${input.kind}/${drawing}` }),
      }
    }),
})
