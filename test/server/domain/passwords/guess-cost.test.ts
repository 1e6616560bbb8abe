import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ENOUGH, guessCost, leansOn } from '../../../../server/domain/passwords/guess-cost.js'

const list = new Set(['haslo', 'rower', 'lampa', 'kubek', 'zielonyrower'])
const known = { commonPasswords: { has: (piece: string) => list.has(piece) } }

describe('the cost of guessing', () => {
  const cases: [string, number][] = [
    ['haslo', 14],
    ['haslo2024', 14 + 5],
    ['haslo123', 14 + 8],
    ['haslo!', 14 + 3],
    ['haslo7', 14 + 5],
    ['h@510', 14],
    ['rower lampa', 14 + 14],
    ['rowerlampakubek', 3 * 14],
    ['zielony-rower', 14],
    ['haslohaslohaslo', 4 + 14],
    ['xkq7xkq7xkq7', 4 + 4 * 5],
    ['zzzz', 4 + 5],
    ['!!!!', 4 + 3],
    ['x7haslo', 5 + 5 + 14],
  ]
  for (const [password, bits] of cases) {
    it(`of ${JSON.stringify(password)} is ${bits} bits`, () => assert.equal(guessCost(password, known), bits))
  }

  it('has no end when nothing is recognised', () => {
    assert.equal(guessCost('xk7qzw', known), Infinity)
    assert.equal(guessCost('', known), Infinity)
  })

  it('falls below enough for two words and an ornament, and not for three words', () => {
    assert.ok(guessCost('rowerlampa2024!', known) < ENOUGH)
    assert.ok(guessCost('rowerlampakubek', known) >= ENOUGH)
  })
})

describe('leaning on known words', () => {
  it('is told from being common anyway', () => {
    assert.equal(leansOn(['xk7qzwmv'], 'xk7qzwmv2024', known), true)
    assert.equal(leansOn(['xk7qzwmv'], 'haslo2024', known), false)
  })

  it('needs five letters of a long word, and the whole of a short one', () => {
    assert.equal(leansOn(['xk7qzwmv'], 'k7qzwhaslo', known), true)
    assert.equal(leansOn(['xk7qzwmv'], 'k7qzhaslop', known), false)
    assert.equal(leansOn(['xk7'], 'xk7xk7xk7', known), true)
  })

  it('sees words that are written backwards, with lookalikes, or with dashes between', () => {
    for (const password of ['vmwzq7kx!', 'xk+qzwmv!', 'x-k-7-q-z-w-m-v']) {
      assert.equal(leansOn(['xk7qzwmv', 'xktqzwmv'], password, known), true, password)
    }
  })
})
