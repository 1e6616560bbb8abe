import { FairQueue } from '../domain/fair-queue.js'
import type { HashingTurn } from '../domain/ports/password-hasher.js'

export interface HashingLanesOptions {
  /** How many tasks run at once. */
  concurrency: number
  /** What the next one is told when too many wait. */
  refuse: () => Error
}

type Lane = HashingTurn['for']

/**
 * How many may wait in a lane: in all, of a unit, of one asker in it (of a system, and of one of its visitors); some fifty
 * have their turn in a second. Nobody has more than half of what units share, and a system asks for all of its visitors.
 */
const MOST_WAITING: Record<Lane, readonly number[]> = {
  system: [512, 256, 256, 256],
  link: [512, 256, 64],
  known: [512, 256, 64],
  stranger: [256, 128, 32],
}

/** Turns of others after which one is a stranger's, if any waits. */
const OTHERS_FIRST = 4

/** What waits for its turn. */
interface Waiting {
  begin: () => void
  reject: (error: Error) => void
}

/**
 * Lets tasks run a few at a time, in lanes. Strangers have their turns one by one, with rests between, and while nobody else
 * has one, so that they hold up nobody; where others are always busy, one turn of five is a stranger's all the same. In
 * a lane units have their turns one after another, and in a unit those who ask.
 */
export class HashingLanes {
  readonly #concurrency: number
  readonly #refuse: () => Error
  readonly #waiting: Record<Lane, FairQueue<Waiting>>
  /** Those that are no strangers', the one whose turn is next first. */
  #others: readonly Exclude<Lane, 'stranger'>[] = ['system', 'link', 'known']
  #running = 0
  #isStrangerRunning = false
  #areStrangersResting = false
  #othersSinceStranger = 0

  constructor({ concurrency, refuse }: HashingLanesOptions) {
    this.#concurrency = concurrency
    this.#refuse = refuse
    const queueOf = (lane: Lane) => new FairQueue<Waiting>(MOST_WAITING[lane], ({ reject }) => reject(refuse()))
    this.#waiting = {
      system: queueOf('system'),
      link: queueOf('link'),
      known: queueOf('known'),
      stranger: queueOf('stranger'),
    }
  }

  /** Runs a task when its turn comes; rejects at once when too many wait. One that fails gives its place up like any other. */
  async take<T>(turn: HashingTurn, task: () => Promise<T>): Promise<T> {
    await this.#wait(turn)
    const begun = performance.now()
    try {
      return await task()
    } finally {
      this.#running -= 1
      if (turn.for === 'stranger') this.#endStranger(performance.now() - begun)
      this.#start()
    }
  }

  /** Strangers leave a processor alone for as long as they had it, unless their turn comes before. */
  #endStranger(milliseconds: number): void {
    this.#isStrangerRunning = false
    this.#areStrangersResting = true
    setTimeout(() => {
      this.#areStrangersResting = false
      this.#start()
    }, milliseconds)
  }

  #wait({ for: lane, unit, system = '', from = '' }: HashingTurn): Promise<void> {
    const names = lane === 'system' ? [unit, system, from] : [unit, from]
    return new Promise((resolve, reject) => {
      if (this.#waiting[lane].add(names, { begin: resolve, reject })) this.#start()
      else reject(this.#refuse())
    })
  }

  #start(): void {
    while (this.#running < this.#concurrency) {
      const begin = this.#next()
      if (begin === undefined) return
      this.#running += 1
      begin()
    }
  }

  #next(): (() => void) | undefined {
    const isTheirTurn = this.#othersSinceStranger >= OTHERS_FIRST
    if (isTheirTurn) return this.#nextStranger() ?? this.#nextOther()
    const isQuiet = this.#running === 0 && !this.#areStrangersResting
    return this.#nextOther() ?? (isQuiet ? this.#nextStranger() : undefined)
  }

  #nextOther(): (() => void) | undefined {
    for (const lane of this.#others) {
      const next = this.#waiting[lane].next()
      if (next === undefined) continue
      this.#others = [...this.#others.filter((other) => other !== lane), lane]
      this.#othersSinceStranger += 1
      return next.begin
    }
    return undefined
  }

  #nextStranger(): (() => void) | undefined {
    const begin = this.#isStrangerRunning ? undefined : this.#waiting.stranger.next()?.begin
    if (begin === undefined) return undefined
    this.#isStrangerRunning = true
    this.#othersSinceStranger = 0
    return begin
  }
}
