// both as they are before a test stops the clock
const { setTimeout: realSetTimeout } = window
const realNow = performance.now.bind(performance)

const POLL_MS = 4
const LIMIT_MS = 8_000

/** Waits until something is so, eight seconds at the most; `message` says what did not come. */
export async function until(condition: () => unknown, message: string): Promise<void> {
  const begun = realNow()
  while (!(await condition())) {
    if (realNow() - begun > LIMIT_MS) throw new Error(`not within ${LIMIT_MS} ms: ${message}`)
    await new Promise((resolve) => realSetTimeout(resolve, POLL_MS))
  }
}

/** Time for what is rendered in the next microtasks. */
export function aFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => realSetTimeout(resolve)))
}

/** Really waits; only for what no clock of the page's tells, such as work that other threads do. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => realSetTimeout(resolve, milliseconds))
}
