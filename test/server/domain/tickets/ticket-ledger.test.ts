import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { MailMark, StoredTicket } from '../../../../server/domain/account.js'
import { AddressChanged } from '../../../../server/domain/ports/account-store.js'
import {
  cappedLedger,
  grantedLedger,
  ledgerSweepAt,
  MOST_TICKETS,
  type Ledger,
  sweptLedger,
} from '../../../../server/domain/tickets/ticket-ledger.js'

const MINUTE = 60_000
const NOON = Date.parse('2026-09-01T12:00:00.000Z')
const at = (minutes: number): Date => new Date(NOON + minutes * MINUTE)
const ticket = (request: string, ends: number): StoredTicket => ({
  hash: `hash of ${request}`,
  purpose: 'activation',
  expiresAt: at(ends),
  request,
})
const account = {
  status: 'active' as const,
  keys: { login: 'l' },
  tickets: [] as StoredTicket[],
  mails: [] as MailMark[],
}
const grantOf = (request: string, minute = 0) => ({
  email: undefined,
  ticket: ticket(request, minute + 60),
  mail: { request, at: at(minute) },
  caps: { perHour: 2, perDay: 3 },
})

describe('the ledger of tickets and mails', () => {
  it('gets a ticket and a mail, until a cap is reached', () => {
    const first = grantedLedger(account, grantOf('a'))
    assert.deepEqual(first, { tickets: [ticket('a', 60)], mails: [{ request: 'a', at: at(0) }] })
    const second = grantedLedger({ ...account, ...first }, grantOf('b', 1))
    assert.deepEqual(
      second?.tickets.map(({ request }) => request),
      ['a', 'b'],
    )
    assert.equal(grantedLedger({ ...account, ...second }, grantOf('c', 2)), undefined)
    assert.ok(grantedLedger({ ...account, ...second }, grantOf('c', 60)))
  })

  it('has what the same request got before replaced, and counts it once', () => {
    const first = grantedLedger(account, grantOf('a'))
    const again = grantedLedger({ ...account, ...first }, grantOf('a', 5))
    assert.deepEqual(again, { tickets: [ticket('a', 65)], mails: [{ request: 'a', at: at(5) }] })
  })

  it('drops what is dead by the way, and the oldest ticket when there are too many', () => {
    const many = Array.from({ length: MOST_TICKETS }, (_, n) => ticket(`r${n}`, 600))
    const full = grantedLedger({ ...account, tickets: [ticket('dead', -1), ...many] }, grantOf('new'))
    assert.equal(full?.tickets.length, MOST_TICKETS)
    assert.deepEqual([full?.tickets[0]?.request, full?.tickets.at(-1)?.request], ['r1', 'new'])
  })

  it('is closed for a disabled account, and for another address than the mail goes to', () => {
    assert.equal(grantedLedger({ ...account, status: 'disabled' }, grantOf('a')), undefined)
    assert.throws(
      () => grantedLedger({ ...account, keys: { login: 'l', email: 'other' } }, grantOf('a')),
      AddressChanged,
    )
  })

  it('of a decoy holds one ticket and one mail, and knows no cap', () => {
    const decoy = {
      ...account,
      status: 'decoy' as const,
      tickets: [ticket('a', 60)],
      mails: [{ request: 'a', at: at(0) }],
    }
    const ledger = grantedLedger(decoy, { ...grantOf('b', 1), caps: { perHour: 1, perDay: 1 } })
    assert.deepEqual(ledger, { tickets: [ticket('b', 61)], mails: [{ request: 'b', at: at(1) }] })
  })

  it('keeps the wishes that a cap refused, each once, the latest fifty, for a day', () => {
    const wish = (request: string, minute: number) => ({ mail: { request, at: at(minute), network: 'n' } })
    const first = cappedLedger(account, wish('a', 0))
    assert.deepEqual(first, { tickets: [], mails: [], capped: [wish('a', 0).mail] })
    let ledger: typeof account & Ledger = { ...account, ...first }
    ledger = { ...ledger, ...cappedLedger(ledger, wish('a', 1)) }
    assert.deepEqual(ledger.capped, [wish('a', 1).mail])
    for (let n = 0; n < 60; n++) ledger = { ...ledger, ...cappedLedger(ledger, wish(`r${n}`, 2)) }
    assert.deepEqual([ledger.capped?.length, ledger.capped?.[0]?.request], [50, 'r10'])
    assert.deepEqual(ledgerSweepAt(ledger), at(24 * 60 + 2))
    assert.deepEqual(sweptLedger(ledger, at(24 * 60 + 2)).capped, [])
    assert.deepEqual(grantedLedger(ledger, grantOf('b', 24 * 60 + 2))?.capped, [])
  })

  it('keeps no refused wish of the school, of nobody, or of somebody disabled', () => {
    const mail = { request: 'a', at: at(0), network: 'n' }
    assert.equal(cappedLedger(account, { mail: { request: 'a', at: at(0) } }), undefined)
    for (const status of ['disabled', 'decoy'] as const)
      assert.equal(cappedLedger({ ...account, status }, { mail }), undefined)
  })

  it('says when its first entry goes out of date, and is without it from then on', () => {
    const ledger = { tickets: [ticket('a', 60), ticket('b', 90)], mails: [{ request: 'a', at: at(0) }] }
    assert.deepEqual(ledgerSweepAt(ledger), at(60))
    const swept = sweptLedger(ledger, at(60))
    assert.deepEqual(swept, { tickets: [ticket('b', 90)], mails: ledger.mails })
    assert.deepEqual(ledgerSweepAt({ tickets: [], mails: ledger.mails }), at(24 * 60))
    assert.equal(ledgerSweepAt({ tickets: [], mails: [] }), undefined)
  })
})
