import { expect } from '@open-wc/testing'
import type { ReactiveControllerHost } from 'lit'
import { FunnelWatch } from '../../../panel/kit/funnel-watch.js'
import { until } from '../../widget/support/mount.js'

const MINUTE = 60_000

/** Watches until it is over, with the waits told by the clock's stand-in instead of waited for. */
async function watch(look: (minutes: number) => string | undefined): Promise<{ isAll: boolean; waits: number[] }> {
  const waits: number[] = []
  const { setTimeout: real } = window
  let isAll: boolean | undefined
  let passed = 0
  window.setTimeout = ((task: () => void, delay: number) => {
    waits.push(delay)
    passed += delay
    return real(task)
  }) as typeof window.setTimeout
  try {
    new FunnelWatch({ addController() {} } as unknown as ReactiveControllerHost).start({
      look: async () => look(passed / MINUTE),
      over: (all) => (isAll = all),
    })
    // the wait of the test itself is no wait of the watch
    const mine = waits.length
    while (isAll === undefined) await new Promise((resolve) => real(resolve))
    expect(mine).to.equal(1)
  } finally {
    window.setTimeout = real
  }
  await until(() => isAll !== undefined, 'it is over')
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
