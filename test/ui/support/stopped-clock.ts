interface Timer {
  task: () => void
  at: number
  /** Of one that comes again and again. */
  every: number | undefined
}

const page = {
  now: Date.now,
  setTimeout: window.setTimeout,
  setInterval: window.setInterval,
  clearTimeout: window.clearTimeout,
  clearInterval: window.clearInterval,
}

/**
 * The page's clock, stopped: `Date.now` and the timers of the elements go on when a test says so. A timer of 0 ms runs by
 * itself, since it waits for its turn and not for a time. What is still due when the page has its own clock back never comes.
 */
export class StoppedClock {
  readonly #begun = page.now()
  readonly #timers = new Map<number, Timer>()
  #passed = 0
  #last = 0

  constructor() {
    Date.now = () => this.#begun + this.#passed
    Object.assign(window, {
      setTimeout: (task: () => void, delay = 0) =>
        delay > 0 ? this.#set(task, delay) : page.setTimeout.call(window, task, delay),
      setInterval: (task: () => void, every: number) => this.#set(task, every, every),
      clearTimeout: (id?: number) => this.#clear(id),
      clearInterval: (id?: number) => this.#clear(id),
    })
  }

  /** Lets time pass, in milliseconds: whatever falls due runs, in its order. */
  pass(milliseconds: number): void {
    const end = this.#passed + milliseconds
    for (let next = this.#next(); next && next.timer.at <= end; next = this.#next()) this.#run(next)
    this.#passed = end
  }

  /** Lets time pass until the next timer, which runs; gives how long that was, or undefined when nothing is due. */
  passToNext(): number | undefined {
    const next = this.#next()
    if (!next) return undefined
    const before = this.#passed
    this.#run(next)
    return this.#passed - before
  }

  /** Gives the page its own clock back. */
  restore(): void {
    const { now, ...timers } = page
    Date.now = now
    Object.assign(window, timers)
  }

  #set(task: () => void, delay: number, every?: number): number {
    // negative, so that no real timer has the same
    const id = --this.#last
    this.#timers.set(id, { task, at: this.#passed + delay, every })
    return id
  }

  #clear(id: number | undefined): void {
    if (id === undefined || !this.#timers.delete(id)) page.clearTimeout.call(window, id)
  }

  #next(): { id: number; timer: Timer } | undefined {
    let next: { id: number; timer: Timer } | undefined
    for (const [id, timer] of this.#timers) if (!next || timer.at < next.timer.at) next = { id, timer }
    return next
  }

  #run({ id, timer }: { id: number; timer: Timer }): void {
    this.#passed = timer.at
    if (timer.every === undefined) this.#timers.delete(id)
    else timer.at += timer.every
    timer.task()
  }
}

let stopped: StoppedClock | undefined

/** Stops the page's clock until `restore`, at the latest until the end of the test. */
export function stopClock(): StoppedClock {
  stopped?.restore()
  stopped = new StoppedClock()
  return stopped
}

afterEach(() => {
  stopped?.restore()
  stopped = undefined
})
