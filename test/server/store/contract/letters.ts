import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { Account, StoredTicket } from '../../../../server/domain/account.js'
import type { LetterGrant } from '../../../../server/domain/ports/account-store.js'
import type { Store } from '../../../../server/domain/ports/store.js'
import { MOST_TICKETS } from '../../../../server/domain/tickets/ticket-ledger.js'
import type { OpenedStore } from './opened-store.js'
import { account, added, freshUnit, grant, later, NOW, spending } from './sample-accounts.js'

const MONTH = 30 * 24 * 3_600

/** Letters' tickets: many at once, one an account, beside the mails. */
export function describeLetters(opened: OpenedStore): void {
  describe('letters', () => {
    let store: Store
    let second: Store
    before(() => {
      ;({ store, second } = opened())
    })

    const ticketOf = (account: Account, print = 'first'): StoredTicket => ({
      hash: `${print} of ${account.id}`,
      purpose: 'activation',
      expiresAt: later(MONTH),
      request: `letter of ${account.id}`,
      code: { hash: `code ${print} of ${account.id}`, expiresAt: later(MONTH) },
    })
    const toAll = (accounts: Account[], more: Partial<LetterGrant> = {}): LetterGrant => ({
      unit: accounts[0]?.unit ?? '',
      ids: accounts.map(({ id }) => id),
      draw: (read) => ticketOf(read),
      at: NOW,
      ...more,
    })
    const now = async ({ unit, id }: Account): Promise<Account> => {
      const found = await store.accounts.findById(unit, id)
      assert.ok(found)
      return found
    }

    it('give a ticket and a code to each account that is there, active and meant, and count no mail', async () => {
      const unit = freshUnit()
      const [anna, jan, disabled, held, passed] = await Promise.all([
        added(store, account(unit, 'anna')),
        added(store, account(unit, 'jan', { email: 'jan@example.org' })),
        added(store, account(unit, 'disabled', {}, { status: 'disabled' })),
        added(store, account(unit, 'held', {}, { heldUntil: later(60) })),
        added(store, account(unit, 'passed')),
      ])
      const foreign = await added(store, account(freshUnit(), 'foreign'))
      const read: string[] = []
      const granted = await store.accounts.grantLetters(
        toAll([anna, jan, disabled, held, passed, foreign], {
          draw(known) {
            read.push(known.login)
            return known.login === 'passed' ? undefined : ticketOf(known)
          },
          at: later(5),
        }),
      )
      assert.deepEqual(granted, new Map([anna, jan].map(({ id }) => [id, `first of ${id}`])))
      assert.ok(!read.includes('foreign'))
      for (const each of [anna, jan]) {
        const { tickets, mails, changedAt } = await now(each)
        assert.deepEqual([tickets, mails, changedAt], [[ticketOf(each)], [], later(5)])
      }
      for (const each of [disabled, held, passed]) assert.deepEqual((await now(each)).tickets, [])
      assert.deepEqual((await store.accounts.findById(foreign.unit, foreign.id))?.tickets, [])
    })

    it('take the place of the one before, beside mailed tickets, and die with all others', async () => {
      const made = await added(store, account(freshUnit(), 'anna'))
      await store.accounts.grantTicket(grant(made, 'mailed'))
      await store.accounts.grantLetters(toAll([made]))
      await store.accounts.grantLetters(toAll([made], { draw: (read) => ticketOf(read, 'second') }))
      const hashes = async () => (await now(made)).tickets.map(({ hash }) => hash)
      assert.deepEqual(await hashes(), ['mailed', `second of ${made.id}`])
      assert.equal(await store.accounts.spendTicket(spending(made, `first of ${made.id}`)), undefined)
      assert.ok(await store.accounts.spendTicket(spending(made, `second of ${made.id}`)))
      assert.deepEqual(await hashes(), [])
    })

    it('outlive a flood of mails', async () => {
      const made = await added(store, account(freshUnit(), 'anna', { email: 'anna@example.org' }))
      await store.accounts.grantLetters(toAll([made]))
      const caps = { perHour: 1_000, perDay: 1_000 }
      for (let n = 0; n < MOST_TICKETS + 1; n++) await store.accounts.grantTicket({ ...grant(made, `m${n}`), caps })
      const { tickets } = await now(made)
      assert.equal(tickets.length, MOST_TICKETS)
      assert.equal(tickets[0]?.hash, `first of ${made.id}`)
    })

    it('are each of one printing when two print at once, and of whom it said so', async () => {
      const unit = freshUnit()
      const people = await Promise.all(Array.from({ length: 40 }, (_, n) => added(store, account(unit, `p${n}`))))
      const printed = await Promise.all(
        ['first', 'second', 'third', 'fourth'].map((print, n) =>
          (n % 2 ? store : second).accounts.grantLetters(toAll(people, { draw: (read) => ticketOf(read, print) })),
        ),
      )
      for (const person of people) {
        const { tickets } = await now(person)
        assert.equal(tickets.length, 1)
        assert.ok(printed.some((granted) => granted.get(person.id) === tickets[0]?.hash))
      }
    })

    it('are drawn of the very account that they are written into, however many write beside', async () => {
      const made = await added(store, account(freshUnit(), 'anna'))
      const wishes = Array.from({ length: 4 }, (_, n) => second.accounts.grantTicket(grant(made, `m${n}`)))
      let drawn: Account | undefined
      const draw = (read: Account): StoredTicket => ticketOf((drawn = read))
      await Promise.all([...wishes, store.accounts.grantLetters(toAll([made], { draw }))])
      const { tickets } = await now(made)
      assert.equal(tickets.length, 5)
      const before = tickets.findIndex(({ hash }) => hash === `first of ${made.id}`)
      assert.deepEqual(drawn?.tickets, tickets.slice(0, before))
    })
  })
}
