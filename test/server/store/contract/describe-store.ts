import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import type { Store } from '../../../../server/domain/ports/store.js'
import { describeAccounts } from './accounts.js'
import { describeAudit } from './audit.js'
import { describeCodes } from './codes.js'
import { describeDelivery } from './delivery.js'
import { describeFactors } from './factors.js'
import { describeLetters } from './letters.js'
import { describeLimits } from './limits.js'
import { describeListedAccounts } from './listed-accounts.js'
import { describeOutbox } from './outbox.js'
import { describeSessions } from './sessions.js'
import { describeSpent } from './spent.js'
import { describeTickets } from './tickets.js'
import type { OpenedStore } from './opened-store.js'

/** What every store has to do; `open` gives another handle on the same data each time. */
export function describeStore(open: () => Promise<Store>): void {
  let both: ReturnType<OpenedStore> | undefined
  const opened: OpenedStore = () => {
    assert.ok(both)
    return both
  }
  before(async () => {
    both = { store: await open(), second: await open() }
  })
  after(async () => {
    await both?.store.close()
    await both?.second.close()
  })

  it('answers that it is there', () => opened().store.ping())
  describeAccounts(opened)
  describeAudit(opened)
  describeDelivery(opened)
  describeFactors(opened)
  describeLetters(opened)
  describeLimits(opened)
  describeListedAccounts(opened)
  describeOutbox(opened)
  describeSessions(opened)
  describeSpent(opened)
  describeTickets(opened)
  describeCodes(opened)
}
