import { createChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { CDPSession, Page } from 'playwright-core'
import { readBundleReport } from '../scripts/build/bundle-report.js'
import { PRICE_CEILING } from '../server/domain/captcha/challenge-price.js'
import type { WorkParameters } from '../server/domain/ports/challenges.js'
import { launchBrowser } from '../test/support/browser.js'
import { clientFor } from '../test/support/browser-client.js'
import { serveForeignPage } from '../test/support/foreign-page.js'
import { startTestServer, testUnit, type TestServer } from '../test/support/test-server.js'
import type { solveWork as SolveWork } from '../widget/work/solve-work.js'
import { median } from './median.js'
import type { BenchRow } from './table.js'

const RUNS = 5

const KINDS = [
  { kind: 'picture', name: 'beside a picture' },
  { kind: 'work', name: 'beside a sound, or with no puzzle' },
] as const

/** What is measured for each kind. */
interface Setting {
  name: string
  /** How much slower than it is the page's own thread is made. */
  throttle?: number
  /** What the page is told of the machine: one lane of work for each, up to four. */
  processors?: number
  /** In multiples of the quiet price. */
  price?: number
  runs?: number
}

/** Throttling slows the page's own thread alone, not WebCrypto's; an old phone is slow in both, and has fewer lanes. */
const SETTINGS: Setting[] = [
  { name: '1×' },
  { name: '4× throttled', throttle: 4 },
  { name: '20× throttled', throttle: 20 },
  { name: 'one processor', processors: 1 },
  { name: 'one processor, 20× throttled', throttle: 20, processors: 1 },
  { name: '1×, at the ceiling of the price', price: PRICE_CEILING, runs: 1 },
]

/**
 * How long a page takes over the work of each kind, in a real browser, by the built script: median with the middle
 * counter as the right one, so that the longest is twice as long; and the longest task on the page's own thread.
 */
export async function workTimeBench(): Promise<BenchRow[]> {
  let server: TestServer | undefined
  const site = await serveForeignPage({ operator: () => server?.env.publicUrl ?? '' })
  const browser = await launchBrowser()
  try {
    server = await startTestServer({ units: [testUnit({ origins: [site.origin], captcha: { workFactor: 1 } })] })
    const chunk = `${server.env.publicUrl}/widget/${await solverFile()}`
    const rows: BenchRow[] = []
    for (const { kind, name } of KINDS) {
      const { work } = await clientFor(server).captcha.issue.mutate({ kind, language: 'pl' })
      for (const setting of SETTINGS) {
        const { price = 1, runs = RUNS } = setting
        const works = await fresh(runs, { ...work, data: { max: work.data.max * price } })
        const page = await browser.newPage()
        await page.goto(site.origin)
        await slowDown(await page.context().newCDPSession(page), setting)
        rows.push({ name: `${name}, ${setting.name}`, figure: figure(await solveInPage(page, { chunk, works })) })
        await page.close()
      }
    }
    return rows
  } finally {
    await browser.close()
    await server?.stop()
    await site.close()
  }
}

/** The chunk of the bundle that solves, by its name with a hash. */
async function solverFile(): Promise<string> {
  const files = await readBundleReport(new URL('../dist/bundle.json', import.meta.url))
  const solver = files.find(({ modules }) => modules.includes('widget/work/solve-work.ts'))
  if (solver === undefined) throw new Error('the bundle has no solver: run npm run build')
  return solver.file
}

async function slowDown(devtools: CDPSession, { throttle = 1, processors }: Setting): Promise<void> {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle })
  if (processors !== undefined)
    await devtools.send('Emulation.setHardwareConcurrencyOverride', { hardwareConcurrency: processors })
}

/** The same work again and again with fresh secrets, its right counter in the middle of what it may be. */
function fresh(count: number, { algorithm, cost, keyLength, data }: WorkParameters): Promise<WorkParameters[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const { parameters } = await createChallenge({
        algorithm,
        cost,
        keyLength,
        data,
        deriveKey,
        counter: Math.round(data.max / 2),
      })
      return { ...parameters, keyLength, data } as WorkParameters
    }),
  )
}

/** Milliseconds of a run, and of the longest task of 50 ms and more meanwhile; 0 when there was none. */
interface Run {
  took: number
  longest: number
}

async function solveInPage(page: Page, order: { chunk: string; works: WorkParameters[] }): Promise<Run[]> {
  return page.evaluate(async ({ chunk, works }) => {
    const { solveWork } = (await import(chunk)) as { solveWork: typeof SolveWork }
    const tasks: PerformanceEntry[] = []
    new PerformanceObserver((list) => void tasks.push(...list.getEntries())).observe({ type: 'longtask' })
    const progress = document.body.appendChild(document.createElement('progress'))
    const runs: Run[] = []
    for (const work of works) {
      // lets the page come to rest before, and the observer be told after
      await new Promise((resolve) => setTimeout(resolve, 300))
      const start = performance.now()
      await solveWork(work, {
        controller: new AbortController(),
        // a method: the loader of this file gives names to arrow functions by a function that the page has not
        onProgress(share) {
          progress.value = Math.floor(share * 100) / 100
        },
      })
      const end = performance.now()
      await new Promise((resolve) => setTimeout(resolve, 300))
      const meanwhile = tasks.filter(({ startTime, duration }) => startTime < end && startTime + duration > start)
      runs.push({ took: end - start, longest: Math.max(0, ...meanwhile.map(({ duration }) => duration)) })
    }
    return runs
  }, order)
}

function figure(runs: Run[]): string {
  const long = runs.filter(({ longest }) => longest > 0).map(({ longest }) => Math.round(longest))
  const tasks =
    long.length === 0
      ? 'no task over 50 ms'
      : `a task over 50 ms in ${long.length} of ${runs.length} runs, the longest ${Math.max(...long)} ms`
  return `${Math.round(median(runs.map(({ took }) => took)))} ms, ${tasks}`
}
