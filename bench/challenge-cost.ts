import { pbkdf2 } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { SealedChallenges } from '../server/captcha/sealed-challenges.js'
import { PRICE_CEILING } from '../server/domain/captcha/challenge-price.js'
import { issueChallenge } from '../server/domain/captcha/issue-challenge.js'
import { redeemChallenge } from '../server/domain/captcha/redeem-challenge.js'
import { Failure } from '../server/domain/failure.js'
import type { IssuedChallenge } from '../server/domain/ports/challenges.js'
import { openStore } from '../server/store/open-store.js'
import { parseUnits } from '../server/units-file.js'
import { TestKeyring } from '../test/support/test-keyring.js'
import { median } from './median.js'
import type { BenchRow } from './table.js'
import { callerAt } from '../server/domain/caller.js'

const ROUNDS = 5
const TIMES = 400
const CALLER = callerAt('192.0.2.1')
const derive = promisify(pbkdf2)

/** CPU that the server spends on a challenge, all threads together, in a quiet hour and at the ceiling of the price. */
export async function challengeCostBench(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'klucznik-bench-'))
  const store = await openStore({ dataDir: folder })
  try {
    const peer = await cpuOf((n) => derive('password', `salt ${n}`, 1_000, 32, 'sha256'))
    const rows = [{ name: 'peer: one PBKDF2-SHA-256 of 1,000 iterations', figure: `${peer.toFixed(2)} ms CPU` }]
    for (const price of [1, PRICE_CEILING]) {
      const costs = await costsAt(price, store)
      for (const [name, ms] of Object.entries(costs))
        rows.push({ name: `${name}, ${price}×`, figure: `${ms.toFixed(2)} ms CPU, ${(ms / peer).toFixed(1)} peers` })
    }
    return rows
  } finally {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function costsAt(
  price: number,
  { spent, limiter }: Pick<Awaited<ReturnType<typeof openStore>>, 'spent' | 'limiter'>,
): Promise<Record<string, number>> {
  const [unit] = parseUnits([
    {
      id: 'przykladowo',
      name: 'Przykładowo',
      from: 'a@b.example',
      origins: [],
      contact: 'x',
      captcha: { workFactor: price },
      // far from every step, so that the factor alone makes the price
      limits: { perAddress: '999999999/600', perUnit: '999999999/600' },
    },
  ])
  if (unit === undefined) throw new Error('no unit')
  const [keyring, now] = [new TestKeyring(), () => new Date()]
  const challenges = new SealedChallenges({ keyring, now })
  const services = { challenges, keyring, limiter, now, spent, log: { info() {}, warn() {}, error() {} } }
  const issued: IssuedChallenge[] = []
  const create = async () => {
    issued.push(await issueChallenge(services, { unit, caller: CALLER, kind: 'picture', language: 'pl' }))
  }
  const creating = await cpuOf(create)

  const solved = await challenges.issue({ unit: unit.id, kind: 'picture', language: 'pl', price })
  const solution = await solveChallenge({ challenge: { parameters: { ...solved.work } }, deriveKey, timeout: 0 })
  const answer = challenges.drawable(solved.drawing ?? '')?.answer
  if (solution === null) throw new Error('no solution')
  const verifying = await cpuOf(async () => {
    if (!(await challenges.open(solved.challenge)?.isSolvedBy(solution, answer))) throw new Error('not verified')
  })

  // with the right characters and a wrong solution: opened, spent on the disk, derived, and counted as a failure
  const wrong = issued.map(({ challenge, drawing = '' }) => ({
    unit,
    caller: CALLER,
    challenge,
    answer: challenges.drawable(drawing)?.answer,
    solution: { counter: 1, derivedKey: '00'.repeat(32) },
  }))
  const refusing = await cpuOf(async (n) => {
    const redemption = wrong[n]
    if (redemption === undefined) throw new Error('too few challenges')
    await redeemChallenge(services, redemption).then(
      () => Promise.reject(new Error('a wrong solution was taken')),
      (error: unknown) => (error instanceof Failure ? undefined : Promise.reject(error)),
    )
  })
  return {
    'creating a challenge': creating,
    'verifying a solution': verifying,
    'redeeming a wrong one, with its write to the disk': refusing,
  }
}

/** Milliseconds of CPU for one run: the median of several rounds after one that only warms up; `n` never comes twice. */
async function cpuOf(run: (n: number) => Promise<unknown>): Promise<number> {
  const rounds: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const start = process.cpuUsage()
    for (let n = 0; n < TIMES; n++) await run(round * TIMES + n)
    const { user, system } = process.cpuUsage(start)
    if (round > 0) rounds.push((user + system) / 1_000 / TIMES)
  }
  return median(rounds)
}
