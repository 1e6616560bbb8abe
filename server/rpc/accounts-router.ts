import { z } from 'zod'
import { apiRights } from '../domain/accounts/api-rights.js'
import { disableAccount } from '../domain/accounts/disable-account.js'
import { listAccount, type ListedAccount } from '../domain/accounts/listed-account.js'
import { registerAccount } from '../domain/accounts/register-account.js'
import { verifyPassword, type VerifiedAccount } from '../domain/accounts/verify-password.js'
import { API, recordAct } from '../domain/audit/record-act.js'
import { recordRow } from '../domain/accounts/record-row.js'
import { formatSubstituteId } from '../domain/identifiers/substitute-id.js'
import { inviteAccount } from '../domain/invitations/invite-account.js'
import { findReachable } from '../domain/panel/find-reachable.js'
import { accountFields } from './procedure/account-fields.js'
import { ACCOUNTS_PAGE, pageLimit } from './procedure/page-size.js'
import { refuseInput } from './procedure/refuse-input.js'
import { requireApiKey } from './procedure/require-api-key.js'
import { shortText } from './procedure/short-text.js'
import { procedure, router } from './procedure/trpc.js'

const schoolProcedure = procedure.use(({ ctx, next }) => {
  requireApiKey(ctx)
  return next()
})

/** In the spelling of `inet_ntop`, with no port and no brackets. */
const ipAddress = z.union([z.ipv4(), z.ipv6()])

/** What became of an account. */
export interface UpsertAnswer {
  login: string
  /** In groups, as it is printed. */
  substituteId: string
  created: boolean
}

/** The answer to a sign-in. */
export type VerifyAnswer = { valid: true; account: VerifiedAccount } | { valid: false }

/** A page of accounts by login. */
export interface AccountsPage {
  accounts: ListedAccount[]
  /** What to send as `after` for the next page; null when this is the last one. */
  next: string | null
}

export const accountsRouter = router({
  verify: schoolProcedure
    .input(z.strictObject({ login: shortText, password: z.string(), client: ipAddress.optional() }))
    .mutation(({ ctx, input }): Promise<VerifyAnswer> => verifyPassword(ctx.services, { ...ctx, ...input })),

  upsert: schoolProcedure
    .input(
      z.strictObject({
        account: z.strictObject({ ...accountFields, class: shortText.optional() }),
      }),
    )
    .mutation(async ({ ctx, input }): Promise<UpsertAnswer> => {
      const { unit, services } = ctx
      const { login, substituteId, created } = await registerAccount(services, {
        unit,
        row: input.account,
        rights: apiRights(services.keyring, unit),
        record: (planned) => recordRow(services, unit, API, planned),
      }).catch(refuseInput)
      return { login, substituteId: formatSubstituteId(substituteId), created }
    }),

  disable: schoolProcedure
    .input(z.strictObject({ login: shortText }))
    .mutation(async ({ ctx, input }): Promise<{ login: string }> => {
      const { unit, services } = ctx
      return disableAccount(services, { unit, ...input, actor: API })
    }),

  list: schoolProcedure
    .input(z.strictObject({ after: shortText.default(''), limit: pageLimit(ACCOUNTS_PAGE) }))
    .mutation(async ({ ctx, input }): Promise<AccountsPage> => {
      const { unit, services } = ctx
      // written down, since with a substitute identifier somebody can ask for a mail
      await recordAct(services, { unit, ...API, action: 'accounts.listed' })
      const accounts: ListedAccount[] = []
      for await (const account of services.accounts.list(unit.id, input.after)) {
        const last = accounts.at(-1)
        if (last !== undefined && accounts.length === input.limit) return { accounts, next: last.login }
        accounts.push(listAccount(services.keyring, account))
      }
      return { accounts, next: null }
    }),

  /** `INPUT_INVALID` says why somebody cannot be invited: `LOGIN_UNKNOWN`, `EMAIL_MISSING`, `PASSWORD_SET`, `ACCOUNT_DISABLED`. */
  invite: schoolProcedure
    .input(z.strictObject({ login: shortText }))
    .mutation(async ({ ctx, input }): Promise<{ login: string }> => {
      const { unit, services } = ctx
      const account = await findReachable(services, { unit, reach: 'unit', login: input.login })
      const isNew = await inviteAccount(services, unit, account)
      if (isNew) await recordAct(services, { unit, ...API, action: 'person.invited', subject: account.login })
      return { login: account.login }
    }),
})
