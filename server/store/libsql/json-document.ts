import type { Account } from '../../domain/account.js'
import type { AuditEntry } from '../../domain/ports/audit-log.js'
import type { StoredKey } from '../../domain/ports/key-store.js'
import type { OutboxItem, WebhookCall } from '../../domain/ports/outbox.js'
import type { Session } from '../../domain/ports/session-store.js'

/** What lies in the `doc` column of a table. */
export type StoredDocument = Account | StoredKey | OutboxItem | WebhookCall | Session | AuditEntry

/** Names of fields that hold dates, at any depth. */
type DateField<Value> = Value extends Date
  ? never
  : Value extends readonly (infer Item)[]
    ? DateField<Item>
    : Value extends object
      ? {
          [Name in keyof Value & string]-?: NonNullable<Value[Name]> extends Date
            ? Name
            : DateField<NonNullable<Value[Name]>>
        }[keyof Value & string]
      : never

/** JSON knows no dates. The compiler asks for every name here, so that a new field cannot come back as a text. */
const DATES: Readonly<Record<DateField<StoredDocument>, true>> = {
  activeAt: true,
  at: true,
  changedAt: true,
  createdAt: true,
  dueAt: true,
  expiresAt: true,
  heldUntil: true,
  mailedAt: true,
  passwordSetAt: true,
  rekeyedAt: true,
  rightsAt: true,
  runAt: true,
  seenAt: true,
  succeededAt: true,
}

/** A document as JSON, its dates as ISO 8601. */
export function writeDocument(document: StoredDocument): string {
  return JSON.stringify(document)
}

/** The document in a row's `doc` that {@link writeDocument} wrote. A field of these names is a date in all of them. */
export function readDocument<Stored extends StoredDocument>(row: unknown): Stored {
  return JSON.parse((row as { doc: string }).doc, (name, value: unknown) =>
    Object.hasOwn(DATES, name) && typeof value === 'string' ? new Date(value) : value,
  ) as Stored
}
