import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { Drawings } from '../../../../server/captcha/drawing/drawings.js'
import type { DrawableChallenge, OpenedDrawing } from '../../../../server/captcha/sealed-drawings.js'

const log = { info() {}, warn() {} }
const picture = (unit = 'przykladowo'): OpenedDrawing => ({
  unit,
  kind: 'picture',
  answer: 'KTYRW',
  language: 'pl',
  seed: randomBytes(32),
})

/** Draws the seed itself, when it is told to go on. */
function slowThread() {
  const drawn: DrawableChallenge[] = []
  let most = 0
  let underWay = 0
  let open = (): void => {}
  const gate = new Promise<void>((resolve) => (open = resolve))
  return {
    drawn,
    open,
    most: () => most,
    async draw(drawable: DrawableChallenge): Promise<Buffer> {
      most = Math.max(most, ++underWay)
      await gate
      drawn.push(drawable)
      underWay--
      return Buffer.from(drawable.seed)
    },
  }
}

describe('a picture whose address is asked for again and again', () => {
  it('is drawn once, however many ask at the same time or later [86]', async () => {
    const thread = slowThread()
    const drawings = new Drawings({ thread, log })
    const one = picture()
    const asked = Array.from({ length: 600 }, () => drawings.draw({ ...one }))
    thread.open()
    for (const media of await Promise.all(asked)) assert.deepEqual(media, Buffer.from(one.seed))
    assert.deepEqual(await drawings.draw(one), Buffer.from(one.seed))
    assert.equal(thread.drawn.length, 1)
  })

  it('is not taken for another of the same answer', async () => {
    const thread = slowThread()
    thread.open()
    const drawings = new Drawings({ thread, log })
    const [one, other] = [picture(), picture()]
    assert.notDeepEqual(await drawings.draw(one), await drawings.draw(other))
  })

  it('is drawn anew after a failure, which all are told who asked for it', async () => {
    let fails = true
    const thread = {
      async draw() {
        await turn()
        if (fails) throw new Error('not now')
        return Buffer.from('drawn')
      },
    }
    const drawings = new Drawings({ thread, log })
    const one = picture()
    for (const { status } of await Promise.allSettled([drawings.draw(one), drawings.draw(one)]))
      assert.equal(status, 'rejected')
    fails = false
    assert.equal((await drawings.draw(one)).toString(), 'drawn')
  })
})

describe('many pictures at once [84, 86]', () => {
  it('are drawn one at a time, and refused above a second’s worth; no unit has more than half of the places', async () => {
    const thread = slowThread()
    const drawings = new Drawings({ thread, log })
    const refusals = { jeden: 0, drugi: 0, trzeci: 0 }
    const asked: Promise<unknown>[] = []
    for (const unit of ['jeden', 'drugi', 'trzeci'] as const) {
      for (let n = 0; n < 200; n++) {
        asked.push(
          drawings.draw(picture(unit)).catch((error: { code?: string; retryAfter?: number }) => {
            assert.deepEqual([error.code, error.retryAfter], ['UNAVAILABLE', 2])
            refusals[unit]++
          }),
        )
      }
    }
    thread.open()
    await Promise.all(asked)
    // the first one was under way, and no longer waited
    assert.deepEqual(refusals, { jeden: 71, drugi: 72, trzeci: 200 })
    assert.equal(thread.most(), 1)
    assert.equal(thread.drawn.length, 257)
  })
})
