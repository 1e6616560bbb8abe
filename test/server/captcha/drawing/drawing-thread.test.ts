import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { drawChallenge } from '../../../../server/captcha/draw-challenge.js'
import { DrawingThread } from '../../../../server/captcha/drawing/drawing-thread.js'
import type { DrawableChallenge } from '../../../../server/captcha/sealed-drawings.js'
import { until } from '../../../support/until.js'

const drawable = (kind: 'picture' | 'sound' = 'picture'): DrawableChallenge => ({
  kind,
  answer: kind === 'picture' ? 'KTYRW' : '12345',
  language: 'pl',
  seed: randomBytes(32),
})

function recording() {
  const events: string[] = []
  return {
    events,
    log: { info: (event: string) => void events.push(event), warn: (event: string) => void events.push(event) },
  }
}

/** Threads that run: what Node counts of its own message ports to them. */
const threads = (): number => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length

describe('the thread that draws', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'klucznik-thread-'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  /** A thread of a test's own. */
  async function threadOf(source: string): Promise<URL> {
    const file = join(folder, `${randomBytes(4).toString('hex')}.mjs`)
    await writeFile(file, `import { parentPort } from 'node:worker_threads'\n${source}`)
    return pathToFileURL(file)
  }

  it('draws the same bytes as anybody else, starts with the first, and ends when it is told to', async () => {
    const before = threads()
    const { events, log } = recording()
    const thread = new DrawingThread({ log })
    assert.equal(threads(), before)
    for (const one of [drawable('picture'), drawable('sound')])
      assert.deepEqual(await thread.draw(one), drawChallenge(one))
    assert.equal(threads(), before + 1)
    await thread.stop()
    await until('the thread has ended', () => threads() === before)
    assert.deepEqual(events, [])
    await assert.rejects(thread.draw(drawable()), { code: 'UNAVAILABLE' })
    assert.equal(threads(), before)
  })

  it('is ended when it hangs, and whoever waited is told to come again', async () => {
    const { events, log } = recording()
    const file = await threadOf(`parentPort.on('message', () => { for (;;); })`)
    const thread = new DrawingThread({ log, file, patienceMs: 100 })
    await assert.rejects(thread.draw(drawable()), { code: 'UNAVAILABLE' })
    assert.ok(events.includes('drawing.thread-died'))
    await thread.stop()
  })

  it('tells what could not be drawn, and draws on', async () => {
    const { events, log } = recording()
    const thread = new DrawingThread({ log })
    await assert.rejects(thread.draw({ ...drawable(), answer: 'ąęó' }), RangeError)
    const one = drawable()
    assert.deepEqual(await thread.draw(one), drawChallenge(one))
    assert.deepEqual(events, [])
    await thread.stop()
  })

  it('that dies while it draws is started again for the same drawing, which is logged once', async () => {
    const { events, log } = recording()
    // draws two and dies at the third, whichever it is
    const file = await threadOf(`
      let times = 0
      parentPort.on('message', () => {
        if (++times === 3) process.exit(1)
        parentPort.postMessage({ media: Uint8Array.of(times) })
      })`)
    const thread = new DrawingThread({ log, file })
    const drawn: number[] = []
    for (let n = 0; n < 5; n++) drawn.push(...(await thread.draw(drawable())))
    assert.deepEqual(drawn, [1, 2, 1, 2, 1])
    assert.deepEqual(events, ['drawing.thread-died', 'drawing.thread-died'])
    await thread.stop()
  })

  it('that cannot live refuses, and is tried again a second later', async () => {
    const { events, log } = recording()
    const thread = new DrawingThread({ log, file: await threadOf('throw new Error("no")') })
    for (let n = 0; n < 50; n++) await assert.rejects(thread.draw(drawable()), { code: 'UNAVAILABLE', retryAfter: 1 })
    assert.ok(events.length >= 1 && events.length <= 3, events.join())
    const soFar = events.length
    await until('it is tried again', async () => {
      await assert.rejects(thread.draw(drawable()), { code: 'UNAVAILABLE' })
      return events.length > soFar
    })
    await thread.stop()
  })

  it('has nothing of the server’s environment', async () => {
    const { log } = recording()
    const file = await threadOf(`
      parentPort.on('message', () => parentPort.postMessage({ media: Uint8Array.of(Object.keys(process.env).length) }))`)
    const thread = new DrawingThread({ log, file })
    assert.deepEqual([...(await thread.draw(drawable()))], [0])
    await thread.stop()
  })
})
