/** Does something again and again on its own clock, one round after the other. */
export class Rounds {
  readonly #everyMs: number
  readonly #run: () => Promise<void>
  #timer: NodeJS.Timeout | undefined
  #round: Promise<void> = Promise.resolve()
  #isRunning = false

  /**
   * `everyMs` lies between the end of a round and the next, a quarter more or less; `Infinity`: no round comes by itself.
   * `run` must not reject.
   */
  constructor(everyMs: number, run: () => Promise<void>) {
    this.#everyMs = everyMs
    this.#run = run
  }

  start(): void {
    this.#isRunning = true
    this.#schedule()
  }

  /** Begins no new round and waits for the one under way. */
  async stop(): Promise<void> {
    this.#isRunning = false
    clearTimeout(this.#timer)
    await this.#round
  }

  #schedule(): void {
    // a timer would take it for the shortest time there is
    if (this.#everyMs === Infinity) return
    const wait = this.#everyMs * (0.75 + Math.random() / 2)
    this.#timer = setTimeout(() => {
      this.#round = this.#run().finally(() => {
        if (this.#isRunning) this.#schedule()
      })
    }, wait)
  }
}
