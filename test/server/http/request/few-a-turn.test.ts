import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { fewATurn } from '../../../../server/http/request/few-a-turn.js'

describe('many that come at once [86]', () => {
  it('go on a few in each turn, in their order, and whoever comes later after them', async () => {
    const wait = fewATurn(3)
    const gone: number[] = []
    const come = (n: number): void => void wait().then(() => gone.push(n))
    for (let n = 0; n < 7; n++) come(n)
    assert.deepEqual(gone, [])
    await turn()
    assert.deepEqual(gone, [0, 1, 2])
    come(7)
    await turn()
    assert.deepEqual(gone, [0, 1, 2, 3, 4, 5])
    await turn()
    assert.deepEqual(gone, [0, 1, 2, 3, 4, 5, 6, 7])
    come(8)
    await turn()
    assert.equal(gone.at(-1), 8)
  })
})
