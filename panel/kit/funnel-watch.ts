import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** How long it waits for its next look, by how long it has looked: a class is out within seconds, a school is not. */
const PACES = [
  { until: 30_000, every: 2_000 },
  { until: 120_000, every: 5_000 },
  { until: 1_800_000, every: 15_000 },
]
/** Mails may wait for a turn of the outbox, or for a relay that is down for a moment. */
const STILL_MS = 120_000

export interface Watched {
  /** Shows what there is; resolves with a text that changes when that does, or with undefined when all has happened. */
  look: () => Promise<string | undefined>
  /** It looks no more: all has happened, or nothing does any longer. */
  over: (isAll: boolean) => void
}

interface Seen {
  last: string
  /** How long it has looked, and for how long nothing has changed. */
  looked: number
  still: number
}

/** Looks again and again while mails go out, until all are out or nothing moves any more. */
export class FunnelWatch implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostDisconnected(): void {
    this.stop()
  }

  start(watched: Watched): void {
    this.stop()
    this.#next(watched, { last: '', looked: 0, still: 0 })
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #next(watched: Watched, { last, looked, still }: Seen): void {
    const every = PACES.find(({ until }) => looked < until)?.every
    if (every === undefined || still >= STILL_MS) return watched.over(false)
    const seen = { last, looked: looked + every, still: still + every }
    this.#timer = setTimeout(() => void this.#look(watched, seen), every)
  }

  async #look(watched: Watched, seen: Seen): Promise<void> {
    const timer = this.#timer
    // a look that fails is no news
    const now = await watched.look().catch(() => seen.last)
    // stopped, or begun anew, meanwhile
    if (timer !== this.#timer) return
    if (now === undefined) watched.over(true)
    else this.#next(watched, now === seen.last ? seen : { ...seen, last: now, still: 0 })
  }
}
