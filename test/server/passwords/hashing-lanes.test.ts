import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setImmediate as nextRound, setTimeout as sleep } from 'node:timers/promises'
import type { HashingTurn } from '../../../server/domain/ports/password-hasher.js'
import { HashingLanes } from '../../../server/passwords/hashing-lanes.js'

class Full extends Error {}

/** Lanes whose tasks last one round of the event loop, and what became of them. */
function watchedLanes(concurrency: number) {
  const lanes = new HashingLanes({ concurrency, refuse: () => new Full() })
  const seen = { running: 0, most: 0, order: [] as string[] }
  const run = (name: string, turn: HashingTurn, fails = false): Promise<string> =>
    lanes.take(turn, async () => {
      seen.running += 1
      seen.most = Math.max(seen.most, seen.running)
      seen.order.push(name)
      await nextRound()
      seen.running -= 1
      if (fails) throw new Error(`task ${name}`)
      return name
    })
  /** So many tasks at once; resolves with how many were not refused. */
  const flood = async (name: string, count: number, turn: HashingTurn): Promise<number> => {
    const all = await Promise.allSettled(Array.from({ length: count }, () => run(name, turn)))
    return all.filter(({ status }) => status === 'fulfilled').length
  }
  return { run, flood, seen }
}

const system = (unit: string, from?: string): HashingTurn => ({ for: 'system', unit, ...(from && { from }) })
const known = (unit: string, from = '192.0.2.0/24'): HashingTurn => ({ for: 'known', unit, from })
const stranger = (unit: string, from: string): HashingTurn => ({ for: 'stranger', unit, from })

describe('turns to hash', () => {
  it('come in the order of asking, never more at once than allowed', async () => {
    const { run, seen } = watchedLanes(2)
    const names = Array.from({ length: 50 }, (_, name) => String(name))
    assert.deepEqual(await Promise.all(names.map((name) => run(name, system('a')))), names)
    assert.deepEqual(seen.order, names)
    assert.equal(seen.most, 2)
  })

  it('are refused at once when too many of a unit wait, and given again when some are through [84]', async () => {
    const { run, flood } = watchedLanes(1)
    const flooding = flood('a', 300, system('a'))
    await assert.rejects(run('a', system('a')), Full)
    const other = run('b', system('b'))
    assert.equal(await flooding, 257)
    assert.equal(await other, 'b')
    assert.equal(await run('a', system('a')), 'a')
  })

  it('of mailed links come though the browsers of the unit that are known fill all their places [84]', async () => {
    const { run, flood, seen } = watchedLanes(1)
    const flooding = Array.from({ length: 10 }, (_, n) => flood(`browser ${n}`, 64, known('a', `osoba${n}`)))
    await assert.rejects(run('one more of theirs', known('a', 'osoba0')), Full)
    assert.equal(await run('link', { for: 'link', unit: 'a', from: '192.0.2.0/24' }), 'link')
    assert.ok(seen.order.indexOf('link') <= 4, seen.order.slice(0, 6).join(', '))
    await Promise.all(flooding)
  })

  it('go on after a task that fails', async () => {
    const { run, seen } = watchedLanes(1)
    const results = await Promise.allSettled([
      run('1', system('a'), true),
      run('2', stranger('a', 'x')),
      run('3', stranger('a', 'x'), true),
      run('4', system('a')),
    ])
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'fulfilled', 'rejected', 'fulfilled'],
    )
    assert.equal(seen.running, 0)
    assert.equal(await run('5', stranger('a', 'x')), '5')
  })
})

describe('strangers who flood', () => {
  it('leave one of two places free: a system and a link have their turn at once [85]', async () => {
    const { run, flood, seen } = watchedLanes(2)
    const flooding = flood('stranger', 30, stranger('a', 'x'))
    await run('system', system('b'))
    await run('link', known('c'))
    assert.deepEqual(seen.order.slice(0, 2), ['stranger', 'system'])
    assert.equal(seen.order.filter((name) => name === 'stranger').length < 5, true, String(seen.order))
    await flooding
    assert.equal(seen.most, 2)
  })

  it('leave the processor alone for as long as they had it', async () => {
    const lanes = new HashingLanes({ concurrency: 2, refuse: () => new Full() })
    const begun: number[] = []
    const task = async (): Promise<void> => {
      begun.push(performance.now())
      await sleep(40)
    }
    await Promise.all([lanes.take(stranger('a', 'x'), task), lanes.take(stranger('a', 'x'), task)])
    const [first = 0, second = 0] = begun
    // a timer may be a millisecond early
    assert.ok(second - first >= 76, `${second - first} ms`)
  })

  it('are not kept out by systems and links that are busy: one turn of five is theirs', async () => {
    const { flood, seen } = watchedLanes(2)
    await Promise.all([
      flood('system', 60, system('a')),
      flood('link', 60, known('a')),
      flood('stranger', 12, stranger('a', 'x')),
    ])
    const firstFifty = seen.order.slice(0, 50)
    assert.ok(firstFifty.filter((name) => name === 'stranger').length >= 9, String(firstFifty))
    assert.ok(firstFifty.filter((name) => name === 'system').length >= 18, String(firstFifty))
  })

  it('of one network hold 32 places, and keep neither the office of their unit out nor that of another [84, 85]', async () => {
    const { run, flood, seen } = watchedLanes(2)
    const flooding = flood('flood', 100, stranger('a', '2001:db8::/48'))
    await Promise.all([run('office', stranger('a', '192.0.2.0/24')), run('other', stranger('b', '2001:db8::/48'))])
    assert.ok(seen.order.indexOf('office') < 4, String(seen.order))
    assert.ok(seen.order.indexOf('other') < 4, String(seen.order))
    assert.equal(await flooding, 33)
  })
})

describe('whoever fills a lane', () => {
  it('keeps no newcomer of its unit out with places of many networks [81, 84]', async () => {
    const { run, flood, seen } = watchedLanes(2)
    const flooding = Promise.all([1, 2, 3, 4].map((n) => flood(`flood ${n}`, 40, stranger('a', `198.51.${n}.0/24`))))
    assert.equal(await run('office', stranger('a', '192.0.2.0/24')), 'office')
    assert.ok(seen.order.indexOf('office') < 8, String(seen.order))
    await flooding
  })

  it('keeps no other system of its unit out with visitors that it makes up [84]', async () => {
    const { run, flood, seen } = watchedLanes(2)
    const leaked = Array.from({ length: 300 }, (_, n) => ({ ...system('a', `198.51.${n}.0/24`), system: 'leaked' }))
    const flooding = Promise.allSettled(leaked.map((turn) => flood('flood', 1, turn)))
    assert.equal(await run('diary', { ...system('a', '192.0.2.0/24'), system: 'diary' }), 'diary')
    assert.ok(seen.order.indexOf('diary') < 6, String(seen.order))
    await flooding
  })

  it('of known browsers holds up no mailed link [84]', async () => {
    const { run, flood, seen } = watchedLanes(2)
    const flooding = Promise.all(Array.from({ length: 300 }, (_, n) => flood('browser', 1, known('a', `osoba ${n}`))))
    assert.equal(await run('link', { for: 'link', unit: 'a', from: '192.0.2.0/24' }), 'link')
    assert.ok(seen.order.indexOf('link') < 4, String(seen.order))
    await flooding
  })
})
