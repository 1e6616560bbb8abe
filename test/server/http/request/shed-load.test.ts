import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isShed, SHED_AT, sheddingOf } from '../../../../server/http/request/shed-load.js'

describe('what is refused while the event loop is held up [84, 86]', () => {
  it('begins with drawings, then strangers’ sign-ins, then calls; a send and a school’s question go last', () => {
    const order = Object.entries(SHED_AT).toSorted(([, one], [, other]) => one - other)
    assert.deepEqual(
      order.map(([kind]) => kind),
      ['drawing', 'sign-in', 'call', 'send'],
    )
    const calls = ['captcha.issue', 'panel.people.list', 'recovery.request', 'recovery.inspect']
    const walk = ['recovery.exchange', 'recovery.complete']
    assert.deepEqual([...calls, ...walk, 'accounts.verify', 'toString'].map(sheddingOf), [
      'call',
      'call',
      'send',
      'send',
      'send',
      'send',
      'send',
      'call',
    ])
  })

  it('is more the longer a turn takes, and nothing with a patience of 0', () => {
    const kinds = ['drawing', 'sign-in', 'call', 'send'] as const
    const shedAt = (lag: number, patience = 1_000) => kinds.filter((kind) => isShed(kind, { lag, patience }))
    assert.deepEqual(
      [250, 251, 501, 1_001, 4_001].map((lag) => shedAt(lag)),
      [[], kinds.slice(0, 1), kinds.slice(0, 2), kinds.slice(0, 3), kinds.slice()],
    )
    assert.deepEqual(shedAt(1e6, 0), [])
  })
})
