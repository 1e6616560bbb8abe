import { z } from 'zod'
import { disableAccount } from '../domain/accounts/disable-account.js'
import { listAccount, type ListedAccount } from '../domain/accounts/listed-account.js'
import { registerAccount } from '../domain/accounts/register-account.js'
import { verifyPassword, type Verdict } from '../domain/accounts/verify-password.js'
import type { Author } from '../domain/author.js'
import { recordAct, systemActor } from '../domain/audit/record-act.js'
import { recordRow } from '../domain/accounts/record-row.js'
import { formatSubstituteId } from '../domain/identifiers/substitute-id.js'
import { inviteAccount } from '../domain/invitations/invite-account.js'
import { findForSystem } from '../domain/accounts/find-for-system.js'
import { systemRowRights } from '../domain/accounts/system-row-rights.js'
import { accountFields } from './procedure/account-fields.js'
import { ACCOUNTS_PAGE, pageLimit } from './procedure/page-size.js'
import { refuseInput } from './procedure/refuse-input.js'
import { requireSystemKey } from './procedure/require-system-key.js'
import { TakenLimit } from '../domain/limits/taken-limit.js'
import type { SystemRight } from '../domain/system-key.js'
import { shortText } from './procedure/short-text.js'
import { procedure, router } from './procedure/trpc.js'

/** For a school's system whose key has the right; `ctx.actor` is who the history names, `ctx.by` whom limits count. */
const systemProcedure = (right: SystemRight) =>
  procedure.use(async ({ ctx, next }) => {
    const key = await requireSystemKey(ctx, right)
    const by: Author = { role: 'system', id: key.name }
    return next({ ctx: { actor: systemActor(key), by } })
  })

/** In the spelling of `inet_ntop`, with no port and no brackets. */
const ipAddress = z.union([z.ipv4(), z.ipv6()])

/** What became of an account. */
export interface UpsertAnswer {
  login: string
  /** In groups, as it is printed; null of whoever works with the panel: it gets a mail with a link. */
  substituteId: string | null
  created: boolean
}

/** A page of accounts by login. */
export interface AccountsPage {
  accounts: ListedAccount[]
  /** What to send as `after` for the next page; null when this is the last one. */
  next: string | null
}

export const accountsRouter = router({
  verify: systemProcedure('verify')
    .input(
      z
        .strictObject({
          identifier: shortText.optional(),
          login: shortText.optional(),
          password: z.string(),
          client: ipAddress.optional(),
        })
        .refine(({ identifier, login }) => (identifier === undefined) !== (login === undefined)),
    )
    .mutation(({ ctx, input: { identifier, login, ...typed } }): Promise<Verdict> => {
      const who =
        identifier === undefined
          ? { identifier: login ?? '', kinds: 'login' as const }
          : { identifier, kinds: 'any' as const }
      return verifyPassword(ctx.services, { ...ctx, ...typed, ...who, system: ctx.actor.actor })
    }),

  upsert: systemProcedure('write')
    .input(
      z.strictObject({
        account: z.strictObject({ ...accountFields, class: shortText.optional() }),
      }),
    )
    .mutation(async ({ ctx, input }): Promise<UpsertAnswer> => {
      const { unit, services, actor, by } = ctx
      const { login, substituteId, created, role } = await registerAccount(services, {
        unit,
        row: input.account,
        rights: systemRowRights(services, { unit, actor }),
        taken: { services, unit, actor, limit: new TakenLimit(services, { unit, asker: [actor.via, actor.actor] }) },
        by,
        record: (planned) => recordRow(services, unit, actor, planned),
      }).catch(refuseInput)
      return { login, substituteId: role === 'member' ? formatSubstituteId(substituteId) : null, created }
    }),

  disable: systemProcedure('write')
    .input(z.strictObject({ login: shortText }))
    .mutation(async ({ ctx, input }): Promise<{ login: string }> => {
      const { unit, services, actor } = ctx
      const { login } = await findForSystem(services, { unit, actor, ...input })
      return disableAccount(services, { unit, login, actor })
    }),

  list: systemProcedure('read')
    .input(z.strictObject({ after: shortText.default(''), limit: pageLimit(ACCOUNTS_PAGE) }))
    .mutation(async ({ ctx, input }): Promise<AccountsPage> => {
      const { unit, services, actor } = ctx
      // written down, since with a substitute identifier somebody can ask for a mail
      await recordAct(services, { unit, ...actor, action: 'accounts.listed' })
      const accounts: ListedAccount[] = []
      for await (const account of services.accounts.list(unit.id, input.after)) {
        const last = accounts.at(-1)
        if (last !== undefined && accounts.length === input.limit) return { accounts, next: last.login }
        accounts.push(listAccount(services.keyring, account))
      }
      return { accounts, next: null }
    }),

  /** `INPUT_INVALID` says why somebody cannot be invited: `LOGIN_UNKNOWN`, `EMAIL_MISSING`, `PASSWORD_SET`, `ACCOUNT_DISABLED`. */
  invite: systemProcedure('write')
    .input(z.strictObject({ login: shortText }))
    .mutation(async ({ ctx, input }): Promise<{ login: string }> => {
      const { unit, services, actor, by } = ctx
      const account = await findForSystem(services, { unit, actor, ...input })
      const isNew = await inviteAccount(services, unit, account, { by })
      if (isNew) await recordAct(services, { unit, ...actor, action: 'person.invited', subject: account.login })
      return { login: account.login }
    }),
})
