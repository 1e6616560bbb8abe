import { isTerminal } from '../kit/print.js'

const TERMINAL_EVERY_MS = 200
const LINES_EVERY = 10_000

/** Says on `stderr` how far an import is: on one line of a terminal, else on a line of its own now and then. */
export class Progress {
  readonly #stream: NodeJS.WritableStream
  readonly #isTerminal: boolean
  readonly #startedAt = performance.now()
  #shownAt = this.#startedAt
  /** Characters of the line that stands on the terminal. */
  #shown = 0

  constructor(stream: NodeJS.WritableStream) {
    this.#stream = stream
    this.#isTerminal = isTerminal(stream)
  }

  /** To be called after each line, with their number; it writes only when it is time to. */
  show(lines: number): void {
    const now = performance.now()
    if (!this.#isTerminal) {
      if (lines % LINES_EVERY === 0) this.#stream.write(`${this.#text(lines, now)}\n`)
    } else if (now - this.#shownAt >= TERMINAL_EVERY_MS) {
      const text = this.#text(lines, now)
      this.#stream.write(`\r${text.padEnd(this.#shown)}`)
      this.#shown = text.length
      this.#shownAt = now
    }
  }

  /** Makes room for another line on a terminal. */
  clear(): void {
    if (this.#shown > 0) this.#stream.write(`\r${' '.repeat(this.#shown)}\r`)
    this.#shown = 0
  }

  #text(lines: number, now: number): string {
    const perSecond = Math.round(lines / Math.max(0.001, (now - this.#startedAt) / 1_000))
    return `${lines} lines, ${perSecond} a second`
  }
}
