import { expect } from '@open-wc/testing'
import type { ReactiveControllerHost } from 'lit'
import { FunnelWatch } from '../../../panel/kit/funnel-watch.js'
import { stopClock } from '../../ui/support/stopped-clock.js'
import { until } from '../../ui/support/until.js'

const MINUTE = 60_000

/** Watches until it is over; the time between two looks passes at once. */
async function watch(look: (minutes: number) => string | undefined): Promise<{ isAll: boolean; waits: number[] }> {
  const clock = stopClock()
  const begun = Date.now()
  const waits: number[] = []
  let isAll: boolean | undefined
  new FunnelWatch({ addController() {} } as unknown as ReactiveControllerHost).start({
    look: async () => look((Date.now() - begun) / MINUTE),
    over: (all) => (isAll = all),
  })
  await until(() => {
    const wait = clock.passToNext()
    if (wait !== undefined) waits.push(wait)
    return isAll !== undefined
  }, 'it is over')
  clock.restore()
  return { isAll: isAll === true, waits }
}

describe('looking while mails go out', () => {
  it('goes on as long as things move, ever more slowly, and ends when all are out', async () => {
    const { isAll, waits } = await watch((minutes) => (minutes < 20 ? String(minutes) : undefined))
    expect(isAll).to.equal(true)
    expect(waits[0]).to.equal(2_000)
    expect(waits.at(-1)).to.equal(15_000)
    expect([...waits].sort((a, b) => a - b)).to.deep.equal(waits)
  })

  it('is patient with a queue that stands still for a minute', async () => {
    const { isAll } = await watch((minutes) => (minutes < 1.5 ? 'the same' : undefined))
    expect(isAll).to.equal(true)
  })

  it('says that it is over when nothing moves any more, and after half an hour in any case', async () => {
    const still = await watch(() => 'the same')
    expect(still.isAll).to.equal(false)
    expect(still.waits.reduce((sum, wait) => sum + wait)).to.be.within(2 * MINUTE, 3 * MINUTE)
    const moving = await watch(String)
    expect(moving.isAll).to.equal(false)
    expect(moving.waits.reduce((sum, wait) => sum + wait)).to.be.within(29 * MINUTE, 31 * MINUTE)
  })

  it('takes a look that fails for no news', async () => {
    let looks = 0
    const { isAll } = await watch(() => {
      if (++looks === 3) throw new Error('no connection')
      return looks > 5 ? undefined : 'x'
    })
    expect(isAll).to.equal(true)
  })
})
