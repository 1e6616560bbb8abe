import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { drawChallenge } from '../../../server/captcha/draw-challenge.js'
import { recentlyDrawn } from '../../../server/captcha/recently-drawn.js'
import type { DrawableChallenge } from '../../../server/captcha/sealed-drawings.js'

const picture = (): DrawableChallenge => ({ kind: 'picture', answer: 'KTYRW', language: 'pl', seed: randomBytes(32) })

/** Counts how often something is really drawn. */
function counting(): { draw: (drawable: DrawableChallenge) => Buffer; times: () => number } {
  let times = 0
  const draw = recentlyDrawn((drawable) => {
    times++
    return drawChallenge(drawable)
  })
  return { draw, times: () => times }
}

describe('a challenge whose address is asked for again and again', () => {
  it('is drawn once, and is the same every time', () => {
    const { draw, times } = counting()
    const one = picture()
    for (let n = 0; n < 100; n++) assert.deepEqual(draw(one), drawChallenge(one))
    assert.equal(times(), 1)
  })

  it('is not taken for another of the same answer', () => {
    const { draw } = counting()
    const [one, other] = [picture(), picture()]
    assert.notDeepEqual(draw(one), draw(other))
    assert.deepEqual(draw(one), drawChallenge(one))
  })

  it('is let go after so many others, so that memory does not grow', () => {
    const { draw, times } = counting()
    const first = picture()
    draw(first)
    for (let n = 0; n < 32; n++) draw(picture())
    draw(first)
    assert.equal(times(), 34)
  })
})
