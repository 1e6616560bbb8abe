import { expect } from '@open-wc/testing'
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { solveWork } from '../../../widget/work/solve-work.js'
import { pause, until } from '../../ui/support/until.js'

const SECRET = 'secret'

async function issue({ counter = 30, max = 60, cost = 100 } = {}) {
  const signed = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost,
    counter,
    data: { max },
    deriveKey,
    hmacSignatureSecret: SECRET,
  })
  return { signed, work: { ...signed.parameters, data: { max } } }
}

describe('solveWork', () => {
  it('finds what altcha-lib verifies', async () => {
    const { signed, work } = await issue()
    const solution = await solveWork(work, { controller: new AbortController(), onProgress: () => {} })
    const options = { challenge: signed, deriveKey, hmacSignatureSecret: SECRET }
    expect((await verifySolution({ ...options, solution })).verified).to.equal(true)
    expect(solution).to.have.all.keys('counter', 'derivedKey')
    expect((await verifySolution({ ...options, solution: { ...solution, counter: 3 } })).verified).to.equal(false)
  })

  it('tells how far it is, never going back and never past the end', async () => {
    const { work } = await issue({ counter: 60, max: 60 })
    const shares: number[] = []
    await solveWork(work, { controller: new AbortController(), onProgress: (share) => shares.push(share) })
    expect(shares.length).to.be.at.least(60)
    expect(shares).to.deep.equal([...shares].sort((a, b) => a - b))
    expect(shares[0]).to.be.within(0, 0.1)
    expect(shares.at(-1)).to.be.within(0.9, 1)
  })

  it('stops every lane when aborted', async () => {
    const { work } = await issue({ counter: 4_000_000, max: 5_000_000 })
    const controller = new AbortController()
    let tries = 0
    const solving = solveWork(work, { controller, onProgress: () => tries++ })
    await until(() => tries > 0, 'it has begun')
    controller.abort()
    let failure: unknown
    await solving.catch((error: unknown) => (failure = error))
    expect((failure as Error).name).to.equal('AbortError')
    await pause(50)
    const after = tries
    await pause(50)
    expect(tries).to.equal(after)
  })

  it('gives up when no counter fits, instead of going on for ever', async () => {
    const { work } = await issue({ counter: 500, max: 40 })
    let failure: unknown
    await solveWork(work, { controller: new AbortController(), onProgress: () => {} }).catch(
      (error: unknown) => (failure = error),
    )
    expect(failure).to.be.instanceOf(RangeError)
  })

  it('holds the page up for no longer than 50 ms at a time', async () => {
    const { work } = await issue({ counter: 2_000, max: 2_000, cost: 1_000 })
    let longest = 0
    let last = performance.now()
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 4)
    await solveWork(work, { controller: new AbortController(), onProgress: () => {} })
    clearInterval(beat)
    expect(longest).to.be.lessThan(50)
  })
})
