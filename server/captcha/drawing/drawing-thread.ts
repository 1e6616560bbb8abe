import { Worker } from 'node:worker_threads'
import { Failure } from '../../domain/failure.js'
import type { EventLog } from '../../domain/ports/event-log.js'
import type { DrawableChallenge } from '../sealed-drawings.js'
import type { ThreadAnswer } from './draw-worker.js'

/** Megabytes that the thread's own objects may take: many times what a picture needs. */
const MOST_MEGABYTES = 64

/** How long a thread that died before it drew anything is not started again, in milliseconds: it would die again. */
const REST_MS = 1_000

/** What takes longer than this, in milliseconds, will never be drawn: a picture takes some ten. */
const PATIENCE_MS = 10_000

const FILE = new URL(import.meta.url.endsWith('.ts') ? './draw-from-source.mjs' : './draw-worker.js', import.meta.url)

class ThreadDied extends Error {
  override readonly name = 'ThreadDied'
}

interface UnderWay {
  resolve: (media: Buffer) => void
  reject: (error: unknown) => void
  timer: NodeJS.Timeout
}

/** A thread that draws one thing at a time. It starts with the first, and again after a death. */
export class DrawingThread {
  readonly #log: EventLog
  readonly #file: URL
  readonly #patienceMs: number
  #worker: Worker | undefined
  #underWay: UnderWay | undefined
  #hasDrawn = false
  #restsUntil = 0
  #isStopped = false

  constructor({ log, file = FILE, patienceMs = PATIENCE_MS }: { log: EventLog; file?: URL; patienceMs?: number }) {
    this.#log = log
    this.#file = file
    this.#patienceMs = patienceMs
  }

  /**
   * The bytes of a picture or a sound; only to be called when the one before it has ended. Throws {@link Failure}
   * `UNAVAILABLE` when the thread cannot be kept alive.
   */
  async draw(drawable: DrawableChallenge): Promise<Buffer> {
    try {
      return await this.#ask(drawable)
    } catch (error) {
      if (!(error instanceof ThreadDied)) throw error
      // whoever waits did nothing wrong
      return await this.#ask(drawable).catch((again: unknown) => {
        throw again instanceof ThreadDied ? unavailable() : again
      })
    }
  }

  /** Ends the thread, and what it draws; nothing is drawn any more. */
  async stop(): Promise<void> {
    this.#isStopped = true
    const worker = this.#worker
    this.#worker = undefined
    this.#end(new Failure('UNAVAILABLE'))
    await worker?.terminate()
  }

  #ask(drawable: DrawableChallenge): Promise<Buffer> {
    const rests = this.#worker === undefined && performance.now() < this.#restsUntil
    if (rests || this.#isStopped) return Promise.reject(unavailable())
    const worker = (this.#worker ??= this.#start())
    const { kind, answer, language, seed } = drawable
    return new Promise((resolve, reject) => {
      // one that hangs is ended, and counts as dead
      const timer = setTimeout(() => void worker.terminate(), this.#patienceMs)
      this.#underWay = { resolve, reject, timer }
      // a buffer may share its memory with others, all of which would be copied
      worker.postMessage({ kind, answer, language, seed: Uint8Array.from(seed) } satisfies DrawableChallenge)
    })
  }

  #start(): Worker {
    // nothing of the process's own is for a thread that draws: no flags, and no environment, which holds the secret key
    const worker = new Worker(this.#file, {
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    })
    this.#hasDrawn = false
    let why: unknown
    worker.on('message', (answer: ThreadAnswer) => {
      if (worker !== this.#worker) return
      this.#hasDrawn = true
      if ('error' in answer) this.#end(answer.error)
      else this.#end(undefined, Buffer.from(answer.media.buffer))
    })
    worker.on('error', (error) => (why = error))
    worker.on('exit', () => {
      if (worker !== this.#worker) return
      this.#worker = undefined
      if (!this.#hasDrawn) this.#restsUntil = performance.now() + REST_MS
      this.#log.warn('drawing.thread-died', {}, why)
      this.#end(new ThreadDied())
    })
    return worker
  }

  #end(error: unknown, media?: Buffer): void {
    const underWay = this.#underWay
    this.#underWay = undefined
    clearTimeout(underWay?.timer)
    if (media === undefined) underWay?.reject(error)
    else underWay?.resolve(media)
  }
}

function unavailable(): Failure {
  return new Failure('UNAVAILABLE', { retryAfter: Math.ceil(REST_MS / 1_000) })
}
