import { Failure } from '../../domain/failure.js'
import { FairQueue } from '../../domain/fair-queue.js'
import type { EventLog } from '../../domain/ports/event-log.js'
import type { DrawableChallenge, OpenedDrawing } from '../sealed-drawings.js'
import { KeptDrawings } from './kept-drawings.js'

/** Bytes of drawings that are kept: some 140 sounds or 4,000 pictures. */
const MOST_KEPT_BYTES = 8 * 1024 * 1024

/** Drawings that may wait: a second's worth. No unit has more than half of the places. */
const MOST_WAITING = 256
const MOST_OF_A_UNIT = MOST_WAITING / 2

/** After how many seconds to come again when too many wait. */
const RETRY_AFTER_SECONDS = 2

/** What draws, one thing at a time. */
export interface Draws {
  draw(drawable: DrawableChallenge): Promise<Buffer>
}

interface Waiting {
  drawing: OpenedDrawing
  resolve: (media: Buffer) => void
  reject: (error: unknown) => void
}

/**
 * Pictures and sounds, each drawn once, however often and by how many at once its address is asked for: asking costs a
 * visitor nothing, and drawing costs the server milliseconds.
 */
export class Drawings {
  readonly #thread: Draws
  readonly #log: EventLog
  readonly #kept = new KeptDrawings(MOST_KEPT_BYTES)
  readonly #underWay = new Map<string, Promise<Buffer>>()
  readonly #queue = new FairQueue<Waiting>([MOST_WAITING, MOST_OF_A_UNIT])
  #isDrawing = false

  constructor({ thread, log }: { thread: Draws; log: EventLog }) {
    this.#thread = thread
    this.#log = log
  }

  /** The bytes of a picture (PNG) or a sound (WAV). Throws {@link Failure} `UNAVAILABLE` when too many wait. */
  async draw(drawing: OpenedDrawing): Promise<Buffer> {
    const key = Buffer.from(drawing.seed).toString('base64')
    const kept = this.#kept.get(key)
    if (kept !== undefined) return kept
    const underWay = this.#underWay.get(key)
    if (underWay !== undefined) return underWay
    const drawn = this.#wait(drawing)
      .then((media) => {
        this.#kept.add(key, media)
        return media
      })
      .finally(() => this.#underWay.delete(key))
    this.#underWay.set(key, drawn)
    return drawn
  }

  #wait(drawing: OpenedDrawing): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      if (this.#queue.add([drawing.unit], { drawing, resolve, reject })) return void this.#drawWaiting()
      this.#log.info('drawing.refused', { unit: drawing.unit })
      reject(new Failure('UNAVAILABLE', { retryAfter: RETRY_AFTER_SECONDS }))
    })
  }

  async #drawWaiting(): Promise<void> {
    if (this.#isDrawing) return
    this.#isDrawing = true
    for (let next = this.#queue.next(); next !== undefined; next = this.#queue.next()) {
      await this.#thread.draw(next.drawing).then(next.resolve, next.reject)
    }
    this.#isDrawing = false
  }
}
