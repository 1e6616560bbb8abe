import { setImmediate } from 'node:timers/promises'
import type Database from 'libsql'
import type { Account } from '../../domain/account.js'
import type { IdentifierSearch } from '../../domain/identifiers/identifier-keys.js'
import { withObjection } from '../../domain/holds/objection.js'
import { countedTries } from '../../domain/tickets/code-tries.js'
import {
  cappedLedger,
  exchangedLedger,
  grantedLedger,
  ledgerSweepAt,
  letteredLedger,
  noticedLedger,
  sweptLedger,
} from '../../domain/tickets/ticket-ledger.js'
import type { AccountStore, Addressee, TicketSpending } from '../../domain/ports/account-store.js'
import { PAGE_SIZE } from '../both/page-size.js'
import { readDocument, writeDocument } from './json-document.js'
import { isFree, takenIn } from './taken-in.js'

/** Accounts that are rewritten in one transaction: whoever else writes waits for it, and waiting holds their event loop. */
const REWRITTEN_AT_ONCE = 100

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
  const pageOf = (size: number) =>
    database.prepare(
      `SELECT doc FROM accounts WHERE unit = ? AND json_extract(doc, '$.login') > ? ORDER BY json_extract(doc, '$.login') LIMIT ${size}`,
    )
  const [selectPage, selectRewritten] = [pageOf(PAGE_SIZE), pageOf(REWRITTEN_AT_ONCE)]
  const selectChanged = database.prepare(
    `SELECT doc FROM accounts WHERE unit = ? AND json_extract(doc, '$.changedAt') >= ? AND (json_extract(doc, '$.changedAt') > ? OR id > ?)
     ORDER BY json_extract(doc, '$.changedAt'), id LIMIT ${PAGE_SIZE}`,
  )
  const selectStale = database.prepare(`SELECT doc FROM accounts WHERE sweep_at <= ? LIMIT ${PAGE_SIZE}`)

  const byId = (unit: string, id: string): Account | undefined => accountOf(selectById.get(id, unit))
  const stillAt = (unit: string, { id, keys }: Addressee): Account | undefined => {
    const account = byId(unit, id)
    return account?.keys.email === keys.email ? account : undefined
  }
  const byLogin = (unit: string, keys: string[]): Account | undefined =>
    accountOf(selectByLogin.get(unit, JSON.stringify(keys)))
  const write = (account: Account): Account => {
    update.run(writeDocument(account), ledgerSweepAt(account)?.getTime() ?? null, account.id)
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

  return {
    async add(account) {
      takenIn(() =>
        insert.run(account.id, account.unit, writeDocument(account), ledgerSweepAt(account)?.getTime() ?? null),
      )
    },

    async change(unit, id, { basedOn, ticketsDie, ...change }) {
      return takenIn(() =>
        changeOne(
          () => byId(unit, id),
          ({
            language: _language,
            role: _role,
            classes: _classes,
            addressWish: _wish,
            addressBarred: _barred,
            ...account
          }) =>
            account.profile === basedOn.profile && account.mark === basedOn.mark
              ? { ...(ticketsDie ? withoutMails(account) : account), ...change }
              : undefined,
        ),
      )
    },

    async find(unit: string, search: IdentifierSearch) {
      const rows = selectByKeys.all(...KINDS.flatMap((kind) => [unit, JSON.stringify(search[kind])]))
      return rows.map(readDocument<Account>).filter(({ status }) => status !== 'decoy')
    },

    findByLogin: async (unit, keys) => byLogin(unit, keys),
    findById: async (unit, id) => byId(unit, id),

    async *list(unit, begin = '') {
      let after = begin
      for (;;) {
        const page = selectPage.all(unit, after).map(readDocument<Account>)
        for (const account of page) if (account.status !== 'decoy') yield account
        const last = page.at(-1)
        if (last === undefined || page.length < PAGE_SIZE) return
        after = last.login
      }
    },

    async *changedSince(unit, since) {
      let from = since.toISOString()
      let after = ''
      for (;;) {
        const page = selectChanged.all(unit, from, from, after).map(readDocument<Account>)
        for (const account of page) if (account.status !== 'decoy') yield account
        const last = page.at(-1)
        if (last === undefined || page.length < PAGE_SIZE) return
        from = last.changedAt.toISOString()
        after = last.id
      }
    },

    async setStatus({ unit, id, basedOn, status, mark, at }) {
      const written = changeOne(
        () => byId(unit, id),
        (account) =>
          account.mark === basedOn
            ? {
                ...account,
                status,
                mark,
                rightsAt: at,
                changedAt: at,
                ...(status === 'disabled' && { tickets: [] }),
              }
            : undefined,
      )
      return written !== undefined
    },

    async setHold({ unit, id, basedOn, heldUntil, objection, passwordGoes, barsAddress, mark, at }) {
      const written = changeOne(
        () => byId(unit, id),
        ({ heldUntil: _before, addressBarred, objections = [], ...whole }) => {
          const account = passwordGoes ? withoutPassword(whole) : whole
          const isThere = objection === undefined || objections.some(({ hash }) => hash === objection)
          if (account.mark !== basedOn || !isThere) return undefined
          const left = objections.filter(({ hash }) => hash !== objection)
          const barred = barsAddress ?? addressBarred
          const held = heldUntil && { heldUntil, tickets: [], ...(barred && { addressBarred: true as const }) }
          return { ...account, objections: left, ...held, mark, rightsAt: at, changedAt: at }
        },
      )
      return written !== undefined
    },

    async setFactors({ unit, id, basedOn, factors, mark, told }) {
      const written = changeOne(
        () => byId(unit, id),
        ({ factors: _former, ...account }) =>
          account.mark === basedOn
            ? {
                ...account,
                mark,
                ...(factors !== undefined && { factors }),
                ...(told && { factorNotice: told.notice, changedAt: told.at }),
              }
            : undefined,
      )
      return written !== undefined
    },

    async grantTicket({ unit, id, ...grant }) {
      let isGranted = false
      changeOne(
        () => byId(unit, id),
        (account) => {
          const granted = grantedLedger(account, grant)
          isGranted = granted !== undefined
          const ledger = granted ?? cappedLedger(account, grant)
          return ledger && { ...account, ...ledger, changedAt: grant.mail.at }
        },
      )
      return isGranted
    },

    async grantLetters({ unit, ids, draw, at }) {
      const granted = new Map<string, string>()
      database
        .transaction(() => {
          for (const id of ids) {
            const account = byId(unit, id)
            const ticket = account && draw(account)
            const ledger = ticket && letteredLedger(account, ticket, at)
            if (!account || !ledger) continue
            write({ ...account, ...ledger, changedAt: at })
            granted.set(id, ticket.hash)
          }
        })
        .immediate()
      // the library holds the event loop while it works
      await setImmediate()
      return granted
    },

    async countCodeTry({ unit, ids, ...attempt }) {
      const counting = database.transaction(() =>
        ids.flatMap((id) => {
          const account = byId(unit, id)
          if (account === undefined) return []
          return [write({ ...account, tickets: countedTries(account.tickets, attempt), changedAt: attempt.now })]
        }),
      )
      return counting.immediate()
    },

    async exchangeCode({ unit, id, ...exchange }) {
      const exchanged = changeOne(
        () => byId(unit, id),
        (account) => {
          const ledger = exchangedLedger(account, exchange)
          return ledger && { ...account, ...ledger, changedAt: exchange.now }
        },
      )
      return exchanged !== undefined
    },

    async countNotice({ unit, id, ...notice }) {
      const counted = changeOne(
        () => byId(unit, id),
        (account) => {
          const ledger = noticedLedger(account, notice)
          const { mail, objection } = notice
          const objections = objection && withObjection(account.objections, objection, mail.at)
          return ledger && { ...account, ...ledger, ...(objections && { objections }), changedAt: mail.at }
        },
      )
      return counted !== undefined
    },

    async spendTicket({ unit, id, hash, mark, newMark, now, passwordHash, passwordBehind, notice }) {
      return changeOne(
        () => byId(unit, id),
        (account) =>
          account.mark === mark && holds(account, hash, now)
            ? {
                ...withPassword(withoutPassword(account), { now, passwordHash, newMark, notice }),
                ...(passwordBehind && { passwordBehind }),
              }
            : undefined,
      )
    },

    async changePassword({ unit, id, basedOn, now, passwordHash, newMark, notice }) {
      return changeOne(
        () => byId(unit, id),
        (account) =>
          account.status === 'active' && account.mark === basedOn.mark && account.passwordHash === basedOn.passwordHash
            ? withPassword(account, { now, passwordHash, newMark, notice })
            : undefined,
      )
    },

    async noteMailed(unit, to, { request, at, keepsWord }) {
      for (const addressee of to) {
        changeOne(
          () => stillAt(unit, addressee),
          ({ undelivered, ...account }) => ({
            ...account,
            ...(keepsWord && undelivered?.reason === 'said-wrong' && { undelivered }),
            mailedAt: at,
            mailedFor: request,
            changedAt: at,
          }),
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

    async rewritePage(unit, after, change) {
      let [written, missed] = [0, 0]
      const page = database
        .transaction(() => {
          const read = selectRewritten.all(unit, after).map(readDocument<Account>)
          for (const account of read) {
            const changed = change(account)
            if (changed === undefined) continue
            if (isFree(() => write(changed))) written++
            else missed++
          }
          return read
        })
        .immediate()
      // the library holds the event loop while it works
      await setImmediate()
      return { next: page.length < REWRITTEN_AT_ONCE ? undefined : page.at(-1)?.login, written, missed }
    },

    /** Drops dead tickets and old marks of some accounts, and returns how many accounts those were. */
    sweep(now) {
      const stale = selectStale.all(now.getTime()).map(readDocument<Account>)
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

function withPassword(
  account: Account,
  { now, passwordHash, newMark, notice }: Pick<TicketSpending, 'now' | 'passwordHash' | 'newMark' | 'notice'>,
): Account {
  return {
    ...account,
    mark: newMark,
    passwordHash,
    passwordSetAt: now,
    passwordNotice: notice,
    tickets: [],
    changedAt: now,
  }
}

function withoutPassword(known: Account): Account {
  const {
    passwordHash: _hash,
    passwordSetAt: _setAt,
    passwordBehind: _behind,
    passwordNotice: _notice,
    ...account
  } = known
  return account
}

/** The account after a change of its address: no ticket lives, and nothing is known of its mails. */
function withoutMails(known: Account): Account {
  const { mailedAt: _mailedAt, mailedFor: _mailedFor, undelivered: _undelivered, ...account } = known
  return { ...account, tickets: [] }
}

function holds(account: Account, hash: string, now: Date): boolean {
  return account.status === 'active' && account.tickets.some((ticket) => ticket.hash === hash && ticket.expiresAt > now)
}

function accountOf(row: unknown): Account | undefined {
  return row === undefined ? undefined : readDocument<Account>(row)
}
