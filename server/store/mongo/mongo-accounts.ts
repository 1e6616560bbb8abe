import type { Collection, Filter } from 'mongodb'
import type { Account } from '../../domain/account.js'
import { withObjection } from '../../domain/holds/objection.js'
import {
  cappedLedger,
  exchangedLedger,
  grantedLedger,
  ledgerSweepAt,
  letteredLedger,
  noticedLedger,
  sweptLedger,
  type Ageing,
} from '../../domain/tickets/ticket-ledger.js'
import {
  IdentifierTaken,
  type AccountStore,
  type Addressee,
  type TicketSpending,
} from '../../domain/ports/account-store.js'
import { PAGE_SIZE } from '../both/page-size.js'
import type { AccountDocument } from './collections.js'
import { isDuplicateKey } from './duplicate-key.js'
import { rewrite, rewriting } from './rewrite-accounts.js'

/** How often a grant is tried when other writers of the ledger were faster; only a decoy has more than a few. */
const GRANT_TRIES = 50

/** Accounts as documents; every filter carries the unit, which is the shard key. */
export function createMongoAccounts(
  accounts: Collection<AccountDocument>,
): AccountStore & { sweep(now: Date): Promise<void> } {
  /** Writes a ledger over the very one that was read; false when somebody was faster. */
  const replaceLedger = async (...written: Parameters<typeof ledgerWrite>): Promise<boolean> => {
    const { filter, update } = ledgerWrite(...written)
    const { matchedCount } = await accounts.updateOne(filter, update)
    return matchedCount === 1
  }

  /** Which of these accounts hold the ticket that was drawn for them. */
  const holdersOf = async (unit: string, drawn: { account: AccountDocument; hash: string }[]): Promise<Set<string>> => {
    const $or = drawn.map(({ account: { _id }, hash }) => ({ _id, unit, 'tickets.hash': hash }))
    const holders = await accounts.find({ $or }, { projection: { _id: 1 } }).toArray()
    return new Set(holders.map(({ _id }) => _id))
  }

  return {
    async add({ id, ...account }) {
      const sweepAt = ledgerSweepAt(account)
      await takenIn(accounts.insertOne({ _id: id, ...account, ...(sweepAt && { sweepAt }) }))
    },

    async change(unit, id, { basedOn, ticketsDie, ...rest }) {
      const { language, role, classes, addressWish, addressBarred, ...change } = rest
      const optional = { language, role, classes, addressWish, addressBarred }
      const gone = Object.entries(optional).flatMap(([name, value]) => (value === undefined ? [name] : []))
      if (ticketsDie) gone.push('mailedAt', 'mailedFor', 'undelivered')
      const changed = await takenIn(
        accounts.findOneAndUpdate(
          { _id: id, unit, profile: basedOn.profile, mark: basedOn.mark },
          {
            $set: { ...change, ...defined(optional), ...(ticketsDie && { tickets: [] }) },
            // MongoDB before 5.0 takes no empty $unset
            ...(gone.length > 0 && { $unset: Object.fromEntries(gone.map((name) => [name, ''])) }),
          },
          { returnDocument: 'after' },
        ),
      )
      return accountOf(changed)
    },

    async find(unit, { email, pesel, login, substitute }) {
      const found = await accounts
        .find({
          $or: [
            { unit, 'keys.email': { $in: email } },
            { unit, 'keys.pesel': { $in: pesel } },
            { unit, 'keys.login': { $in: login } },
            { unit, 'keys.substitute': { $in: substitute } },
          ],
        })
        .toArray()
      return found.filter(({ status }) => status !== 'decoy').map(readAccount)
    },

    findByLogin: async (unit, keys) => accountOf(await accounts.findOne({ unit, 'keys.login': { $in: keys } })),
    findById: async (unit, id) => accountOf(await accounts.findOne({ _id: id, unit })),

    async *list(unit, after = '') {
      const behind = after === '' ? {} : { login: { $gt: after } }
      for await (const found of accounts.find({ unit, status: { $ne: 'decoy' }, ...behind }).sort({ login: 1 }))
        yield readAccount(found)
    },

    async *changedSince(unit, since) {
      const changed = accounts.find({ unit, changedAt: { $gte: since }, status: { $ne: 'decoy' } })
      for await (const found of changed.sort({ changedAt: 1, _id: 1 })) yield readAccount(found)
    },

    async setStatus({ unit, id, basedOn, status, mark, at }) {
      const { matchedCount } = await accounts.updateOne(
        { _id: id, unit, mark: basedOn },
        { $set: { status, mark, rightsAt: at, changedAt: at, ...(status === 'disabled' && { tickets: [] }) } },
      )
      return matchedCount === 1
    },

    async setHold({ unit, id, basedOn, heldUntil, objection, passwordGoes, barsAddress, mark, at }) {
      const gone = [
        ...(heldUntil === undefined ? ['heldUntil', 'addressBarred'] : []),
        ...(passwordGoes ? ['passwordHash', 'passwordSetAt', 'passwordBehind', 'passwordNotice'] : []),
      ]
      const { matchedCount } = await accounts.updateOne(
        { _id: id, unit, mark: basedOn, ...(objection !== undefined && { 'objections.hash': objection }) },
        {
          $set: {
            mark,
            rightsAt: at,
            changedAt: at,
            ...(heldUntil && { heldUntil, tickets: [], ...(barsAddress && { addressBarred: true as const }) }),
          },
          ...(gone.length > 0 && { $unset: Object.fromEntries(gone.map((name) => [name, ''])) }),
          ...(objection !== undefined && { $pull: { objections: { hash: objection } } }),
        },
      )
      return matchedCount === 1
    },

    async setFactors({ unit, id, basedOn, factors, mark, told }) {
      const set = { mark, ...(told && { factorNotice: told.notice, changedAt: told.at }) }
      const { matchedCount } = await accounts.updateOne(
        { _id: id, unit, mark: basedOn },
        factors === undefined ? { $set: set, $unset: { factors: '' } } : { $set: { ...set, factors } },
      )
      return matchedCount === 1
    },

    async grantTicket({ unit, id, ...grant }) {
      for (let tries = 0; tries < GRANT_TRIES; tries++) {
        const found = await accounts.findOne({ _id: id, unit, status: { $ne: 'disabled' } })
        const granted = found && grantedLedger(found, grant)
        const ledger = granted ?? (found && cappedLedger(found, grant))
        if (!found || !ledger) return false
        const asRead = {
          status: { $ne: 'disabled' as const },
          heldUntil: found.heldUntil ?? { $exists: false },
          'keys.email': grant.email ?? { $exists: false },
        }
        if (await replaceLedger(found, ledger, { more: asRead, stamps: { changedAt: grant.mail.at } }))
          return granted !== undefined
      }
      throw new Error('too many grants to one account at once')
    },

    async grantLetters({ unit, ids, draw, at }) {
      const granted = new Map<string, string>()
      for (let tries = 0; tries < GRANT_TRIES; tries++) {
        const waiting = ids.filter((id) => !granted.has(id))
        const found = await accounts.find({ unit, _id: { $in: waiting } }).toArray()
        const drawn = found.flatMap((account) => {
          const ticket = draw(readAccount(account))
          const ledger = ticket && letteredLedger(account, ticket, at)
          return ledger ? [{ account, ledger, hash: ticket.hash }] : []
        })
        if (drawn.length === 0) return granted
        const writes = drawn.map(({ account, ledger }) => {
          const asRead = { mark: account.mark, status: 'active' as const }
          return { updateOne: ledgerWrite(account, ledger, { more: asRead, stamps: { changedAt: at } }) }
        })
        const { matchedCount } = await accounts.bulkWrite(writes, { ordered: false })
        const written = matchedCount === drawn.length ? undefined : await holdersOf(unit, drawn)
        for (const { account, hash } of drawn)
          if (written === undefined || written.has(account._id)) granted.set(account._id, hash)
        if (written === undefined) return granted
      }
      return granted
    },

    async countCodeTry({ unit, ids, codes, form, now }) {
      const counted = ids.map((id) =>
        accounts.findOneAndUpdate(
          { _id: id, unit },
          // the time makes it a change where there is no code: nothing is written where nothing changes
          { $inc: { [`tickets.$[live].code.tries.${form}`]: 1 }, $set: { changedAt: now } },
          {
            arrayFilters: [{ 'live.code.expiresAt': { $gt: now }, 'live.code.hash': { $in: [...codes] } }],
            returnDocument: 'after',
          },
        ),
      )
      return (await Promise.all(counted)).flatMap((found) => accountOf(found) ?? [])
    },

    async exchangeCode({ unit, id, ...exchange }) {
      for (let tries = 0; tries < GRANT_TRIES; tries++) {
        const found = await accounts.findOne({ _id: id, unit })
        const ledger = found && exchangedLedger(found, exchange)
        if (!found || !ledger) return false
        const asRead = { status: 'active' as const, heldUntil: found.heldUntil ?? { $exists: false } }
        if (await replaceLedger(found, ledger, { more: asRead, stamps: { changedAt: exchange.now } })) return true
      }
      throw new Error('too many exchanges in one account at once')
    },

    async countNotice({ unit, id, ...notice }) {
      for (let tries = 0; tries < GRANT_TRIES; tries++) {
        const found = await accounts.findOne({ _id: id, unit })
        const ledger = found && noticedLedger(found, notice)
        if (!found || !ledger) return false
        const { mail, objection } = notice
        const { objections } = found
        const stamps = {
          changedAt: mail.at,
          ...(objection && { objections: withObjection(objections, objection, mail.at) }),
        }
        if (await replaceLedger(found, ledger, { stamps })) return true
      }
      throw new Error('too many notices to one account at once')
    },

    async spendTicket({ newMark, passwordHash, passwordBehind, notice, ...ticket }) {
      const spent = await accounts.findOneAndUpdate(
        liveTicket(ticket),
        {
          $set: {
            ...passwordFields({ now: ticket.now, passwordHash, newMark, notice }),
            ...(passwordBehind && { passwordBehind }),
          },
          ...(passwordBehind === undefined && { $unset: { passwordBehind: '' } }),
        },
        { returnDocument: 'after' },
      )
      return accountOf(spent)
    },

    async changePassword({ unit, id, basedOn, ...change }) {
      const changed = await accounts.findOneAndUpdate(
        { _id: id, unit, status: 'active', ...basedOn },
        { $set: passwordFields(change) },
        { returnDocument: 'after' },
      )
      return accountOf(changed)
    },

    async noteMailed(unit, to, { request, at, keepsWord = false }) {
      const isWord = { $and: [keepsWord, { $eq: ['$undelivered.reason', 'said-wrong'] }] }
      await accounts.updateMany({ unit, $or: to.map(stillAt) }, [
        {
          $set: {
            mailedAt: at,
            // a text may begin with a dollar sign
            mailedFor: { $literal: request },
            changedAt: at,
            undelivered: { $cond: [isWord, '$undelivered', '$$REMOVE'] },
          },
        },
      ])
    },

    async markDelivery(unit, to, undelivered, now) {
      await accounts.updateMany(
        { unit, $or: to.map(stillAt) },
        undelivered === undefined
          ? { $set: { changedAt: now }, $unset: { undelivered: '' } }
          : { $set: { undelivered, changedAt: now } },
      )
    },

    async rewritePage(unit, after, change) {
      const behind = after === '' ? {} : { login: { $gt: after } }
      const page = await accounts
        .find({ unit, ...behind })
        .sort({ login: 1 })
        .limit(PAGE_SIZE)
        .toArray()
      const writes = page.flatMap((found) => {
        const changed = change(readAccount(found))
        return changed === undefined ? [] : [rewriting(found, changed)]
      })
      const written = writes.length === 0 ? 0 : await rewrite(accounts, writes)
      const next = page.length < PAGE_SIZE ? undefined : page.at(-1)?.login
      return { next, written, missed: writes.length - written }
    },

    /** Drops dead tickets and old marks; a ledger that changes meanwhile waits for the next sweep. */
    async sweep(now) {
      for (;;) {
        const stale = await accounts
          .find({ sweepAt: { $lte: now } })
          .limit(PAGE_SIZE)
          .toArray()
        for (const found of stale) await replaceLedger(found, sweptLedger(found, now))
        if (stale.length < PAGE_SIZE) return
      }
    },
  }
}

/** What writes a ledger over the very one that was read. */
function ledgerWrite(
  { _id, unit, tickets, mails, capped, objections }: AccountDocument,
  ledger: Ageing,
  { more = {}, stamps = {} }: { more?: Filter<AccountDocument>; stamps?: Partial<AccountDocument> } = {},
) {
  const unless = { $exists: false }
  const sweepAt = ledgerSweepAt({ ...(objections && { objections }), ...ledger, ...stamps })
  return {
    filter: { ...more, _id, unit, tickets, mails, capped: capped ?? unless, objections: objections ?? unless },
    update:
      sweepAt === undefined
        ? { $set: { ...ledger, ...stamps }, $unset: { sweepAt: '' as const } }
        : { $set: { ...ledger, ...stamps, sweepAt } },
  }
}

/** Matches the account while its address is the one that was mailed to. */
function stillAt({ id, keys }: Addressee): Filter<AccountDocument> {
  return { _id: id, 'keys.email': keys.email ?? { $exists: false } }
}

/** What becomes of an account with a new password. */
function passwordFields({
  now,
  passwordHash,
  newMark,
  notice,
}: Pick<TicketSpending, 'now' | 'passwordHash' | 'newMark' | 'notice'>) {
  return { mark: newMark, passwordHash, passwordSetAt: now, passwordNotice: notice, tickets: [], changedAt: now }
}

/** Matches the active account that holds this ticket alive: the one condition under which a password is set. */
function liveTicket({
  unit,
  id,
  hash,
  mark,
  now,
}: Pick<TicketSpending, 'unit' | 'id' | 'hash' | 'mark' | 'now'>): Filter<AccountDocument> {
  return { _id: id, unit, mark, status: 'active', tickets: { $elemMatch: { hash, expiresAt: { $gt: now } } } }
}

function readAccount({ _id, sweepAt: _sweepAt, ...account }: AccountDocument): Account {
  return { id: _id, ...account }
}

function accountOf(found: AccountDocument | null): Account | undefined {
  return found === null ? undefined : readAccount(found)
}

function defined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>
}

/** Awaits a write; a violated unique index names the identifier that somebody else has. */
async function takenIn<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    const kind = isDuplicateKey(error) ? /accounts_(login|pesel|substitute)/.exec(error.message)?.[1] : undefined
    if (kind === 'login' || kind === 'pesel' || kind === 'substitute') throw new IdentifierTaken(kind)
    throw error
  }
}
