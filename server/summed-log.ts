import type { EventFacts, EventLog } from './domain/ports/event-log.js'
import type { SummedLog } from './domain/ports/summed-log.js'

const EVERY_MS = 60_000

/** Different lines that are told apart within a minute; a stranger with many addresses makes no more. */
const MOST_LINES = 1_000

/** Sums up equal lines of an event log, each for a minute from its first. */
export class MinuteLog implements SummedLog {
  readonly #log: EventLog
  readonly #everyMs: number
  readonly #open = new Map<string, { again: number; tell: () => void }>()
  readonly #timers = new Set<NodeJS.Timeout>()

  constructor(log: EventLog, everyMs: number = EVERY_MS) {
    this.#log = log
    this.#everyMs = everyMs
  }

  warn(event: string, facts: EventFacts): void {
    const told = this.#open.size < MOST_LINES || this.#open.has(keyOf(event, facts)) ? facts : withoutClient(facts)
    const key = keyOf(event, told)
    const open = this.#open.get(key)
    if (open !== undefined) {
      open.again++
      return
    }
    this.#log.warn(event, { ...told, count: 1 })
    const line = {
      again: 0,
      tell: () => {
        this.#open.delete(key)
        if (line.again > 0) this.#log.warn(event, { ...told, count: line.again })
      },
    }
    this.#open.set(key, line)
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      line.tell()
    }, this.#everyMs)
    this.#timers.add(timer)
    timer.unref()
  }

  /** Tells what is not told yet. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
    for (const { tell } of this.#open.values()) tell()
  }
}

function keyOf(event: string, facts: EventFacts): string {
  return JSON.stringify([event, facts])
}

function withoutClient({ client: _client, ...facts }: EventFacts): EventFacts {
  return facts
}
