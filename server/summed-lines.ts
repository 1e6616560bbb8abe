/** How long equal lines are counted before the sum of them is written, in milliseconds. */
const EVERY_MS = 60_000

/** Different lines of a kind that are told apart at once: a flood of those fills no memory, and takes no other kind's places. */
const MOST_OF_A_KIND = 1_000

/** Writes a line; `times`, when there is one, says for how many equal ones it stands. */
export type WriteLine = (times?: number) => void

/** What has been kept back of a line. */
interface Kept {
  write: WriteLine
  times: number
}

/** Writes the first of equal lines at once, and once a minute how many more there were. */
export class SummedLines {
  readonly #lines = new Map<string, Kept>()
  /** How many different lines there are, by kind. */
  readonly #kinds = new Map<string, number>()
  readonly #timer: NodeJS.Timeout

  constructor({ everyMs = EVERY_MS }: { everyMs?: number } = {}) {
    this.#timer = setInterval(() => this.flush(), everyMs).unref()
  }

  /**
   * Writes a line, or keeps it back when it equals one of this minute. What comes when too many of its `kind` are told apart
   * is counted under that.
   */
  add(line: string, { kind, write }: { kind: string; write: WriteLine }): void {
    const ofKind = this.#kinds.get(kind) ?? 0
    const name = this.#lines.has(line) || ofKind < MOST_OF_A_KIND ? line : kind
    const kept = this.#lines.get(name)
    if (kept === undefined) {
      this.#lines.set(name, { write, times: 0 })
      this.#kinds.set(kind, ofKind + 1)
      write()
    } else {
      kept.times += 1
    }
  }

  /** Writes what was kept back. */
  flush(): void {
    const lines = [...this.#lines.values()]
    this.#lines.clear()
    this.#kinds.clear()
    for (const { write, times } of lines) if (times > 0) write(times)
  }

  /** Writes what was kept back, and nothing by itself any more. */
  close(): void {
    clearInterval(this.#timer)
    this.flush()
  }
}
