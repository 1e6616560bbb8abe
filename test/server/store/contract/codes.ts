import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { Account } from '../../../../server/domain/account.js'
import type { CodeExchange } from '../../../../server/domain/ports/account-store.js'
import type { Store } from '../../../../server/domain/ports/store.js'
import type { OpenedStore } from './opened-store.js'
import { account, added, codedGrant, freshUnit, grant, later, NOW, spending } from './sample-accounts.js'

/** Codes: exchanged once for a ticket, their tries counted, gone with their ticket. */
export function describeCodes(opened: OpenedStore): void {
  describe('codes', () => {
    let store: Store
    let second: Store
    before(() => {
      ;({ store, second } = opened())
    })

    /** Somebody with a link and a code beside it. */
    const coded = async (seconds?: number): Promise<Account> => {
      const made = await added(store, account(freshUnit(), 'anna'))
      assert.ok(await store.accounts.grantTicket(codedGrant(made, 'h', seconds)))
      return made
    }
    const exchange = ({ unit, id }: Account, more: Partial<CodeExchange> = {}): CodeExchange => ({
      unit,
      id,
      hash: 'code of h',
      ticket: { hash: 'fresh', purpose: 'recovery', expiresAt: later(3_600), request: 'r' },
      now: later(1),
      ...more,
    })
    const ticketsOf = async ({ unit, id }: Account) => (await store.accounts.findById(unit, id))?.tickets ?? []

    it('are exchanged once, for a ticket beside the one in the link, which lives on [89]', async () => {
      const made = await coded()
      assert.equal(await store.accounts.exchangeCode(exchange(made)), true)
      assert.deepEqual(
        (await ticketsOf(made)).map(({ hash, code }) => [hash, code]),
        [
          ['h', undefined],
          ['fresh', undefined],
        ],
      )
      assert.equal(await store.accounts.exchangeCode(exchange(made)), false)
      assert.equal((await store.accounts.spendTicket(spending(made, 'fresh')))?.id, made.id)
      assert.deepEqual(await ticketsOf(made), [])
    })

    it('are exchanged by one of fifty at once, while others type wrong ones [89]', async () => {
      const made = await coded()
      const { unit, id } = made
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, async (_, n) => {
          const { accounts } = n % 2 ? store : second
          await accounts.countCodeTry({ unit, ids: [id], codes: ['code of h'], form: 'mail', now: later(1) })
          const ticket = { ...exchange(made).ticket, hash: `fresh ${n}` }
          return accounts.exchangeCode(exchange(made, { ticket }))
        }),
      )
      assert.equal(outcomes.filter(Boolean).length, 1)
      assert.deepEqual(
        (await ticketsOf(made)).map(({ hash }) => hash),
        ['h', `fresh ${outcomes.indexOf(true)}`],
      )
    })

    it('end to the second, are of their own unit and account, and die when nobody gets in by it [17, 19, 20]', async () => {
      const made = await coded(60)
      const other = await coded()
      for (const more of [
        { now: later(60) },
        { unit: other.unit },
        { hash: 'code of another' },
        { hash: 'h' },
        { id: other.id },
      ])
        assert.equal(await store.accounts.exchangeCode(exchange(made, more)), false)
      const { unit, id, mark } = made
      const held = { unit, id, basedOn: mark, heldUntil: later(30), mark, at: NOW }
      assert.equal(await store.accounts.setHold(held), true)
      assert.equal(await store.accounts.exchangeCode(exchange(made)), false)
      const status = { unit: other.unit, id: other.id, basedOn: mark, status: 'disabled' as const, mark, at: NOW }
      assert.equal(await store.accounts.setStatus(status), true)
      assert.equal(await store.accounts.exchangeCode(exchange(other)), false)
    })

    it('live no longer than their ticket, and are gone with a password [19]', async () => {
      const made = await coded(10_000)
      assert.equal(await store.accounts.exchangeCode(exchange(made, { now: later(3_600) })), false)
      assert.ok(await store.accounts.spendTicket(spending(made, 'h')))
      assert.equal(await store.accounts.exchangeCode(exchange(made)), false)
    })

    it('count every try of a hundred at once, each form by itself, while they are alive [89]', async () => {
      const made = await coded(60)
      const { unit, id } = made
      await store.accounts.grantTicket(codedGrant(made, 'later'))
      await store.accounts.grantTicket(grant(made, 'without'))
      const attempt = { unit, ids: [id], codes: ['code of h', 'code of later'], form: 'mail' as const, now: later(1) }
      await Promise.all(Array.from({ length: 100 }, (_, n) => (n % 2 ? store : second).accounts.countCodeTry(attempt)))
      const [after] = await store.accounts.countCodeTry({ ...attempt, form: 'letter', now: later(60) })
      assert.deepEqual(after, await store.accounts.findById(unit, id))
      assert.deepEqual(
        after?.tickets.map(({ code }) => code?.tries),
        [{ mail: 100 }, { mail: 100, letter: 1 }, undefined],
      )
      const [one] = await store.accounts.countCodeTry({ ...attempt, codes: ['code of h'] })
      assert.deepEqual(
        one?.tickets.map(({ code }) => code?.tries?.mail),
        [101, 100, undefined],
        'at those alone that are named',
      )
    })

    it('tried for somebody who has none are written down all the same, and for nobody not [45]', async () => {
      const made = await added(store, account(freshUnit(), 'anna'))
      const { unit, id } = made
      const attempt = { unit, codes: [], form: 'mail' as const, now: later(5) }
      const counted = await store.accounts.countCodeTry({ ...attempt, ids: [id, 'of nobody'] })
      assert.deepEqual(
        counted.map((each) => [each.id, each.changedAt]),
        [[id, later(5)]],
      )
      assert.deepEqual(await store.accounts.countCodeTry({ ...attempt, unit: freshUnit(), ids: [id] }), [])
    })
  })
}
