import type Database from 'libsql'
import type { Account } from '../../domain/account.js'
import { grantedLedger, ledgerSweepAt, sweptLedger } from '../../domain/tickets/ticket-ledger.js'
import {
  IdentifierTaken,
  type AccountStore,
  type Addressee,
  type IdentifierSearch,
} from '../../domain/ports/account-store.js'
import { readAccount, writeAccount } from './account-document.js'

const PAGE = 500
const KINDS = ['email', 'pesel', 'login', 'substitute'] as const

/** Accounts as JSON documents; whatever reads and then writes does so in one `BEGIN IMMEDIATE` transaction. */
export function createLibsqlAccounts(database: Database.Database): AccountStore & { sweep(now: Date): number } {
  const insert = database.prepare('INSERT INTO accounts (id, unit, doc, sweep_at) VALUES (?, ?, ?, ?)')
  const update = database.prepare('UPDATE accounts SET doc = ?, sweep_at = ? WHERE id = ?')
  const selectById = database.prepare('SELECT doc FROM accounts WHERE id = ? AND unit = ?')
  const selectByLogin = database.prepare(
    `SELECT doc FROM accounts WHERE unit = ? AND json_extract(doc, '$.keys.login') IN (SELECT value FROM json_each(?))`,
  )
  const selectByKeys = database.prepare(
    KINDS.map(
      (kind) =>
        `SELECT doc FROM accounts WHERE unit = ? AND json_extract(doc, '$.keys.${kind}') IN (SELECT value FROM json_each(?))`,
    ).join(' UNION '),
  )
  const selectPage = database.prepare(
    `SELECT doc FROM accounts WHERE unit = ? AND json_extract(doc, '$.login') > ? ORDER BY json_extract(doc, '$.login') LIMIT ${PAGE}`,
  )
  const selectChanged = database.prepare(
    `SELECT doc FROM accounts WHERE unit = ? AND json_extract(doc, '$.changedAt') >= ? AND (json_extract(doc, '$.changedAt') > ? OR id > ?)
     ORDER BY json_extract(doc, '$.changedAt'), id LIMIT ${PAGE}`,
  )
  const selectKeyVersion = database.prepare(
    `SELECT json_extract(doc, '$.keyVersion') AS version FROM accounts
     WHERE json_extract(doc, '$.status') <> 'decoy' AND json_extract(doc, '$.keyVersion') > ?
     ORDER BY json_extract(doc, '$.keyVersion') LIMIT 1`,
  )
  const selectStale = database.prepare(`SELECT doc FROM accounts WHERE sweep_at <= ? LIMIT ${PAGE}`)

  const byId = (unit: string, id: string): Account | undefined => accountOf(selectById.get(id, unit))
  const stillAt = (unit: string, { id, keys }: Addressee): Account | undefined => {
    const account = byId(unit, id)
    return account?.keys.email === keys.email ? account : undefined
  }
  const byLogin = (unit: string, keys: string[]): Account | undefined =>
    accountOf(selectByLogin.get(unit, JSON.stringify(keys)))
  const write = (account: Account): Account => {
    update.run(writeAccount(account), ledgerSweepAt(account)?.getTime() ?? null, account.id)
    return account
  }
  /** Reads an account and writes what `change` makes of it, with nobody in between; undefined leaves it as it is. */
  const changeOne = (
    read: () => Account | undefined,
    change: (account: Account) => Account | undefined,
  ): Account | undefined =>
    database
      .transaction(() => {
        const account = read()
        const changed = account && change(account)
        return changed && write(changed)
      })
      .immediate()

  /** Changes the account of a login; returns what it was before. */
  const changeKnown = (unit: string, keys: string[], change: (account: Account) => Account): Account | undefined => {
    let before: Account | undefined
    changeOne(() => (before = byLogin(unit, keys)), change)
    return before
  }

  return {
    async add(account) {
      takenIn(() =>
        insert.run(account.id, account.unit, writeAccount(account), ledgerSweepAt(account)?.getTime() ?? null),
      )
    },

    async change(unit, id, { basedOn, ticketsDie, ...change }) {
      return takenIn(() =>
        changeOne(
          () => byId(unit, id),
          ({ language: _language, role: _role, classes: _classes, ...account }) =>
            account.profile === basedOn ? { ...(ticketsDie ? withoutMails(account) : account), ...change } : undefined,
        ),
      )
    },

    async find(unit: string, search: IdentifierSearch) {
      const rows = selectByKeys.all(...KINDS.flatMap((kind) => [unit, JSON.stringify(search[kind])]))
      return rows.map(readRow).filter(({ status }) => status !== 'decoy')
    },

    findByLogin: async (unit, keys) => byLogin(unit, keys),
    findById: async (unit, id) => byId(unit, id),

    async *list(unit, begin = '') {
      let after = begin
      for (;;) {
        const page = selectPage.all(unit, after).map(readRow)
        for (const account of page) if (account.status !== 'decoy') yield account
        const last = page.at(-1)
        if (last === undefined || page.length < PAGE) return
        after = last.login
      }
    },

    async *changedSince(unit, since) {
      let from = since.toISOString()
      let after = ''
      for (;;) {
        const page = selectChanged.all(unit, from, from, after).map(readRow)
        for (const account of page) if (account.status !== 'decoy') yield account
        const last = page.at(-1)
        if (last === undefined || page.length < PAGE) return
        from = last.changedAt.toISOString()
        after = last.id
      }
    },

    async keyVersions() {
      const versions: string[] = []
      for (;;) {
        const row = selectKeyVersion.get(versions.at(-1) ?? '') as { version: string } | undefined
        if (row === undefined) return versions
        versions.push(row.version)
      }
    },

    disable: async (unit, keys, now) =>
      changeKnown(unit, keys, (account) => ({
        ...account,
        status: 'disabled',
        tickets: [],
        rightsAt: now,
        changedAt: now,
      })),
    enable: async (unit, keys, now) =>
      changeKnown(unit, keys, (account) => ({ ...account, status: 'active', rightsAt: now, changedAt: now })),

    async grantTicket({ unit, id, ...grant }) {
      const granted = changeOne(
        () => byId(unit, id),
        (account) => {
          const ledger = grantedLedger(account, grant)
          return ledger && { ...account, ...ledger, changedAt: grant.mail.at }
        },
      )
      return granted !== undefined
    },

    async findByTicket({ unit, id, hash, now }) {
      const account = byId(unit, id)
      return account && holds(account, hash, now) ? account : undefined
    },

    async spendTicket({ unit, id, hash, now, passwordHash, notice }) {
      return changeOne(
        () => byId(unit, id),
        (account) =>
          holds(account, hash, now)
            ? { ...account, passwordHash, passwordSetAt: now, passwordNotice: notice, tickets: [], changedAt: now }
            : undefined,
      )
    },

    async noteMailed(unit, to, { request, at }) {
      for (const addressee of to) {
        changeOne(
          () => stillAt(unit, addressee),
          ({ undelivered: _before, ...account }) => ({ ...account, mailedAt: at, mailedFor: request, changedAt: at }),
        )
      }
    },

    async markDelivery(unit, to, undelivered, now) {
      for (const addressee of to) {
        changeOne(
          () => stillAt(unit, addressee),
          ({ undelivered: _before, ...account }) => ({
            ...account,
            ...(undelivered && { undelivered }),
            changedAt: now,
          }),
        )
      }
    },

    /** Drops dead tickets and old marks of some accounts; returns of how many. */
    sweep(now) {
      const stale = selectStale.all(now.getTime()).map(readRow)
      for (const { unit, id } of stale) {
        changeOne(
          () => byId(unit, id),
          (account) => ({ ...account, ...sweptLedger(account, now) }),
        )
      }
      return stale.length
    },
  }
}

/** What an account is when its address is another one. */
function withoutMails(known: Account): Account {
  const { mailedAt: _mailedAt, mailedFor: _mailedFor, undelivered: _undelivered, ...account } = known
  return { ...account, tickets: [] }
}

function holds(account: Account, hash: string, now: Date): boolean {
  return account.status === 'active' && account.tickets.some((ticket) => ticket.hash === hash && ticket.expiresAt > now)
}

function readRow(row: unknown): Account {
  return readAccount((row as { doc: string }).doc)
}

function accountOf(row: unknown): Account | undefined {
  return row === undefined ? undefined : readRow(row)
}

/** Runs a write; a violated unique index names the identifier that somebody else has. */
function takenIn<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    const kind = /UNIQUE constraint failed: index 'accounts_(login|pesel|substitute)'/.exec(String(error))?.[1]
    if (kind === 'login' || kind === 'pesel' || kind === 'substitute') throw new IdentifierTaken(kind)
    throw error
  }
}
