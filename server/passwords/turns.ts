export interface TurnsOptions {
  /** How many tasks run at once. */
  concurrency: number
  /** How many may wait beside them. */
  waiting: number
  /** What the next one is told. */
  refuse: () => Error
}

/** Runs a task when its turn comes: first come, first served. Rejects at once when too many wait. */
export type TakeTurn = <T>(task: () => Promise<T>) => Promise<T>

/** Lets tasks run a few at a time. A task that fails gives its place up like any other. */
export function createTurns({ concurrency, waiting, refuse }: TurnsOptions): TakeTurn {
  const queue: (() => void)[] = []
  let running = 0

  return async function takeTurn(task) {
    if (running < concurrency) {
      running += 1
    } else {
      if (queue.length >= waiting) throw refuse()
      // whoever finishes hands over its place, so that nobody who comes in between can take it
      await new Promise<void>((resolve) => queue.push(resolve))
    }
    try {
      return await task()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running -= 1
    }
  }
}
