import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Account } from '../../../../server/domain/account.js'
import { isOvertaken } from '../../../../server/domain/mailing/is-overtaken.js'

it('a mail of which nobody noted what it answered may be the very one that is lost', () => {
  const at = new Date('2026-09-01T08:00:00.000Z')
  const mailedAt = new Date(at.getTime() + 5_000)
  const account = { mailedAt } as Account
  assert.equal(isOvertaken(account, { item: 'a', at }), false)
  assert.equal(isOvertaken({ ...account, mailedFor: 'a' }, { item: 'a', at }), false)
  assert.equal(isOvertaken({ ...account, mailedFor: 'b' }, { item: 'a', at }), true)
})
