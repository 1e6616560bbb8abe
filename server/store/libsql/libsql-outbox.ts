import { setImmediate } from 'node:timers/promises'
import type Database from 'libsql'
import type { Lease, Outbox, OutboxItem, WebhookCall } from '../../domain/ports/outbox.js'
import { IS_MAIL, IS_WEBHOOK } from './database.js'

/** Items written at once. */
const PAGE = 500

/** The outbox as a table; a claim is one `UPDATE … RETURNING`. */
export function createLibsqlOutbox(database: Database.Database): Outbox {
  const insert = database.prepare('INSERT OR IGNORE INTO outbox (id, due, doc) VALUES (?, ?, ?)')
  const claimOf = (queue: string) =>
    database.prepare(`
      UPDATE outbox SET lease = ?, lease_until = ?
      WHERE id = (
        SELECT id FROM outbox
        WHERE ${queue} AND due <= ? AND (lease_until IS NULL OR lease_until <= ?) ORDER BY due LIMIT 1)
      RETURNING doc`)
  const claimMail = claimOf(IS_MAIL)
  const claimCall = claimOf(IS_WEBHOOK)
  const select = database.prepare('SELECT doc FROM outbox WHERE id = ? AND lease = ?')
  const rewrite = database.prepare('UPDATE outbox SET doc = ? WHERE id = ?')
  const release = database.prepare('UPDATE outbox SET doc = ?, due = ?, lease = NULL, lease_until = NULL WHERE id = ?')
  const remove = database.prepare('DELETE FROM outbox WHERE id = ? AND lease = ?')
  const count = database.prepare('SELECT count(*) AS waiting FROM outbox')

  const insertNew = (item: OutboxItem | WebhookCall): boolean =>
    insert.run(item.id, item.dueAt.getTime(), JSON.stringify(item)).changes > 0
  /** Works on an item while its lease is ours, with nobody in between. */
  const whileHeld = ({ id, lease }: Lease, work: (item: OutboxItem | WebhookCall) => void): boolean =>
    database
      .transaction(() => {
        const row = select.get(id, lease)
        if (row === undefined) return false
        work(readItem(row))
        return true
      })
      .immediate()

  return {
    async add(item) {
      return insertNew(item)
    },
    async addAll(items) {
      let added = 0
      for (let at = 0; at < items.length; at += PAGE) {
        const page = items.slice(at, at + PAGE)
        database
          .transaction(() => {
            for (const item of page) added += Number(insertNew(item))
          })
          .immediate()
        // the library holds the event loop while it works
        await setImmediate()
      }
      return added
    },
    async claim({ lease, now, until }) {
      const row = claimMail.get(lease, until.getTime(), now.getTime(), now.getTime())
      return row === undefined ? undefined : (readItem(row) as OutboxItem)
    },
    async claimWebhook({ lease, now, until }) {
      const row = claimCall.get(lease, until.getTime(), now.getTime(), now.getTime())
      return row === undefined ? undefined : (readItem(row) as WebhookCall)
    },
    async markMailed(held, accounts) {
      return whileHeld(held, (item) => {
        if ('mailed' in item) rewrite.run(JSON.stringify({ ...item, mailed: [...item.mailed, ...accounts] }), item.id)
      })
    },
    async markTold(held) {
      return whileHeld(held, (item) => {
        rewrite.run(JSON.stringify({ ...item, isTold: true }), item.id)
      })
    },
    async postpone(held, dueAt) {
      return whileHeld(held, (item) => {
        release.run(JSON.stringify({ ...item, dueAt, attempts: item.attempts + 1 }), dueAt.getTime(), item.id)
      })
    },
    finish: async ({ id, lease }) => remove.run(id, lease).changes > 0,
    count: async () => (count.get() as { waiting: number }).waiting,
  }
}

const DATES = new Set(['createdAt', 'dueAt', 'at'])

function readItem(row: unknown): OutboxItem | WebhookCall {
  return JSON.parse((row as { doc: string }).doc, (name, value: unknown) =>
    DATES.has(name) && typeof value === 'string' ? new Date(value) : value,
  ) as OutboxItem | WebhookCall
}
