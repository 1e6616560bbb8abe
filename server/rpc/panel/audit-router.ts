import { z } from 'zod'
import { auditRecord, exportAudit, type AuditRecord } from '../../domain/audit/export-audit.js'
import { recordAct } from '../../domain/audit/record-act.js'
import { HISTORY_PAGE, pageLimit } from '../procedure/page-size.js'
import { shortText } from '../procedure/short-text.js'
import { router } from '../procedure/trpc.js'
import { officeProcedure } from './panel-procedure.js'

/** Sign-ins are many more than acts; absent: both. */
const kind = z.enum(['act', 'sign-in'])
const moment = z.iso.datetime().transform((text) => new Date(text))

/** A page of what was done, the latest first. */
export interface AuditPage {
  entries: AuditRecord[]
  /** What to send as `before` for older ones; null when there are none. */
  next: { at: string; id: string } | null
}

/** What was done, as a file to save. */
export interface AuditFile {
  /** `text/csv` begins with a byte order mark, for spreadsheets. */
  text: string
  /** False when the file holds the latest 50,000 and there are more. */
  isWhole: boolean
}

export const auditRouter = router({
  list: officeProcedure
    .input(
      z.strictObject({
        before: z.strictObject({ at: moment, id: z.string().max(64) }).optional(),
        /** Login of whom it was done to. */
        subject: shortText.optional(),
        kind: kind.optional(),
        limit: pageLimit(HISTORY_PAGE),
      }),
    )
    .mutation(async ({ ctx, input }): Promise<AuditPage> => {
      const { before, subject, kind: wanted, limit } = input
      const filter = { ...(subject !== undefined && { subject }), ...(wanted && { kind: wanted }) }
      const page = await ctx.services.audit.list(ctx.unit.id, { limit, ...filter, ...(before && { before }) })
      const last = page.at(-1)
      const next = last === undefined || page.length < limit ? null : { at: last.at.toISOString(), id: last.id }
      return { entries: page.map(auditRecord), next }
    }),

  /** From `from` up to and without `until`; CSV fields that a spreadsheet would compute begin with an apostrophe. */
  export: officeProcedure
    .input(
      z.strictObject({
        format: z.enum(['csv', 'jsonl']),
        kind: kind.optional(),
        from: moment.optional(),
        until: moment.optional(),
      }),
    )
    .mutation(async ({ ctx, input }): Promise<AuditFile> => {
      const { services, unit, user } = ctx
      const { format, kind: wanted, from, until } = input
      const { text, isWhole } = await exportAudit(services, {
        unit,
        format,
        ...(wanted && { kind: wanted }),
        ...(from && { from }),
        ...(until && { until }),
      })
      const actor = user.account.login
      await recordAct(services, { unit, via: 'panel', actor, action: 'audit.exported', detail: format })
      return { text: format === 'csv' ? `\ufeff${text}` : text, isWhole }
    }),
})
