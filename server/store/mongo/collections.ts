import type { Collection, Db, IndexDescription } from 'mongodb'
import type { Account } from '../../domain/account.js'
import type { AuditEntry } from '../../domain/ports/audit-log.js'
import type { StoredKey } from '../../domain/ports/key-store.js'
import type { OutboxItem, WebhookCall } from '../../domain/ports/outbox.js'
import type { Session } from '../../domain/ports/session-store.js'
import { SCHEMA_VERSION } from '../both/schema-version.js'

/** An item that nobody finished goes after so long, whatever happened: a week past the day that a mail is tried. */
const OUTBOX_SECONDS = 8 * 86_400

/** An account as it is stored: its id is the document's. */
export type AccountDocument = Omit<Account, 'id'> & {
  _id: string
  /** When a ticket or a mail mark goes out of date. */
  sweepAt?: Date
}

/** An outbox item as it is stored, with whoever works on it. */
export type OutboxDocument = Omit<OutboxItem | WebhookCall, 'id' | 'kind'> & {
  _id: string
  kind: (OutboxItem | WebhookCall)['kind']
  /** Absent on mails. */
  queue?: 'webhooks'
  lease?: string
  leaseUntil: Date
}

/** Ids of redeemed challenges. */
export interface SpentDocument {
  _id: string
  expiresAt: Date
}

/** A session as it is stored. */
export type SessionDocument = Omit<Session, 'id'> & { _id: string }

/** An entry of the audit as it is stored. */
export type AuditDocument = Omit<AuditEntry, 'id'> & { _id: string }

/** A data key; its id is `<unit> <step>`. */
export type KeyDocument = StoredKey & { _id: string }

/** The one document that says which form the others have. */
export interface SchemaDocument {
  _id: 'schema'
  version: number
}

/** The collections of a database. */
export function collectionsOf(database: Db): {
  accounts: Collection<AccountDocument>
  outbox: Collection<OutboxDocument>
  spent: Collection<SpentDocument>
  sessions: Collection<SessionDocument>
  keys: Collection<KeyDocument>
  schema: Collection<SchemaDocument>
  audit: Collection<AuditDocument>
} {
  return {
    accounts: database.collection('accounts'),
    outbox: database.collection('outbox'),
    spent: database.collection('spent'),
    sessions: database.collection('sessions'),
    keys: database.collection('keys'),
    schema: database.collection('schema'),
    audit: database.collection('audit'),
  }
}

const uniqueKey = (kind: string): IndexDescription => ({
  name: `accounts_${kind}`,
  key: { unit: 1, [`keys.${kind}`]: 1 },
  unique: true,
  // two accounts that both lack this identifier do not clash
  partialFilterExpression: { [`keys.${kind}`]: { $exists: true } },
})

/** Reads the version of what lies there, and whether anybody does. */
export async function readSchema(database: Db): Promise<{ version: number | undefined; hasAccounts: boolean }> {
  const { accounts, schema } = collectionsOf(database)
  // in this order: whoever writes an account has written the version before
  const hasAccounts = (await accounts.findOne({}, { projection: { _id: 1 } })) !== null
  return { version: (await schema.findOne({ _id: 'schema' }))?.version, hasAccounts }
}

/** Writes the version of this server. */
export async function writeSchema(database: Db): Promise<void> {
  const { schema } = collectionsOf(database)
  await schema.updateOne({ _id: 'schema' }, { $max: { version: SCHEMA_VERSION } }, { upsert: true })
}

/** Makes what is missing; an index that stands there with other options is an error. All unique ones begin with the shard key. */
export async function makeIndexes(database: Db): Promise<void> {
  const { accounts, audit, outbox, sessions, spent } = collectionsOf(database)
  await accounts.createIndexes([
    uniqueKey('login'),
    uniqueKey('pesel'),
    uniqueKey('substitute'),
    {
      name: 'accounts_email',
      key: { unit: 1, 'keys.email': 1 },
      partialFilterExpression: { 'keys.email': { $exists: true } },
    },
    { name: 'accounts_list', key: { unit: 1, login: 1 } },
    { name: 'accounts_changed', key: { unit: 1, changedAt: 1, _id: 1 } },
    { name: 'accounts_sweep', key: { sweepAt: 1 }, partialFilterExpression: { sweepAt: { $exists: true } } },
  ])
  await outbox.createIndexes([
    { name: 'outbox_queue', key: { queue: 1, dueAt: 1 } },
    { name: 'outbox_end', key: { createdAt: 1 }, expireAfterSeconds: OUTBOX_SECONDS },
  ])
  await spent.createIndexes([{ name: 'spent_end', key: { expiresAt: 1 }, expireAfterSeconds: 0 }])
  await sessions.createIndexes([
    { name: 'sessions_end', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
    { name: 'sessions_account', key: { unit: 1, account: 1 } },
  ])
  await audit.createIndexes([
    { name: 'audit_list', key: { unit: 1, at: -1, _id: -1 } },
    { name: 'audit_kind', key: { unit: 1, kind: 1, at: -1, _id: -1 } },
    { name: 'audit_subject', key: { unit: 1, subject: 1, at: -1, _id: -1 } },
    { name: 'audit_end', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ])
  await database.collection('limits').createIndexes([
    { name: 'limits_key', key: { key: 1 }, unique: true },
    { name: 'limits_end', key: { expire: 1 }, expireAfterSeconds: 0 },
  ])
}
